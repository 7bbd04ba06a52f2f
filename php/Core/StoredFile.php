<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** A file that Storage keeps. */
final class StoredFile {

	/**
	 * @param string $path   relative to the storage folder: random, without extension
	 * @param int    $size   bytes
	 * @param string $sha256 hex
	 */
	public function __construct(
		public readonly string $path,
		public readonly int $size,
		public readonly string $sha256,
	) {
	}
}
