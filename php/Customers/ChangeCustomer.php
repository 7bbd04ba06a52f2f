<?php
declare( strict_types=1 );

namespace Deskfold\Customers;

use Deskfold\Channels\Address;
use Deskfold\Core\Clock;
use Deskfold\Core\Problem;

/** Changes what the team knows of a customer. */
final class ChangeCustomer {

	public function __construct(
		private readonly CustomerStore $store,
		private readonly Clock $clock,
	) {
	}

	/** @param int $by the agent who does it */
	public function __invoke( int $id, ?string $name, ?string $notes, ?bool $remote_images, int $by ): Customer {
		$customer = $this->store->by_id( $id ) ?? throw Problem::not_found();
		$now      = $this->clock->now_ms();
		// Saved once more as they were, they are still whose they were.
		$wrote = null === $notes || $notes === $customer->notes ? [] : [
			'notes'    => $notes,
			'notes_by' => '' === $notes ? 0 : $by,
			'notes_at' => '' === $notes ? null : $now,
		];
		$changes = array_filter(
			[
				'name'          => null === $name ? null : mb_substr( $name, 0, 190 ),
				'remote_images' => null === $remote_images ? null : (int) $remote_images,
			],
			static fn ( string|int|null $value ): bool => null !== $value
		);
		$this->store->change( $id, $changes + $wrote, $now );
		return $this->store->by_id( $id ) ?? throw Problem::not_found();
	}

	/** The customer has shown that the address is theirs: by opening a link that was mailed to it, say. */
	public function verify( Address $address ): void {
		$this->store->verify( new Identity( Identity::EMAIL, $address->key() ), $this->clock->now_ms() );
	}

	/** Ties a WordPress account to the record, after a proof. */
	public function link_user( int $id, int $user_id ): void {
		$now   = $this->clock->now_ms();
		$owner = $this->store->by_identity( Identity::USER, (string) $user_id );
		if ( null === $owner ) {
			$this->store->add_identity( $id, new Identity( Identity::USER, (string) $user_id, $now ) );
		} elseif ( $owner->id !== $id ) {
			throw new Problem( 'account_taken', __( 'This account already belongs to another customer record. Ask the shop to join the two.', 'deskfold' ), 409 );
		}
	}
}
