<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** Lines for the timeline, before they have a place in it. */
final class Happening {

	public static function message( Actor $actor, string $event, int $message_id, string $kind ): Entry {
		return new Entry( 0, 0, $event, $actor->kind, $actor->id, $actor->name, null, $kind, $message_id, 0 );
	}

	public static function change( Actor $actor, string $event, mixed $before, mixed $after ): Entry {
		return new Entry( 0, 0, $event, $actor->kind, $actor->id, $actor->name, $before, $after, 0, 0 );
	}

	/** What became of a message before it left. */
	public static function about( Actor $actor, string $event, int $message_id, mixed $what ): Entry {
		return new Entry( 0, 0, $event, $actor->kind, $actor->id, $actor->name, null, $what, $message_id, 0 );
	}

	/** Of a message that came from another ticket by hand. */
	public static function moved( Actor $actor, int $message_id, int $from, int $to, bool $is_new ): Entry {
		return new Entry( 0, 0, $is_new ? Entry::CREATED : Entry::MOVED, $actor->kind, $actor->id, $actor->name, [ 'from' => $from ], [ 'to' => $to ], $message_id, 0 );
	}

	public static function delivery( string $event, int $message_id, string $words ): Entry {
		$system = Actor::system();
		return new Entry( 0, 0, $event, $system->kind, 0, $system->name, null, $words, $message_id, 0 );
	}

	public static function at( Entry $entry, int $ticket_id, int $now ): Entry {
		return new Entry( 0, $ticket_id, $entry->event, $entry->actor_kind, $entry->actor_id, $entry->actor_name, $entry->before, $entry->after, $entry->message_id, $now );
	}

	public static function numbered( Entry $entry, int $id ): Entry {
		return new Entry( $id, $entry->ticket_id, $entry->event, $entry->actor_kind, $entry->actor_id, $entry->actor_name, $entry->before, $entry->after, $entry->message_id, $entry->created_at );
	}

	/**
	 * What a change of a ticket was, property by property.
	 *
	 * @return list<Entry>
	 */
	public static function between( Ticket $before, Ticket $after, Actor $actor ): array {
		$pairs = [
			Entry::STATUS   => [ $before->status->value, $after->status->value ],
			Entry::PRIORITY => [ $before->priority->value, $after->priority->value ],
			Entry::AGENT    => [ $before->agent_id, $after->agent_id ],
			Entry::TAGS     => [ $before->tags, $after->tags ],
			Entry::SUBJECT  => [ $before->subject, $after->subject ],
		];
		$lines = [];
		if ( Status::Snoozed === $after->status ) {
			// One line that says until when.
			unset( $pairs[ Entry::STATUS ] );
			if ( null === $before->snooze || $before->snooze->until !== $after->snooze?->until ) {
				$lines[] = self::change( $actor, Entry::SNOOZED, $before->status->value, [ 'until' => $after->snooze?->until ] );
			}
		}
		foreach ( $pairs as $event => [ $old, $new ] ) {
			if ( $old !== $new ) {
				$lines[] = self::change( $actor, $event, $old, $new );
			}
		}
		return $lines;
	}
}
