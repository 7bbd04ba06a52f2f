<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** A ticket as a row, there and back. */
final class TicketRow {

	/** @param array<string, string|null> $row */
	public static function read( array $row ): Ticket {
		$tags    = json_decode( (string) $row['tags'], true );
		$waiting = (int) $row['waiting_since'];
		return new Ticket(
			id: (int) $row['id'],
			subject: (string) $row['subject'],
			status: Status::from( (string) $row['status'] ),
			priority: Priority::from( (string) $row['priority'] ),
			agent_id: (int) $row['agent_id'],
			customer_id: (int) $row['customer_id'],
			channel: (string) $row['channel'],
			mailbox_id: (int) $row['mailbox_id'],
			customer_name: (string) $row['customer_name'],
			customer_address: (string) $row['customer_address'],
			snippet: (string) $row['snippet'],
			tags: is_array( $tags ) ? array_values( array_filter( $tags, 'is_string' ) ) : [],
			message_count: (int) $row['message_count'],
			last_author: (string) $row['last_author'],
			has_attachments: '1' === (string) $row['has_attachments'],
			waiting_since: Ticket::NOT_WAITING === $waiting ? null : $waiting,
			last_message_at: (int) $row['last_message_at'],
			last_entry: (int) $row['last_entry'],
			customer_entry: (int) $row['customer_entry'],
			created_at: (int) $row['created_at'],
			updated_at: (int) $row['updated_at'],
			resolved_at: null === $row['resolved_at'] ? null : (int) $row['resolved_at'],
			reply_token: (string) $row['reply_token'],
			merged_into: (int) $row['merged_into'],
			follow_up_of: (int) $row['follow_up_of'],
			snooze: Snooze::read( $row ),
			scheduled_at: null === $row['scheduled_at'] ? null : (int) $row['scheduled_at'],
			is_held: '1' === (string) $row['is_held']
		);
	}

	/** @return array<string, string|int|null> without the id */
	public static function write( Ticket $ticket ): array {
		return [
			'subject'          => $ticket->subject,
			'status'           => $ticket->status->value,
			'priority'         => $ticket->priority->value,
			'agent_id'         => $ticket->agent_id,
			'customer_id'      => $ticket->customer_id,
			'channel'          => $ticket->channel,
			'mailbox_id'       => $ticket->mailbox_id,
			'customer_name'    => $ticket->customer_name,
			'customer_address' => $ticket->customer_address,
			'snippet'          => $ticket->snippet,
			'tags'             => (string) wp_json_encode( $ticket->tags, JSON_UNESCAPED_UNICODE ),
			'message_count'    => $ticket->message_count,
			'last_author'      => $ticket->last_author,
			'has_attachments'  => (int) $ticket->has_attachments,
			'waiting_since'    => $ticket->waiting_since ?? Ticket::NOT_WAITING,
			'last_message_at'  => $ticket->last_message_at,
			'last_entry'       => $ticket->last_entry,
			'customer_entry'   => $ticket->customer_entry,
			'created_at'       => $ticket->created_at,
			'updated_at'       => $ticket->updated_at,
			'resolved_at'      => $ticket->resolved_at,
			'reply_token'      => $ticket->reply_token,
			'merged_into'      => $ticket->merged_into,
			'follow_up_of'     => $ticket->follow_up_of,
			'scheduled_at'     => $ticket->scheduled_at,
			'is_held'          => (int) $ticket->is_held,
		] + Snooze::write( $ticket->snooze );
	}
}
