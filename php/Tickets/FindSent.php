<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\Address;

/** Finds the mail of ours that a report from outside speaks of. Only our own keyed Message-ID ties a report to it. */
final class FindSent {

	public function __construct(
		private readonly MessageStore $messages,
		private readonly ReplyToken $token,
	) {
	}

	/** Null when the id is forged, somebody else's, or of no mail that left. */
	public function __invoke( string $message_id ): ?Message {
		return null === $this->token->ticket_of_message_id( $message_id ) ? null : $this->messages->sent_as( $message_id );
	}

	/**
	 * Those of the addresses that the message was written to. A report may name nobody: with one recipient it is that one.
	 *
	 * @param list<string> $named
	 * @return list<Address>
	 */
	public static function recipients( Message $message, array $named ): array {
		$all  = [ ...$message->to, ...$message->cc, ...$message->bcc ];
		$keys = array_map( static fn ( string $email ): string => ( new Address( $email ) )->key(), array_filter( $named, static fn ( string $email ): bool => '' !== $email ) );
		if ( [] === $keys ) {
			return 1 === count( $all ) ? $all : [];
		}
		return array_values( array_filter( $all, static fn ( Address $address ): bool => in_array( $address->key(), $keys, true ) ) );
	}
}
