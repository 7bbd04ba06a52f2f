<?php
declare( strict_types=1 );

namespace Deskfold\Customers;

use Deskfold\Channels\Address;
use Deskfold\Core\Clock;

/** Writes down how an address behaves. An address that no customer has is left alone. */
final class MarkAddress {

	private const REASON = 500;

	public function __construct(
		private readonly CustomerStore $store,
		private readonly Clock $clock,
	) {
	}

	/** Mail to it comes back for good. */
	public function bounced( Address $address, string $reason ): void {
		$this->store->mark(
			$address->key(),
			[
				'bounced_at'    => $this->clock->now_ms(),
				'bounce_reason' => mb_substr( mb_scrub( $reason, 'UTF-8' ), 0, self::REASON ),
			]
		);
	}

	/** Mail came from it, or somebody of the team knows better: it may be written to again. */
	public function works( Address $address ): void {
		$this->store->mark( $address->key(), [ 'bounced_at' => null, 'bounce_reason' => '' ] );
	}

	/** Somebody there called a mail of ours spam. */
	public function complained( Address $address ): void {
		$this->store->mark( $address->key(), [ 'complained_at' => $this->clock->now_ms() ] );
	}

	/** An answer with a key of ours came from it: whoever has it reads what we send there. */
	public function answered( Address $address ): void {
		$this->store->mark( $address->key(), [ 'answered_at' => $this->clock->now_ms() ] );
	}
}
