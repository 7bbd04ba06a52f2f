<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** A file that came with a message. Its name and type are the sender's claim, never a path or a promise. */
final class IncomingAttachment {

	public function __construct(
		public readonly string $name,
		public readonly string $type,
		public readonly string $bytes,
		public readonly bool $inline = false,
		public readonly string $content_id = '',
	) {
	}
}
