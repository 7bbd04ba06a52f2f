<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Core\Log;
use Deskfold\Intake\ProcessRaw;
use Deskfold\Intake\ReceiveRaw;

/** Puts a form's message where nothing can lose it, then tries to make a ticket of it at once. */
final class AcceptMessage {

	public function __construct(
		private readonly ReceiveRaw $receive_raw,
		private readonly ProcessRaw $process_raw,
		private readonly Log $log,
	) {
	}

	/**
	 * @param string $key the same for the same message sent twice
	 * @return ?int the ticket; null when it will be made later
	 */
	public function __invoke( FormMessage $message, string $key ): ?int {
		$raw = ( $this->receive_raw )( FormChannel::NAME, $message->topic->mailbox_id ?? 0, self::external_id( $message, $key ), FormRaw::pack( $message ), true );
		try {
			return $this->process_raw->received( $raw )->ticket_id;
		} catch ( \Throwable $error ) {
			// The bytes are safe and the intake job tries again: the visitor need not know.
			$this->log->write( Log::WARNING, 'ContactForm', 'A form was received and could not be processed at once', [ 'raw' => $raw->id, 'error' => Log::tell( $error ) ] );
			return null;
		}
	}

	/** A cached page gives many visitors the same key, so what they wrote is part of it. */
	private static function external_id( FormMessage $message, string $key ): string {
		$parts = [ $key, $message->email, $message->name, $message->subject, $message->text, (string) $message->ticket_id ];
		foreach ( $message->attachments as $file ) {
			$parts[] = hash( 'sha256', $file->bytes );
		}
		return hash( 'sha256', implode( "\0", $parts ) );
	}
}
