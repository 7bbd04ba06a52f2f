<?php
declare( strict_types=1 );

namespace Deskfold\Email;

/** Every mailbox, by name. */
final class ListMailboxes {

	public function __construct( private readonly MailboxStore $store ) {
	}

	/** @return list<Mailbox> */
	public function __invoke(): array {
		return $this->store->all();
	}

	/**
	 * Answers FindTicket::MAILBOXES.
	 *
	 * @param list<int> $others
	 * @return list<int>
	 */
	public function in_use( array $others ): array {
		$active = array_filter( $this->store->all(), static fn ( Mailbox $mailbox ): bool => $mailbox->is_active );
		return [ ...$others, ...array_map( static fn ( Mailbox $mailbox ): int => $mailbox->id, array_values( $active ) ) ];
	}

	/**
	 * Answers OurAddresses::FILTER: a mail that claims to come from ourselves is no customer's.
	 *
	 * @param list<string> $others
	 * @return list<string>
	 */
	public function addresses( array $others ): array {
		return [ ...$others, ...$this->store->addresses() ];
	}
}
