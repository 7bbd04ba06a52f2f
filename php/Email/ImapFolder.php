<?php
declare( strict_types=1 );

namespace Deskfold\Email;

/** A folder as the server opened it. UIDs mean something only together with its UIDVALIDITY. */
final class ImapFolder {

	public function __construct(
		public readonly string $name,
		public readonly int $uidvalidity,
		public readonly int $uidnext,
		public readonly int $messages,
	) {
	}
}
