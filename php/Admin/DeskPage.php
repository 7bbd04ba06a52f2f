<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Agents\Permissions;

/** The one page: a root element that the desk's script fills, under WordPress's own bar. */
final class DeskPage {

	public const SLUG = 'deskfold';

	private const SCREEN = 'toplevel_page_deskfold';
	private const HANDLE = 'deskfold-desk';

	/** Until the script has drawn the desk the page has its colour already, and room for the one sentence without script. */
	private const CANVAS = '
		body.deskfold-screen { background: #1e1e1e; }
		#deskfold-desk noscript { display: block; max-inline-size: 60ch; margin: 48px auto; color: #f0f0f0; font-size: 14px; }
	';

	public function __construct(
		private readonly DeskBoot $boot,
	) {
	}

	public static function url(): string {
		return admin_url( 'admin.php?page=' . self::SLUG );
	}

	public function menu(): void {
		add_menu_page( __( 'Helpdesk', 'deskfold' ), __( 'Helpdesk', 'deskfold' ), Permissions::USE_DESK, self::SLUG, $this->show( ... ), $this->icon(), 25.3 );
	}

	public function enqueue( string $screen ): void {
		$asset = self::SCREEN === $screen ? DeskAsset::built() : null;
		if ( null === $asset ) {
			return;
		}
		// It would turn every emoji on the desk into a picture from another server, behind the back of what drew it.
		remove_action( 'admin_print_scripts', 'print_emoji_detection_script' );
		wp_enqueue_style( self::HANDLE, $asset->url( 'index.css' ), [ 'wp-components' ], $asset->version );
		wp_style_add_data( self::HANDLE, 'rtl', 'replace' );
		wp_add_inline_style( self::HANDLE, self::CANVAS );
		wp_enqueue_script( self::HANDLE, $asset->url( 'index.js' ), $asset->needs, $asset->version, [ 'in_footer' => true ] );
		wp_set_script_translations( self::HANDLE, 'deskfold', dirname( __DIR__, 2 ) . '/languages' );
		wp_add_inline_script( self::HANDLE, sprintf( 'window.deskfoldDesk = %s;', self::json( $this->boot->values() ) ), 'before' );
		wp_add_inline_script( self::HANDLE, sprintf( 'wp.apiFetch.use( wp.apiFetch.createPreloadingMiddleware( %s ) );', self::json( $this->boot->first_answers() ) ), 'before' );
	}

	public function body_class( string $classes ): string {
		return $this->is_ours() ? "$classes deskfold-screen" : $classes;
	}

	/** Notices of others would push the desk out of its frame; they wait on every other page. */
	public function silence_others(): void {
		if ( $this->is_ours() ) {
			foreach ( [ 'admin_notices', 'all_admin_notices', 'user_admin_notices', 'network_admin_notices' ] as $hook ) {
				remove_all_actions( $hook );
			}
		}
	}

	private function show(): void {
		if ( null === DeskAsset::built() ) {
			printf( '<div class="wrap"><p>%s</p></div>', esc_html__( 'The desk’s scripts are missing from this copy of Deskfold. Install the plugin from its zip file, or run “npm run build” in its folder.', 'deskfold' ) );
			return;
		}
		printf(
			'<div id="deskfold-desk"><noscript>%s</noscript></div>',
			esc_html__( 'The desk needs JavaScript. Switch it on in your browser and load this page again.', 'deskfold' )
		);
	}

	private function is_ours(): bool {
		return get_current_screen()?->id === self::SCREEN;
	}

	/**
	 * For the middle of a script element: nothing in it can end that.
	 *
	 * @param array<mixed> $values
	 */
	private static function json( array $values ): string {
		return (string) wp_json_encode( (object) $values, JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_UNICODE );
	}

	/** WordPress paints a data URI in the colours of the admin scheme. */
	private function icon(): string {
		$svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20"><path fill="black" d="M4.2 3h11.6c.5 0 .9.3 1 .8l1.2 6.7V15c0 1.1-.9 2-2 2H4c-1.1 0-2-.9-2-2v-4.500l1.200-6.700c.100-.5.500-.8 1-.8zm.8 1.800L4 10.200h3.200c.400 1.300 1.500 2.200 2.800 2.200s2.400-.9 2.800-2.200H16l-1-5.400H5z"/></svg>';
		return 'data:image/svg+xml;base64,' . base64_encode( $svg ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- a data URI
	}
}
