<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** A ticket as the desk reads it. */
final class TicketSchema {

	/** @return array<string, mixed> JSON Schema */
	public static function schema(): array {
		$whole = [ 'type' => 'integer' ];
		$text  = [ 'type' => 'string' ];
		return [
			'title'      => 'Ticket',
			'type'       => 'object',
			'properties' => [
				'id'               => $whole,
				'subject'          => $text,
				'status'           => [ '$ref' => 'Status' ],
				'priority'         => [ '$ref' => 'Priority' ],
				'agent_id'         => $whole,
				'customer_id'      => $whole,
				'customer_name'    => $text,
				'customer_address' => $text,
				'channel'          => [ 'enum' => [ 'email', 'form' ] ],
				'mailbox_id'       => $whole,
				'snippet'          => $text,
				'tags'             => [ 'type' => 'array', 'items' => $text ],
				'message_count'    => $whole,
				'last_author'      => [ 'enum' => [ 'customer', 'agent' ] ],
				'has_attachments'  => [ 'type' => 'boolean' ],
				'waiting_since'    => [ 'type' => [ 'integer', 'null' ] ],
				'last_message_at'  => $whole,
				'last_entry'       => $whole,
				'unread'           => [ 'type' => 'boolean' ],
				'created_at'       => $whole,
				'updated_at'       => $whole,
				'resolved_at'      => [ 'type' => [ 'integer', 'null' ] ],
				'merged_into'      => [ 'type' => [ 'integer', 'null' ] ],
				'follow_up_of'     => [ 'type' => [ 'integer', 'null' ] ],
				'snoozed_until'    => [ 'type' => [ 'integer', 'null' ] ],
				'snoozed_from'     => [ 'enum' => [ '', Status::Open->value, Status::Waiting->value ] ],
				'scheduled_at'     => [ 'type' => [ 'integer', 'null' ] ],
				'is_held'          => [ 'type' => 'boolean', 'description' => 'A reply that was to go later was held back.' ],
			],
		];
	}

	/** @return array<string, array<string, mixed>> words that several shapes share */
	public static function words(): array {
		return [
			'Status'   => [ 'enum' => Status::words() ],
			'Priority' => [ 'enum' => Priority::words() ],
		];
	}

	/** @return array<string, mixed> */
	public static function present( Ticket $ticket, bool $unread ): array {
		return [
			'id'               => $ticket->id,
			'subject'          => $ticket->subject,
			'status'           => $ticket->status->value,
			'priority'         => $ticket->priority->value,
			'agent_id'         => $ticket->agent_id,
			'customer_id'      => $ticket->customer_id,
			'customer_name'    => $ticket->customer_name,
			'customer_address' => $ticket->customer_address,
			'channel'          => $ticket->channel,
			'mailbox_id'       => $ticket->mailbox_id,
			'snippet'          => $ticket->snippet,
			'tags'             => $ticket->tags,
			'message_count'    => $ticket->message_count,
			'last_author'      => $ticket->last_author,
			'has_attachments'  => $ticket->has_attachments,
			'waiting_since'    => $ticket->waiting_since,
			'last_message_at'  => $ticket->last_message_at,
			'last_entry'       => $ticket->last_entry,
			'unread'           => $unread,
			'created_at'       => $ticket->created_at,
			'updated_at'       => $ticket->updated_at,
			'resolved_at'      => $ticket->resolved_at,
			'merged_into'      => 0 === $ticket->merged_into ? null : $ticket->merged_into,
			'follow_up_of'     => 0 === $ticket->follow_up_of ? null : $ticket->follow_up_of,
			'snoozed_until'    => $ticket->snooze?->until,
			'snoozed_from'     => $ticket->snooze->from->value ?? '',
			'scheduled_at'     => $ticket->scheduled_at,
			'is_held'          => $ticket->is_held,
		];
	}
}
