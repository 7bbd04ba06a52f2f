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
	 * Answers TakeIn::OWN_ADDRESSES: a mail that claims to come from ourselves is no customer's.
	 *
	 * @param list<string> $others
	 * @return list<string>
	 */
	public function addresses( array $others ): array {
		return [ ...$others, ...$this->store->addresses() ];
	}
}
