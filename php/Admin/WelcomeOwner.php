<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Agents\Permissions;
use Deskfold\Core\Clock;
use Deskfold\Core\Input;
use Deskfold\Core\Settings;

/** Whoever has switched the plugin on, by itself and in the browser, is led to the first steps: once, and nobody else. */
final class WelcomeOwner {

	private const SECTION = 'welcome';

	/** Who goes on to something else first is left alone. */
	private const PATIENCE_MS = 300_000;

	public function __construct(
		private readonly Settings $settings,
		private readonly KeepSetup $setup,
		private readonly Clock $clock,
	) {
	}

	/** The plugin is being switched on. */
	public function expect(): void {
		$user = get_current_user_id();
		if ( $user > 0 && Setup::OPEN === $this->setup->read()->state && ! wp_doing_cron() && ! ( defined( 'WP_CLI' ) && WP_CLI ) ) {
			$this->settings->set( self::SECTION, [ 'user' => $user, 'until' => $this->clock->now_ms() + self::PATIENCE_MS ] );
		}
	}

	/** Where to lead them; '' for nowhere. Answers once. */
	public function __invoke(): string {
		$expected = $this->settings->get( self::SECTION );
		if ( ! is_array( $expected ) || ( $expected['user'] ?? 0 ) !== get_current_user_id() ) {
			return '';
		}
		$this->settings->set( self::SECTION, null );
		$is_late    = ! is_int( $expected['until'] ?? null ) || $expected['until'] < $this->clock->now_ms();
		$with_many  = '' !== Input::from_query()->string( 'activate-multi' );
		$is_allowed = current_user_can( Permissions::MANAGE ) && ! is_network_admin();
		return $is_late || $with_many || ! $is_allowed ? '' : DeskPage::url() . '#/settings/setup';
	}
}
