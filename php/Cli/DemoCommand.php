<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Tickets\CountTickets;
use WP_CLI;

/** Fills a desk for trying it out. */
final class DemoCommand {

	public function __construct(
		private readonly Terminal $terminal,
		private readonly OpenDemoShop $open,
		private readonly SeedTickets $seed,
		private readonly CountTickets $count,
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

	/**
	 * Fills the desk with many made-up tickets in bulk, to see how it stands a load.
	 *
	 * Leaves the same rows as real mail and real replies: tickets, messages, timeline, customers, counters. The mails
	 * themselves are not there, so "show original" has nothing to show. 100,000 tickets take minutes.
	 *
	 * ## OPTIONS
	 *
	 * --tickets=<number>
	 * : How many tickets.
	 *
	 * [--messages-per-ticket=<number>]
	 * : How many messages each has, 1 to 500.
	 * ---
	 * default: 5
	 * ---
	 *
	 * [--yes]
	 * : Does not ask.
	 *
	 * ## EXAMPLES
	 *
	 *     wp deskfold demo seed --tickets=100000
	 *
	 * @param list<string>         $args
	 * @param array<string, mixed> $given
	 */
	public function seed( array $args, array $given ): void {
		if ( ! FurnishShop::is_trial() ) {
			WP_CLI::confirm( 'This writes made-up tickets into this site. Go on?', $given );
		}
		$flags = new Flags( $given );
		$this->terminal->run(
			function () use ( $flags ): void {
				$tickets = $flags->number( 'tickets', 0, 1, 5_000_000 );
				$began   = microtime( true );
				$last    = 0.0;
				try {
					( $this->seed )(
						$tickets,
						$flags->number( 'messages-per-ticket', 5, 1, 500 ),
						function ( int $done ) use ( $tickets, &$last ): void {
							if ( microtime( true ) - $last > 2.0 || $done === $tickets ) {
								$last = microtime( true );
								$this->terminal->tell( "  $done of $tickets tickets" );
							}
						}
					);
				} finally {
					$this->count->repair();
				}
				$this->terminal->done( sprintf( '%s tickets in %.1f seconds.', number_format( $tickets ), microtime( true ) - $began ) );
			}
		);
	}
}
