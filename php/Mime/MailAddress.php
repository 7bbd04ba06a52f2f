<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** An address as a header gives it: possibly without a domain, possibly without an address at all. */
final class MailAddress {

	public function __construct(
		public readonly string $email,
		public readonly string $name = '',
	) {
	}
}
