<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** A file of a multipart request. Name and type are the sender's claim. */
final class UploadedFile {

	/** @param string $path PHP's temporary file */
	public function __construct(
		public readonly string $path,
		public readonly string $name,
		public readonly string $type,
		public readonly int $size,
	) {
	}
}
