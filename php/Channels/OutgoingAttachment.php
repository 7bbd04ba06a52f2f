<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** A stored file that goes out with a message. */
final class OutgoingAttachment {

	/** @param string $path where Core\Storage keeps it */
	public function __construct(
		public readonly string $name,
		public readonly string $type,
		public readonly string $path,
		public readonly bool $inline = false,
		public readonly string $content_id = '',
	) {
	}
}
