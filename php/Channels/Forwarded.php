<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** The mail inside a forwarded mail, as far as it can be read from the text. */
final class Forwarded {

	public function __construct(
		public readonly ?Address $from,
		public readonly string $subject = '',
		public readonly string $text = '',
	) {
	}
}
