<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\Clock;
use Deskfold\Core\Settings;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\KeepDraft;
use Deskfold\Tickets\ReadTickets;

/** Opens the demo shop: everything in its script happens, in its order and at its time. A second opening adds nothing. */
final class OpenDemoShop {

	private const SETTING = 'demo_shop';

	/** What came in before has been read by the team. */
	private const UNREAD_MS = 9 * 3_600_000;

	public function __construct(
		private readonly FurnishShop $furnish,
		private readonly PlayEvent $play,
		private readonly ReadTickets $tickets,
		private readonly KeepDraft $desk,
		private readonly Settings $settings,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @param callable(int, int): void $tell how many of how many things have happened
	 * @return int how many tickets there are now; 0 when the shop was open already
	 */
	public function __invoke( callable $tell ): int {
		$script = DemoScript::read();
		$count  = count( $script->events );
		$state  = $this->settings->get( self::SETTING );
		$begun  = is_array( $state ) && is_int( $state['begun_at'] ?? null ) ? $state['begun_at'] : $this->clock->now_ms();
		$done   = is_array( $state ) && is_int( $state['done'] ?? null ) ? $state['done'] : 0;
		if ( $done >= $count ) {
			return 0;
		}
		$people = $this->furnish->people( $script );
		$this->furnish->pages( $script );
		$this->furnish->replies( $people );
		$mailbox = $this->furnish->mailbox( $script );
		$threads = new DemoThreads();
		try {
			foreach ( $script->events as $number => $event ) {
				// After an interruption what makes messages is played again: it finds its tickets and makes nothing twice.
				if ( $number >= $done || $event->is_repeatable() ) {
					( $this->play )( $event, $begun - $event->ago, $threads, $mailbox, $people, $script->topics );
					$this->settings->set( self::SETTING, [ 'begun_at' => $begun, 'done' => min( max( $done, $number + 1 ), $count - 1 ) ] );
				}
				$tell( $number + 1, $count );
			}
		} finally {
			$this->clock->fix( null );
		}
		$this->mark_read( $threads, $people, $begun - self::UNREAD_MS );
		$this->settings->set( self::SETTING, [ 'begun_at' => $begun, 'done' => $count ] );
		return count( $threads->tickets() );
	}

	/** @param array<string, Actor> $people */
	private function mark_read( DemoThreads $threads, array $people, int $before ): void {
		foreach ( $threads->tickets() as $id ) {
			$ticket = ( $this->tickets )( $id );
			if ( $ticket->last_message_at < $before ) {
				array_map( fn ( Actor $agent ) => $this->desk->mark_read( $agent->id, $id, $ticket->last_entry ), $people );
			}
		}
	}
}
