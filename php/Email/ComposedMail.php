<?php
declare( strict_types=1 );

namespace Deskfold\Email;

/** A mail ready for a server: its envelope and its bytes. */
final class ComposedMail {

	/** @param list<string> $recipients */
	public function __construct(
		public readonly string $sender,
		public readonly array $recipients,
		public readonly string $bytes,
	) {
	}

	/** Whether only servers that know SMTPUTF8 can take it: letters beyond ASCII stand before the @. */
	public function needs_utf8(): bool {
		return [] !== preg_grep( '/[^\x00-\x7f].*@/', [ $this->sender, ...$this->recipients ] );
	}
}
