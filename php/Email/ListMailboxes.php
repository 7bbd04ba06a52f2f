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
}
