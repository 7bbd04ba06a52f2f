<?php
declare( strict_types=1 );

namespace Deskfold;

use Deskfold\Core\Container;
use Deskfold\Core\Module;
use Deskfold\Core\Queue;
use Deskfold\Core\Settings;
use Deskfold\Core\Storage;
use Deskfold\Core\Tables;

/** The list of rooms, ground floor first. */
final class Plugin {

	public const VERSION = '0.3.0';

	/** @var list<class-string<Module>> */
	private const ROOMS = [
		Core\CoreModule::class,
		Customers\CustomersModule::class,
		Agents\AgentsModule::class,
		Attachments\AttachmentsModule::class,
		Tickets\TicketsModule::class,
		Intake\IntakeModule::class,
		Outbox\OutboxModule::class,
		Email\EmailModule::class,
		ContactForm\ContactFormModule::class,
		Notices\NoticesModule::class,
		Portal\PortalModule::class,
		Notifications\NotificationsModule::class,
		SavedReplies\SavedRepliesModule::class,
		Admin\AdminModule::class,
		Blocks\BlocksModule::class,
		Cli\CliModule::class,
	];

	/** What the rooms keep outside their tables. */
	private const OPTIONS = [ 'deskfold_settings', 'deskfold_log_pruned_at', Core\FeelPulse::SEEN, Core\JobLedger::OPTION, 'deskfold_files_swept_at', Admin\KeepTestTicket::OPTION, Admin\KeepErasure::OPTION, Core\SiteIdentity::OPTION ];

	private static ?Container $container = null;

	/** @param string $file the plugin's main file */
	public static function boot( string $file ): void {
		self::$container = new Container();
		foreach ( self::ROOMS as $room ) {
			( new $room( self::$container, $file ) )->wire();
		}
		register_activation_hook( $file, [ self::class, 'activate' ] );
		register_deactivation_hook( $file, [ self::class, 'deactivate' ] );
		add_action( 'init', [ self::class, 'upgrade' ], 1 );
		add_action( 'wp_initialize_site', [ self::class, 'new_site' ], 200 );
		add_filter( 'wpmu_drop_tables', [ self::class, 'tables_of_deleted_site' ] );
	}

	/** For tests and for templates of ours; rooms get theirs by constructor. */
	public static function container(): Container {
		assert( null !== self::$container );
		return self::$container;
	}

	public static function activate( bool $network = false ): void {
		self::each_site( $network, self::install( ... ) );
		if ( ! $network ) {
			self::container()->get( Admin\WelcomeOwner::class )->expect();
		}
	}

	public static function deactivate( bool $network = false ): void {
		self::each_site( $network, static fn () => self::container()->get( Queue::class )->uninstall() );
	}

	/** The files may have been replaced without an activation: one autoloaded option tells, without a query. */
	public static function upgrade(): void {
		if ( self::container()->get( Tables::class )->are_behind( self::VERSION ) ) {
			self::install();
		}
	}

	public static function new_site( \WP_Site $site ): void {
		$active = get_site_option( 'active_sitewide_plugins' );
		if ( is_array( $active ) && isset( $active[ plugin_basename( dirname( __DIR__ ) . '/plugin.php' ) ] ) ) {
			switch_to_blog( (int) $site->blog_id );
			self::install();
			restore_current_blog();
		}
	}

	/**
	 * @param list<string> $tables
	 * @return list<string>
	 */
	public static function tables_of_deleted_site( array $tables ): array {
		$database = self::container()->get( Core\Database::class );
		return array_merge( $tables, array_map( $database->table( ... ), self::container()->get( Tables::class )->names() ) );
	}

	/** WordPress deletes the plugin: our data goes with it only on sites whose owner has said so in the settings. */
	public static function uninstall(): void {
		self::each_site(
			true,
			static function (): void {
				$general = self::container()->get( Settings::class )->get( 'general' );
				if ( is_array( $general ) && true === ( $general['erase_on_uninstall'] ?? false ) ) {
					self::erase();
				}
			}
		);
	}

	/** There is no way back. */
	private static function erase(): void {
		$container = self::container();
		$container->get( Queue::class )->uninstall();
		$container->get( Storage::class )->destroy();
		$container->get( Tables::class )->drop();
		$container->get( Agents\UninstallRoles::class )();
		$container->get( Agents\ForgetKeyboards::class )();
		$container->get( Agents\ForgetAbsences::class )();
		foreach ( self::OPTIONS as $option ) {
			delete_option( $option );
		}
	}

	private static function install(): void {
		self::container()->get( Tables::class )->upgrade( self::VERSION );
		self::container()->get( Agents\InstallRoles::class )();
		self::container()->get( Queue::class )->install();
		self::container()->get( Core\SiteIdentity::class )->remember();
	}

	private static function each_site( bool $network, callable $act ): void {
		if ( ! $network || ! is_multisite() ) {
			$act();
			return;
		}
		foreach ( get_sites( [ 'fields' => 'ids', 'number' => 0 ] ) as $id ) {
			switch_to_blog( $id );
			$act();
			restore_current_blog();
		}
	}
}
