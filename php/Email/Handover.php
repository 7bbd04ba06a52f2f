<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\Refusal;

/** What came of handing a mail in: somebody took it, perhaps not for everybody. */
final class Handover {

	/**
	 * @param string        $words   of the server
	 * @param list<Refusal> $refused recipients it was not taken for
	 */
	public function __construct(
		public readonly string $words,
		public readonly array $refused = [],
	) {
	}
}
