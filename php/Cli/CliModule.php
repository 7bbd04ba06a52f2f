<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\Module;
use WP_CLI;

/** The command line: `wp deskfold …`. Nothing of it exists on a web request. */
final class CliModule extends Module {

	private const COMMANDS = [
		'ticket' => TicketCommand::class,
		'mail'   => MailCommand::class,
		'worker' => WorkerCommand::class,
		'doctor' => DoctorCommand::class,
		'demo'   => DemoCommand::class,
	];

	public function wire(): void {
		if ( ! defined( 'WP_CLI' ) || ! WP_CLI ) {
			return;
		}
		// WP-CLI asks. It reads the help of each command from its doc comments.
		add_action(
			'cli_init',
			function (): void {
				foreach ( self::COMMANDS as $name => $class ) {
					if ( class_exists( $class ) ) {
						WP_CLI::add_command( "deskfold $name", $this->get( $class ) );
					}
				}
			}
		);
	}
}
