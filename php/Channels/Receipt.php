<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** A provider's word that it took a message. */
final class Receipt {

	/**
	 * @param string $reference the provider's own words or id
	 * @param int    $at        milliseconds, UTC
	 */
	public function __construct(
		public readonly string $reference,
		public readonly int $at,
	) {
	}
}
