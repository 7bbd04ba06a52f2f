<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Problem;

/** Remembers with a mailbox whether it can send. What is wrong with one mail or one customer says nothing of the mailbox. */
final class NoteSending {

	private const OF_ONE_MAIL = [ 'recipient_refused', 'recipient_unusable', 'mail_too_large', 'delivery_uncertain', 'file_missing', OAuth\OAuthProblem::BUSY ];

	public function __construct( private readonly HealthStore $store ) {
	}

	/**
	 * @template T
	 * @param callable(): T $send
	 * @return T
	 * @throws Problem what sending throws
	 */
	public function __invoke( int $mailbox_id, callable $send ): mixed {
		try {
			$done = $send();
		} catch ( Problem $problem ) {
			if ( ! in_array( $problem->kind, self::OF_ONE_MAIL, true ) && ! str_starts_with( $problem->kind, 'database_' ) ) {
				$this->store->not_sent( $mailbox_id, $problem->kind, $problem->getMessage() );
			}
			throw $problem;
		}
		$this->store->sent( $mailbox_id );
		return $done;
	}
}
