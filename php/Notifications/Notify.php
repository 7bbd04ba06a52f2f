<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Core\Clock;
use Deskfold\Core\Queue;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\AgentsMentioned;
use Deskfold\Tickets\Entry;
use Deskfold\Tickets\MessageReceived;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\TicketChanged;

/** Something happened: writes down whom to tell. Nobody is told what they did themselves. */
final class Notify {

	/** How long a mail waits for more of the same ticket. */
	public const PAUSE_MS = 60_000;

	public function __construct(
		private readonly NotificationStore $store,
		private readonly ChoiceStore $choices,
		private readonly ReadTickets $read,
		private readonly Queue $queue,
		private readonly Clock $clock,
	) {
	}

	/** A customer wrote. */
	public function message( MessageReceived $news ): void {
		// Machines write at any hour of the night: what they send can be read in the morning.
		if ( true === $news->incoming?->is_auto_reply ) {
			return;
		}
		$owner   = $news->agent_id;
		$kind    = 0 === $owner ? Notification::UNASSIGNED : Notification::ANSWERED;
		$wanting = 0 === $owner ? $this->choices->watching_unassigned() : array_filter( [ $owner ], fn ( int $agent_id ): bool => $this->choices->of( $agent_id )->answered );
		foreach ( $wanting as $agent_id ) {
			$this->add( $kind, $agent_id, $news->ticket_id, $news->message_id, "m{$news->message_id}" );
		}
	}

	/** Somebody changed a ticket: perhaps its owner. */
	public function owner( TicketChanged $news ): void {
		$agent_id = $news->after->agent_id;
		if ( $news->is_quiet || 0 === $agent_id || $agent_id === $news->before->agent_id || ! $this->choices->of( $agent_id )->assigned ) {
			return;
		}
		foreach ( array_reverse( $this->read->entries( $news->after->id ) ) as $entry ) {
			if ( Entry::AGENT === $entry->event && $agent_id === $entry->after ) {
				if ( Actor::AGENT !== $entry->actor_kind || $agent_id !== $entry->actor_id ) {
					$this->add( Notification::ASSIGNED, $agent_id, $news->after->id, 0, "e{$entry->id}" );
				}
				return;
			}
		}
	}

	/** A note names colleagues. */
	public function mentioned( AgentsMentioned $news ): void {
		foreach ( $news->agent_ids as $agent_id ) {
			if ( $this->choices->of( $agent_id )->mentioned ) {
				$this->add( Notification::MENTIONED, $agent_id, $news->ticket_id, $news->message_id, "n{$news->message_id}" );
			}
		}
	}

	private function add( string $kind, int $agent_id, int $ticket_id, int $message_id, string $source ): void {
		$now = $this->clock->now_ms();
		$this->store->add( Notification::about( $kind, $agent_id, $ticket_id, $message_id, $source, $now + self::PAUSE_MS, $now ) );
		$this->queue->soon( SendNotificationsJob::class );
	}
}
