<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** A line of the timeline as the desk reads it. */
final class EntrySchema {

	/** @return array<string, mixed> JSON Schema */
	public static function schema(): array {
		$events = [ Entry::CREATED, Entry::MESSAGE, Entry::STATUS, Entry::PRIORITY, Entry::AGENT, Entry::TAGS, Entry::SUBJECT, Entry::DELIVERED, Entry::FAILED, Entry::LINKED, Entry::FOLLOW_UP, Entry::MERGED, Entry::UNMERGED, Entry::MOVED, Entry::DELAYED, Entry::READ, Entry::COMPLAINT, Entry::PARKED, Entry::SNOOZED, Entry::SCHEDULED, Entry::UNSCHEDULED, Entry::HELD ];
		return [
			'title'      => 'Entry',
			'type'       => 'object',
			'properties' => [
				'id'         => [ 'type' => 'integer' ],
				'ticket_id'  => [ 'type' => 'integer' ],
				'event'      => [ 'enum' => $events ],
				'actor_kind' => [ 'enum' => [ Actor::CUSTOMER, Actor::AGENT, Actor::SYSTEM ] ],
				'actor_id'   => [ 'type' => 'integer' ],
				'actor_name' => [ 'type' => 'string' ],
				'before'     => [],
				'after'      => [],
				'message_id' => [ 'type' => [ 'integer', 'null' ] ],
				'created_at' => [ 'type' => 'integer' ],
				'undo_until' => [ 'type' => [ 'integer', 'null' ], 'description' => 'Until when a merge can be taken back.' ],
			],
		];
	}

	/** @return array<string, mixed> */
	public static function present( Entry $entry ): array {
		return [
			'id'         => $entry->id,
			'ticket_id'  => $entry->ticket_id,
			'event'      => $entry->event,
			'actor_kind' => $entry->actor_kind,
			'actor_id'   => $entry->actor_id,
			'actor_name' => $entry->actor_name,
			'before'     => $entry->before,
			'after'      => $entry->after,
			'message_id' => 0 === $entry->message_id ? null : $entry->message_id,
			'created_at' => $entry->created_at,
			'undo_until' => Entry::MERGED === $entry->event ? $entry->created_at + Entry::UNDO_DAYS * 86_400_000 : null,
		];
	}
}
