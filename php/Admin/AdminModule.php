<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Core\Module;

/** The desk's page in wp-admin, its settings, and the words for the site's privacy policy. */
final class AdminModule extends Module {

	public function wire(): void {
		// WordPress builds its menu and our page.
		$this->on( 'admin_menu', DeskPage::class, 'menu' );
		$this->on( 'admin_enqueue_scripts', DeskPage::class, 'enqueue' );
		$this->filter( 'admin_body_class', DeskPage::class, 'body_class' );
		$this->on( 'in_admin_header', DeskPage::class, 'silence_others', 1000 );
		$this->filter( 'plugin_action_links_' . plugin_basename( $this->file ), PluginRow::class );

		// Somebody has just switched us on.
		$this->on( 'admin_init', WelcomeController::class );

		// Agents come in, although they neither write posts nor sell.
		$this->filter( 'login_redirect', AgentEntrance::class, 'after_login', 10, 3 );
		$this->filter( 'woocommerce_prevent_admin_access', AgentEntrance::class, 'stays_out' );
		$this->filter( 'woocommerce_disable_admin_bar', AgentEntrance::class, 'stays_out' );

		// The desk asks.
		$this->routes( SettingsController::class );
		$this->routes( SiteController::class );
		$this->routes( SetupController::class );
		$this->routes( UpkeepController::class );
		$this->routes( ErasureController::class );

		// WordPress looks after itself.
		$this->filter( 'site_status_tests', StorageSiteHealth::class, 'tests' );

		// The owner writes the privacy policy.
		$this->on( 'admin_init', PrivacyText::class );
	}
}
