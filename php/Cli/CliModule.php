<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\Module;
use WP_CLI;

/** The command line: `wp deskfold …`. Nothing of it exists on a web request. */
final class CliModule extends Module {

	/** A class with several commands, or one method of it. */
	private const COMMANDS = [
		'ticket'          => [ TicketCommand::class ],
		'ticket create'   => [ WriteCommand::class, 'create' ],
		'ticket reply'    => [ WriteCommand::class, 'reply' ],
		'site'            => [ SiteCommand::class ],
		'mail'            => [ MailCommand::class ],
		'mail quarantine' => [ QuarantineCommand::class ],
		'worker'          => [ WorkerCommand::class ],
		'doctor'          => [ DoctorCommand::class ],
		'demo'            => [ DemoCommand::class ],
	];

	public function wire(): void {
		if ( ! defined( 'WP_CLI' ) || ! WP_CLI ) {
			return;
		}
		// WP-CLI asks. It reads the help of each command from its doc comments.
		add_action(
			'cli_init',
			function (): void {
				foreach ( self::COMMANDS as $name => $of ) {
					$command = $this->get( $of[0] );
					$one     = isset( $of[1] ) ? [ $command, $of[1] ] : $command;
					assert( is_object( $one ) || is_callable( $one ) );
					WP_CLI::add_command( "deskfold $name", $one );
				}
			}
		);
	}
}
