<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** A provider's word that it took a message, perhaps not for everybody. */
final class Receipt {

	/**
	 * @param string        $reference the provider's own words or id
	 * @param int           $at        milliseconds, UTC
	 * @param string        $server    who took it, e.g. the name of a mail server
	 * @param list<string>  $taken     addresses that need it no more
	 * @param list<Refusal> $refused   addresses that it was not taken for
	 */
	public function __construct(
		public readonly string $reference,
		public readonly int $at,
		public readonly string $server = '',
		public readonly array $taken = [],
		public readonly array $refused = [],
	) {
	}
}
