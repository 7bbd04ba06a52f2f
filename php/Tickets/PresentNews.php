<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Attachments\AttachmentSchema;
use Deskfold\Attachments\ReadAttachments;

/** Puts nouns into the shapes of the desk, with what hangs on them: unread marks, attachments. */
final class PresentNews {

	public function __construct(
		private readonly ReadTickets $read,
		private readonly ReadAttachments $attachments,
		private readonly GatherPeople $people,
	) {
	}

	/** @return array<string, mixed> */
	public function __invoke( News $news, int $me ): array {
		$shape = [
			'tickets'  => $this->tickets( $news->tickets, $me ),
			'messages' => $this->messages( $news->messages ),
			'entries'  => array_map( EntrySchema::present( ... ), $news->entries ),
		];
		if ( null !== $news->counts ) {
			$shape['counts'] = $news->counts;
		}
		if ( null !== $news->cursor ) {
			$shape['cursor'] = $news->cursor;
		}
		return $shape;
	}

	/**
	 * @param list<Ticket> $tickets
	 * @return list<array<string, mixed>>
	 */
	public function tickets( array $tickets, int $me ): array {
		$unread = $this->read->unread( $tickets, $me );
		return array_map( static fn ( Ticket $ticket ): array => TicketSchema::present( $ticket, $unread[ $ticket->id ] ?? false ), $tickets );
	}

	/**
	 * @param list<Message> $messages
	 * @return list<array<string, mixed>>
	 */
	public function messages( array $messages ): array {
		$files = $this->attachments->of_messages( array_map( static fn ( Message $message ): int => $message->id, $messages ) );
		return array_map( fn ( Message $message ): array => MessageSchema::present( $message, $files[ $message->id ] ?? [], ( $this->people )( $message ) ), $messages );
	}

	/** @return array<string, mixed> */
	public function draft( Draft $draft ): array {
		return [
			'kind'        => $draft->kind,
			'html'        => $draft->html,
			'cc'          => $draft->cc,
			'bcc'         => $draft->bcc,
			'attachments' => array_map( AttachmentSchema::present( ... ), $this->attachments->by_ids( $draft->attachments ) ),
			'updated_at'  => $draft->updated_at,
		];
	}
}
