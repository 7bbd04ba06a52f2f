<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

/** What the build left for the desk: the handles it needs and its version. */
final class DeskAsset {

	/** @param list<non-empty-string> $needs script handles */
	private function __construct(
		public readonly array $needs,
		public readonly string $version,
	) {
	}

	/** Null in a working copy that nobody has built yet. */
	public static function built(): ?self {
		$file = dirname( __DIR__, 2 ) . '/build/desk/index.asset.php';
		$told = is_file( $file ) ? require $file : null;
		if ( ! is_array( $told ) || ! is_array( $told['dependencies'] ?? null ) || ! is_string( $told['version'] ?? null ) ) {
			return null;
		}
		return new self( array_values( array_filter( $told['dependencies'], static fn ( mixed $handle ): bool => is_string( $handle ) && '' !== $handle ) ), $told['version'] );
	}

	public function url( string $name ): string {
		return plugins_url( "build/desk/$name", dirname( __DIR__, 2 ) . '/plugin.php' );
	}
}
