<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

use Deskfold\Core\Module;

/** The blocks of the storefront, their shortcodes for classic themes, and patterns to start from. */
final class BlocksModule extends Module {

	public function wire(): void {
		$this->on( 'init', RegisterBlocks::class );
		$this->on( 'init', Shortcodes::class, 'register' );
		$this->filter_if( static fn (): bool => ! is_admin(), 'block_type_metadata', RegisterBlocks::class, 'without_editor' );

		// Somebody builds a page; where nobody does, patterns cost nothing.
		$this->on_if( static fn (): bool => true === get_current_screen()?->is_block_editor() || 'site-editor' === get_current_screen()?->base, 'current_screen', Patterns::class, 'register' );
		$this->filter_if( static fn ( mixed ...$given ): bool => ( $given[2] ?? null ) instanceof \WP_REST_Request && str_starts_with( $given[2]->get_route(), '/wp/v2/block-patterns' ), 'rest_request_before_callbacks', Patterns::class, 'before_listing', 10, 3 );
		$this->on( 'enqueue_block_editor_assets', EditorDefaults::class );

		// The owner puts them on a page.
		$this->routes( PageController::class );

		// Classic themes print the styles of every registered block on every page.
		$this->on( 'wp_enqueue_scripts', RegisterBlocks::class, 'forget_unused_styles', 20 );
	}
}
