<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Log;
use Deskfold\Core\Problem;
use Deskfold\Intake\ProcessRaw;
use Deskfold\Intake\ReceivedRaw;
use Deskfold\Intake\ReceiveRaw;

/** Takes a mail that a mail server, a program or a person hands over. When it returns, the bytes are safe. */
final class AcceptMail {

	public function __construct(
		private readonly ReceiveRaw $receive,
		private readonly ProcessRaw $process,
		private readonly Log $log,
		private readonly HealthStore $health,
	) {
	}

	/** @throws Problem when it could not be stored: hand it over again later */
	public function __invoke( int $mailbox_id, string $bytes ): Accepted {
		// Its own bytes name it: handing the same mail over twice is safe.
		return $this->read( $mailbox_id, ( $this->receive )( EmailChannel::NAME, $mailbox_id, ReceiveRaw::name_of( hash( 'sha256', $bytes ) ), $bytes, true ) );
	}

	/**
	 * The same, however large it is.
	 *
	 * @param resource $stream
	 * @throws Problem when it could not be stored: hand it over again later
	 */
	public function stream( int $mailbox_id, $stream ): Accepted {
		return $this->read( $mailbox_id, $this->receive->stream( EmailChannel::NAME, $mailbox_id, $stream ) );
	}

	private function read( int $mailbox_id, ReceivedRaw $raw ): Accepted {
		if ( $raw->is_new ) {
			$this->health->received( $mailbox_id );
		}
		try {
			$done = $this->process->received( $raw );
		} catch ( \Throwable $error ) {
			// The raw mail is safe, so this is not the caller's problem: the intake job tries it again.
			$this->log->write( Log::ERROR, 'Email', 'A mail was stored but could not be read yet', [ 'raw_id' => $raw->id, 'error' => Log::tell( $error ) ] );
			return new Accepted( $raw->is_new, Accepted::RECEIVED, reason: $error instanceof Problem ? $error->getMessage() : '' );
		}
		return new Accepted( $raw->is_new, $raw->is_new ? $done->result : 'duplicate', $done->ticket_id, $done->message_id, $done->reason );
	}
}
