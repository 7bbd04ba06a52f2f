<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** A part of a mail that is not its text. */
final class MailFile {

	public function __construct(
		public readonly string $name,
		public readonly string $type,
		public readonly string $bytes,
		public readonly bool $inline = false,
		public readonly string $content_id = '',
	) {
	}
}
