<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Attachments\KeepAttachment;
use Deskfold\Channels\IncomingAttachment;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Core\Database;
use Deskfold\Core\Events;
use Deskfold\Core\Milestone;
use Deskfold\Core\StoredFile;
use Deskfold\Customers\Customer;

/**
 * Writes what a customer sent, in one transaction: message, files, ticket, timeline, counters. The same key twice is one
 * message: the second fails with 'duplicate_row', and known() tells what the first became.
 */
final class RecordMessage {

	public function __construct(
		private readonly Database $database,
		private readonly Events $events,
		private readonly TicketStore $tickets,
		private readonly MessageStore $messages,
		private readonly SaveTicket $save,
		private readonly KeepAttachment $keep,
	) {
	}

	/** @param list<array{IncomingAttachment, StoredFile}> $files already on disk */
	public function __invoke( IncomingMessage $incoming, Arrival $arrival, Customer $customer, Matched $match, array $files ): Recorded {
		return $this->database->join(
			function () use ( $incoming, $arrival, $customer, $match, $files ): Recorded {
				$is_new   = null === $match->ticket;
				$stored   = $is_new ? $this->open( $incoming, $arrival, $customer, $match ) : $this->locked( $match->ticket );
				Milestone::reached( 'ticket-ready' );
				$message  = $this->add( $incoming, $arrival, $customer, $match, $stored );
				Milestone::reached( 'message-written' );
				foreach ( $files as [ $file, $bytes ] ) {
					$this->keep->incoming( $file, $bytes, $stored->id, $message->id );
				}
				[ $ticket, $entries ] = ( $this->save )( $stored, $this->advance( $stored, $message, [] !== $files ), $this->news( $stored, $message, $match, $is_new ), $is_new );
				$this->tell_others( $ticket, $message, $match );
				Milestone::reached( 'timeline-written' );
				$this->events->fire( new MessageReceived( $ticket->id, $message->id, $is_new, $incoming, $customer, $ticket->agent_id ) );
				return new Recorded( $ticket, $message, $entries, $is_new );
			}
		);
	}

	/** What an earlier arrival with this key became. */
	public function known( string $key ): ?Recorded {
		$message = $this->messages->by_client_key( $key );
		return null === $message ? null : new Recorded( $this->tickets->by_id( $message->ticket_id ) ?? throw new \LogicException( "Message {$message->id} has no ticket" ), $message, [] );
	}

	/** Somebody may have merged it since it was found. */
	private function locked( Ticket $found ): Ticket {
		$ticket = $this->tickets->locked( $found->id ) ?? $found;
		return 0 === $ticket->merged_into ? $ticket : ( $this->tickets->locked( $this->tickets->current( $ticket )->id ) ?? $ticket );
	}

	private function open( IncomingMessage $incoming, Arrival $arrival, Customer $customer, Matched $match ): Ticket {
		$sender = $incoming->sender();
		$ticket = new Ticket(
			id: 0,
			subject: Snippet::subject( $incoming->subject ),
			status: $arrival->status,
			priority: Priority::tryFrom( $incoming->priority ) ?? Priority::Normal,
			agent_id: $match->agent_id,
			customer_id: $customer->id,
			channel: $arrival->channel,
			mailbox_id: $arrival->mailbox_id,
			customer_name: $customer->name,
			// Who has several addresses is answered where they wrote from.
			customer_address: null !== $sender && $customer->owns( $sender ) ? $sender->key() : $customer->email(),
			snippet: '',
			tags: $incoming->tags,
			message_count: 0,
			last_author: Actor::CUSTOMER,
			has_attachments: false,
			waiting_since: null,
			last_message_at: $arrival->at,
			last_entry: 0,
			customer_entry: 0,
			created_at: $arrival->at,
			updated_at: $arrival->at,
			resolved_at: Status::Resolved === $arrival->status ? $arrival->at : null,
			reply_token: bin2hex( random_bytes( 16 ) ),
			follow_up_of: $match->follow_up_of->id ?? 0
		);
		return $ticket->with( id: $this->tickets->add( $ticket ) );
	}

	private function add( IncomingMessage $incoming, Arrival $arrival, Customer $customer, Matched $match, Ticket $ticket ): Message {
		$sender  = $incoming->sender();
		$message = new Message(
			id: 0,
			ticket_id: $ticket->id,
			kind: Message::INCOMING,
			author: Actor::customer( $customer, $sender->name ?? '', $sender->email ?? '' ),
			channel: $arrival->channel,
			state: Message::RECEIVED,
			text: $incoming->text,
			html: $incoming->html,
			created_at: $arrival->at,
			quoted_text: $incoming->quoted_text,
			quoted_html: $incoming->quoted_html,
			to: $incoming->to,
			cc: $incoming->cc,
			message_id: $incoming->message_id,
			in_reply_to: $incoming->in_reply_to,
			references: $incoming->references,
			client_key: $arrival->key,
			raw_id: $arrival->raw_id,
			is_auto_reply: $incoming->is_auto_reply || '' !== $match->echo,
			warning: self::warning( $arrival, $match ),
			match_info: $match->tried,
			thread_key: ThreadKeys::lasting( $incoming, null === $match->ticket ),
			thread_index: (string) preg_replace( '/\s+/', '', $incoming->thread_index )
		);
		return $message->with( id: $this->messages->add( $message ) );
	}

	/** An automatic answer changes nothing but the conversation: nobody waits, nothing is opened again. */
	private function advance( Ticket $ticket, Message $message, bool $has_files ): Ticket {
		$ticket = $ticket->with(
			message_count: $ticket->message_count + 1,
			has_attachments: $ticket->has_attachments || $has_files
		);
		if ( $message->is_auto_reply ) {
			return 1 === $ticket->message_count ? $ticket->with( snippet: Snippet::of( $message->text ) ) : $ticket;
		}
		$status = $ticket->status->after_customer_message();
		$after  = $ticket->in( $status, $message->created_at );
		return $after->with(
			snippet: Snippet::of( $message->text ),
			last_author: Actor::CUSTOMER,
			last_message_at: max( $ticket->last_message_at, $message->created_at ),
			waiting_since: $status->is_ours() ? ( $after->waiting_since ?? $message->created_at ) : null
		);
	}

	/** @return list<Entry> */
	private function news( Ticket $ticket, Message $message, Matched $match, bool $is_new ): array {
		$news = [ Happening::message( $message->author, $is_new ? Entry::CREATED : Entry::MESSAGE, $message->id, $message->kind ) ];
		$linked = $match->refused ?? $match->elsewhere;
		if ( null !== $linked ) {
			$news[] = Happening::change( Actor::system(), Entry::LINKED, null, $linked->id );
		}
		if ( null !== $match->follow_up_of ) {
			$news[] = Happening::change( Actor::system(), Entry::FOLLOW_UP, $match->follow_up_of->id, $ticket->id );
		}
		if ( '' !== $match->echo ) {
			$news[] = Happening::delivery( Entry::PARKED, $message->id, $message->author->address );
		}
		$status = $ticket->status->after_customer_message();
		if ( ! $is_new && ! $message->is_auto_reply && $status !== $ticket->status ) {
			$news[] = Happening::change( $message->author, Entry::STATUS, $ticket->status->value, $status->value );
		}
		return $news;
	}

	/** The other ticket says so too: one click leads either way. */
	private function tell_others( Ticket $ticket, Message $message, Matched $match ): void {
		$linked = $match->refused ?? $match->elsewhere;
		if ( null !== $linked ) {
			$this->save->tell( $linked->id, Happening::change( Actor::system(), Entry::LINKED, $message->author->address, $ticket->id ) );
		}
		if ( null !== $match->follow_up_of ) {
			$this->save->tell( $match->follow_up_of->id, Happening::change( Actor::system(), Entry::FOLLOW_UP, $match->follow_up_of->id, $ticket->id ) );
		}
	}

	private static function warning( Arrival $arrival, Matched $match ): string {
		return trim( ( null === $match->refused ? $match->echo : self::stranger( $match->refused ) ) . ' ' . $arrival->warning );
	}

	private static function stranger( Ticket $ticket ): string {
		/* translators: %d: number of a ticket. */
		return sprintf( __( 'This answers ticket %d, but it came from an address that does not belong to it. Check who wrote before you answer.', 'deskfold' ), $ticket->id );
	}
}
