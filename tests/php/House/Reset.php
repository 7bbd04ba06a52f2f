<?php
declare( strict_types=1 );

namespace Deskfold\Tests\House;

use Deskfold\Core\Container;
use Deskfold\Plugin;

/** Brings a running WordPress back to where it was when it had just been loaded: hooks, caches, routes, what we built. */
final class Reset {

	/** @var array<class-string, object> */
	private readonly array $built;

	/** @var array<string, \WP_Hook> */
	private readonly array $hooks;

	public function __construct() {
		$this->built = $this->shelf()->getValue( Plugin::container() ); // @phpstan-ignore assign.propertyType (read by reflection)
		$this->hooks = array_map( static fn ( \WP_Hook $hook ): \WP_Hook => clone $hook, $GLOBALS['wp_filter'] );
	}

	public function begin(): void {
		$this->forget();
		wp_set_current_user( 0 );
	}

	public function end(): void {
		$GLOBALS['wp_filter'] = array_map( static fn ( \WP_Hook $hook ): \WP_Hook => clone $hook, $this->hooks );
		$this->forget();
	}

	/** Whatever remembers rows that are no longer there. */
	private function forget(): void {
		wp_cache_flush();
		$GLOBALS['wp_rest_server'] = null;
		$GLOBALS['wp_roles']       = new \WP_Roles();
		$GLOBALS['wp_actions']['rest_api_init'] = 0;
		$_GET                      = [];
		$_POST                     = [];
		$_FILES                    = [];
		$_COOKIE                   = [];
		$this->shelf()->setValue( Plugin::container(), $this->built );
	}

	private function shelf(): \ReflectionProperty {
		return new \ReflectionProperty( Container::class, 'built' );
	}
}
