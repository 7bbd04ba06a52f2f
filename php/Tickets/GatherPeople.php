<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\Address;
use Deskfold\Channels\OurAddresses;

/** Whom an answer to all reaches: who wrote, and everybody they wrote to. Without ourselves, and without those who read nothing. */
final class GatherPeople {

	/** @return list<Address> each once, as first written */
	public function __invoke( Message $message ): array {
		if ( Message::INCOMING !== $message->kind || $message->is_auto_reply ) {
			return [];
		}
		$people = [];
		foreach ( [ new Address( $message->author->address, $message->author->name ), ...$message->to, ...$message->cc ] as $address ) {
			if ( false !== is_email( $address->email ) && ! $address->is_nobody() && ! in_array( $address->bare(), OurAddresses::all(), true ) ) {
				$people[ $address->key() ] ??= $address;
			}
		}
		return array_values( $people );
	}
}
