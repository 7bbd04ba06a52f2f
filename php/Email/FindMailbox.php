<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Problem;

/** One mailbox, by number or address; without either the default one. */
final class FindMailbox {

	public function __construct( private readonly MailboxStore $store ) {
	}

	/** @throws Problem when there is none of that address or number */
	public function __invoke( int|string $which ): Mailbox {
		$found = is_int( $which ) ? $this->store->find( $which ) : $this->store->find_by_address( $which );
		if ( null === $found && is_string( $which ) ) {
			/* translators: %s: mail address. */
			throw new Problem( 'unknown_mailbox', sprintf( __( 'There is no mailbox with the address %s.', 'deskfold' ), $which ), 404 );
		}
		return $found ?? throw Problem::not_found();
	}

	/** The mailbox of a ticket where it still is, else the default; null when the site has none. */
	public function or_default( int $id ): ?Mailbox {
		return ( $id > 0 ? $this->store->find( $id ) : null ) ?? $this->store->preferred();
	}
}
