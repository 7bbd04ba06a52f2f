<?php
declare( strict_types=1 );

namespace Deskfold\Outbox;

use Deskfold\Attachments\Attachment;
use Deskfold\Attachments\ReadAttachments;
use Deskfold\Channels\Address;
use Deskfold\Channels\Earlier;
use Deskfold\Channels\OutgoingAttachment;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Customers\FindCustomer;
use Deskfold\Tickets\LogDelivery;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\ReplyToken;
use Deskfold\Tickets\Ticket;

/** Gathers all that a channel needs to send a reply. */
final class ComposeOutgoing {

	/** Older ones than these no mail program needs for a thread. */
	private const REFERENCES = 30;

	public function __construct(
		private readonly ReadTickets $read,
		private readonly ReadAttachments $attachments,
		private readonly ReplyToken $token,
		private readonly LogDelivery $log,
		private readonly FindCustomer $customers,
	) {
	}

	public function __invoke( Message $message, Ticket $ticket ): OutgoingMessage {
		$before  = $this->read->messages( $ticket->id, $message->id );
		$earlier = array_filter( $before, static fn ( Message $one ): bool => '' !== $one->message_id && ! $one->is_later() );
		$theirs  = array_filter( $earlier, static fn ( Message $one ): bool => Message::INCOMING === $one->kind );
		$last    = end( $theirs );
		// Written by nobody.
		$is_automatic = Message::NOTICE === $message->kind;
		return new OutgoingMessage(
			id: $message->id,
			ticket_id: $ticket->id,
			mailbox_id: $ticket->mailbox_id,
			from: new Address( '', $is_automatic ? '' : $message->author->name ),
			to: $message->to,
			cc: $message->cc,
			bcc: $message->bcc,
			subject: '' !== $message->subject ? $message->subject : self::subject( $ticket, [] !== $earlier ),
			html: $message->html,
			text: $message->text,
			message_id: $message->message_id,
			in_reply_to: false === $last ? '' : $last->message_id,
			// Where the conversation is longer than what we look at, the customer's own chain still knows its beginning.
			references: [ ...array_slice( false === $last ? [] : $last->references, 0, 1 ), ...array_slice( array_map( static fn ( Message $one ): string => $one->message_id, array_values( $earlier ) ), -self::REFERENCES ) ],
			reply_token: $this->token->of( $ticket ),
			attachments: array_map( self::attach( ... ), $this->attachments->of_messages( [ $message->id ] )[ $message->id ] ?? [] ),
			taken: $this->log->taken( $message->id ),
			// A machine repeats nothing that somebody sent us: it may be somebody else's mailbox that reads it.
			earlier: $is_automatic ? [] : self::earlier( $before ),
			history: $message->history,
			locale: $this->customers->by_id( $ticket->customer_id )->locale ?? '',
			topic: $is_automatic ? '' : self::without_re( $ticket->subject ),
			thread_index: self::thread_index( $theirs ),
			began_at: $ticket->created_at,
			is_automatic: $is_automatic
		);
	}

	/** One "Re:", whatever the language in which the customer's program wrote its own. */
	private static function subject( Ticket $ticket, bool $is_answer ): string {
		if ( ! $is_answer && 'form' !== $ticket->channel ) {
			return $ticket->subject;
		}
		return 'Re: ' . self::without_re( $ticket->subject );
	}

	private static function without_re( string $subject ): string {
		return trim( (string) preg_replace( '/^\s*((re|aw|sv|vs|rv|antw|odp|res|ynt|vá|tr|ref|回复|答复|回覆|返信)(\s*\[\d+\])?\s*[:：]\s*)+/iu', '', $subject ) );
	}

	/** @param array<Message> $theirs oldest first */
	private static function thread_index( array $theirs ): string {
		$named = array_filter( $theirs, static fn ( Message $one ): bool => '' !== $one->thread_index );
		$last  = end( $named );
		return false === $last ? '' : $last->thread_index;
	}

	/**
	 * What was said in the open: no note, nothing automatic, nothing that never left.
	 *
	 * @param list<Message> $messages
	 * @return list<Earlier>
	 */
	private static function earlier( array $messages ): array {
		$said = array_filter(
			$messages,
			static fn ( Message $one ): bool => ! $one->is_auto_reply && ( Message::INCOMING === $one->kind || ( Message::REPLY === $one->kind && Message::SENT === $one->state ) )
		);
		return array_values(
			array_map(
				static fn ( Message $one ): Earlier => new Earlier( '' === $one->author->name ? $one->author->address : $one->author->name, $one->text, $one->html, $one->created_at, Message::REPLY === $one->kind ),
				$said
			)
		);
	}

	private static function attach( Attachment $attachment ): OutgoingAttachment {
		return new OutgoingAttachment( $attachment->name, $attachment->type, $attachment->path, $attachment->is_inline, $attachment->content_id );
	}
}
