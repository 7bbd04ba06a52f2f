<?php
declare( strict_types=1 );

namespace Deskfold\Portal;

use Deskfold\Attachments\Attachment;
use Deskfold\Attachments\ReadAttachments;
use Deskfold\Core\Download;
use Deskfold\Core\Problem;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\Page;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Status;
use Deskfold\Tickets\Ticket;
use Deskfold\Tickets\View;

/**
 * What a customer may see of their own tickets: the conversation, never notes, never what is not sent yet. What belongs to
 * somebody else answers like what does not exist.
 */
final class OwnTickets {

	public const PAGE = 25;

	/** More of a conversation than anybody scrolls through on a page. */
	private const MESSAGES = 200;

	private const DELIVERED = [ Message::SENT, Message::UNCERTAIN, Message::FAILED ];

	public function __construct(
		private readonly ReadTickets $read_tickets,
		private readonly ReadAttachments $read_attachments,
	) {
	}

	/** @param string $after cursor of an earlier page, or '' */
	public function page( Visitor $visitor, bool $solved, string $after = '' ): Page {
		$statuses = $solved ? [ Status::Resolved ] : [ Status::Fresh, Status::Open, Status::Waiting, Status::Snoozed ];
		return $this->read_tickets->page( new View( $statuses, customer_id: $visitor->customer->id ), $after, self::PAGE );
	}

	/** @throws Problem when it is not theirs, or spam, or thrown away */
	public function ticket( Visitor $visitor, int $ticket_id ): Ticket {
		$ticket = $this->read_tickets->current( $ticket_id );
		if ( $ticket->customer_id !== $visitor->customer->id || in_array( $ticket->status, [ Status::Spam, Status::Trash, Status::Merged ], true ) ) {
			throw Problem::not_found();
		}
		return $ticket;
	}

	/** @return list<Message> oldest first */
	public function messages( Visitor $visitor, int $ticket_id ): array {
		$ticket = $this->ticket( $visitor, $ticket_id );
		return array_values( array_filter( $this->read_tickets->messages( $ticket->id, 0, self::MESSAGES ), self::is_for_customer( ... ) ) );
	}

	/**
	 * @param list<Message> $messages
	 * @return array<int, list<Attachment>> by message
	 */
	public function attachments( array $messages ): array {
		return $this->read_attachments->of_messages( array_map( static fn ( Message $message ): int => $message->id, $messages ) );
	}

	/** @throws Problem when there is no such file, or not for them */
	public function download( Visitor $visitor, int $attachment_id ): Download {
		$attachment = ( $this->read_attachments )( $attachment_id );
		if ( 0 === $attachment->message_id ) {
			throw Problem::not_found();
		}
		$ticket  = $this->ticket( $visitor, $attachment->ticket_id );
		$message = $this->read_tickets->message( $attachment->message_id );
		if ( $message->ticket_id !== $ticket->id || ! self::is_for_customer( $message ) ) {
			throw Problem::not_found();
		}
		return $this->read_attachments->download( $attachment );
	}

	private static function is_for_customer( Message $message ): bool {
		// What a machine answered, or was kept as an echo, was written for nobody.
		return ( Message::INCOMING === $message->kind && ! $message->is_auto_reply )
			|| ( Message::REPLY === $message->kind && in_array( $message->state, self::DELIVERED, true ) );
	}
}
