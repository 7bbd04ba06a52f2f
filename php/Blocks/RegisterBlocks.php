<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

/** Makes the built blocks known. Before `npm run build` there are none. */
final class RegisterBlocks {

	public const NAMES = [ 'contact-form', 'my-tickets' ];

	public function __invoke(): void {
		$build    = dirname( __DIR__, 2 ) . '/build';
		$manifest = "$build/blocks-manifest.php";
		if ( function_exists( 'wp_register_block_metadata_collection' ) && is_file( $manifest ) ) {
			wp_register_block_metadata_collection( $build, $manifest );
		}
		foreach ( self::NAMES as $name ) {
			if ( ! is_file( "$build/$name/block.json" ) ) {
				continue;
			}
			$block = register_block_type( "$build/$name" );
			foreach ( false === $block ? [] : $block->editor_script_handles as $handle ) {
				wp_set_script_translations( $handle, 'deskfold', dirname( __DIR__, 2 ) . '/languages' );
			}
		}
	}

	/**
	 * Visitors' pages need not know the editor's scripts.
	 *
	 * @param array<string, mixed> $metadata
	 * @return array<string, mixed>
	 */
	public function without_editor( array $metadata ): array {
		$name = $metadata['name'] ?? '';
		if ( is_string( $name ) && str_starts_with( $name, 'deskfold/' ) ) {
			unset( $metadata['editorScript'] );
		}
		return $metadata;
	}

	/** On pages that cannot have a block of ours: where one is printed after all, its style comes with it. */
	public function forget_unused_styles(): void {
		$post = get_post();
		foreach ( self::NAMES as $name ) {
			if ( is_singular() && null !== $post && ( has_block( "deskfold/$name", $post ) || has_shortcode( $post->post_content, Shortcodes::tag( $name ) ) ) ) {
				continue;
			}
			wp_dequeue_style( "deskfold-$name-style" );
		}
	}
}
