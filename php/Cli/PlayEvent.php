<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Core\Queue;
use Deskfold\Email\Mailbox;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\ChangeTicket;
use Deskfold\Tickets\Priority;
use Deskfold\Tickets\Status;

/** Lets one event of the demo shop happen at its time, through the door that the real thing would use. */
final class PlayEvent {

	/** A reply leaves this long after it was written. */
	private const DELIVERY_MS = 4_000;

	public function __construct(
		private readonly PlayCustomer $customer,
		private readonly PlayAgent $agent,
		private readonly ChangeTicket $change,
		private readonly Queue $queue,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @param array<string, Actor> $people by the name that the script uses
	 * @param list<string>         $topics of the shop's form
	 */
	public function __invoke( DemoEvent $event, int $at, DemoThreads $threads, Mailbox $mailbox, array $people, array $topics ): void {
		$this->clock->fix( $at );
		if ( in_array( $event->act, [ DemoEvent::WRITE, DemoEvent::BOUNCE ], true ) ) {
			( $this->customer )( $event, $threads, $mailbox, $topics );
			return;
		}
		$agent = $people[ $event->text( 'by' ) ] ?? throw new Problem( 'demo_broken', "The demo shop knows nobody called \"{$event->text( 'by' )}\".", 500 );
		if ( DemoEvent::CHANGE === $event->act ) {
			( $this->change )( $threads->ticket( $event ), self::read( $event, $people, $at ), $agent );
			return;
		}
		( $this->agent )( $event, $threads, $mailbox, $agent );
		if ( in_array( $event->act, [ DemoEvent::REPLY, DemoEvent::START ], true ) ) {
			$this->clock->fix( $at + self::DELIVERY_MS );
			$this->queue->run_all( 1.0 );
		}
	}

	/** @param array<string, Actor> $people */
	private static function read( DemoEvent $event, array $people, int $at ): Change {
		$whom = $event->text( 'agent' );
		return new Change(
			Status::tryFrom( $event->text( 'status' ) ),
			Priority::tryFrom( $event->text( 'priority' ) ),
			'' === $whom ? null : $people[ $whom ]->id ?? null,
			$event->words( 'tags' ),
			snoozed_until: $event->moment( $at )
		);
	}
}
