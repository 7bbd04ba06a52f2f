<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use WP_CLI;

/** Fills a desk for trying it out. */
final class DemoCommand {

	public function __construct(
		private readonly Terminal $terminal,
		private readonly OpenDemoShop $open,
	) {
	}

	/**
	 * Opens a shop's desk with tickets in many languages, through the same code as real mail, forms and agents.
	 *
	 * Makes agents, the mailbox support@demo.test, two pages and the tickets. Running it again adds nothing. It asks first
	 * on a site that is not for trying things out. Every address in it ends in .example or .test, where no mail arrives.
	 *
	 * ## OPTIONS
	 *
	 * [--yes]
	 * : Does not ask.
	 *
	 * ## EXAMPLES
	 *
	 *     wp deskfold demo shop --user=admin
	 *
	 * @param list<string>         $args
	 * @param array<string, mixed> $given
	 */
	public function shop( array $args, array $given ): void {
		if ( ! FurnishShop::is_trial() ) {
			WP_CLI::confirm( 'This writes made-up tickets and people into this site. Go on?', $given );
		}
		$this->terminal->run(
			function (): void {
				$last    = 0.0;
				$tickets = ( $this->open )(
					function ( int $done, int $count ) use ( &$last ): void {
						if ( microtime( true ) - $last > 1.0 || $done === $count ) {
							$last = microtime( true );
							$this->terminal->tell( "  $done of $count things have happened in the shop" );
						}
					}
				);
				$this->terminal->done( 0 === $tickets ? 'The shop is open already.' : "The shop is open: $tickets tickets." );
			}
		);
	}
}
