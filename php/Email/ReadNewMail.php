<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Log;
use Deskfold\Core\Problem;
use Deskfold\Intake\IntakeResult;
use Deskfold\Intake\ProcessRaw;

/** Fetches a mailbox and makes tickets of what came, at once and to the end: for somebody who waits. */
final class ReadNewMail {

	public function __construct(
		private readonly FetchMailbox $fetch,
		private readonly ProcessRaw $process,
		private readonly Log $log,
	) {
	}

	/**
	 * @return list<IntakeResult>
	 * @throws Problem when the mailbox could not be fetched; what had come until then is stored
	 */
	public function __invoke( Mailbox $mailbox ): array {
		$results = [];
		do {
			$fetched = ( $this->fetch )( $mailbox->id );
			foreach ( $fetched->raw_ids as $raw_id ) {
				try {
					$results[] = ( $this->process )( $raw_id );
				} catch ( \Throwable $error ) {
					// The raw mail is safe: the intake job tries it again.
					$this->log->write( Log::ERROR, 'Email', 'A fetched mail could not be read yet', [ 'raw_id' => $raw_id, 'error' => Log::tell( $error ) ] );
				}
			}
		} while ( $fetched->has_more );
		return $results;
	}
}
