<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Attachments\Attachment;
use Deskfold\Attachments\ReadAttachments;
use Deskfold\Channels\Address;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Core\Settings;
use Deskfold\Email\FindMailbox;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Ticket;

/** Puts a notification into words, in the language at hand. */
final class WriteNotification {

	/** What an answer must stand above, in every language. */
	public const MARK = '##-';

	private const LONGEST = 20_000;

	public function __construct(
		private readonly ReadTickets $read,
		private readonly ReadAttachments $attachments,
		private readonly FindMailbox $mailboxes,
		private readonly AnswerToken $token,
		private readonly Settings $settings,
	) {
	}

	/** @param list<Notification> $group the lead among them, oldest first */
	public function news( Notification $lead, array $group, Ticket $ticket, Address $to, bool $can_reply, bool $is_last ): NotificationMail {
		$shown = array_filter( array_map( static fn ( Notification $one ): int => $one->message_id, $group ), static fn ( int $id ): bool => $id > 0 );
		// Whoever is given a ticket reads what the customer wrote last.
		$seen     = [] === $shown ? $ticket->last_entry : $this->entry_of( $ticket->id, max( $shown ) );
		$messages = [] === $shown ? $this->newest( $ticket->id ) : array_map( $this->read->message( ... ), array_values( $shown ) );
		$blocks   = [ $this->how_to_answer( $ticket, $can_reply, Notification::MENTIONED === $lead->kind ) ];
		if ( [] !== array_filter( $group, static fn ( Notification $one ): bool => Notification::ASSIGNED === $one->kind ) ) {
			/* translators: %s: number of a ticket. */
			$blocks[] = sprintf( __( 'Ticket %s is yours now.', 'deskfold' ), "#{$ticket->id}" );
		}
		if ( [] !== array_filter( $group, static fn ( Notification $one ): bool => Notification::MENTIONED === $one->kind ) ) {
			/* translators: %s: number of a ticket. */
			$blocks[] = sprintf( __( 'You are mentioned in an internal note of ticket %s.', 'deskfold' ), "#{$ticket->id}" );
		}
		foreach ( $messages as $message ) {
			array_push( $blocks, ...$this->message( $message, $ticket ) );
		}
		$blocks[] = self::url( $ticket );
		if ( $is_last ) {
			$blocks[] = __( 'This is the last mail within the hour, because there have been many. What else happens stands on the desk.', 'deskfold' );
		}
		/* translators: 1: number of a ticket, 2: its subject. */
		$subject = sprintf( __( '[#%1$s] %2$s', 'deskfold' ), (string) $ticket->id, $ticket->subject );
		return new NotificationMail( $this->mail( $lead, $ticket, $to, $subject, $blocks ), $seen );
	}

	/** What became of an answer by mail. Nothing of the ticket is in it. */
	public function letter( Notification $one, Ticket $ticket, Address $to ): NotificationMail {
		$is_refused = Notification::REFUSED === $one->kind;
		/* translators: %s: number of a ticket. */
		$subject = sprintf( $is_refused ? __( 'Your answer to ticket %s could not be processed', 'deskfold' ) : __( 'Your answer to ticket %s was not sent', 'deskfold' ), "#{$ticket->id}" );
		$blocks  = [
			/* translators: %s: number of a ticket. */
			sprintf( $is_refused ? __( 'A mail that answers your notification of ticket %s came in. Nothing of it was sent to the customer.', 'deskfold' ) : __( 'You answered ticket %s by mail. Nothing was sent to the customer.', 'deskfold' ), "#{$ticket->id}" ),
			$is_refused ? Refusal::words( $one->reason ) : $one->reason,
			$is_refused ? __( 'The mail is kept in quarantine, where whoever manages the desk can read it. If it was not you, tell them.', 'deskfold' ) : __( 'Your text is kept in the ticket: look what is new, change it if need be, and send it from there.', 'deskfold' ),
			self::url( $ticket ),
		];
		return new NotificationMail( $this->mail( $one, $ticket, $to, $subject, $blocks ), 0 );
	}

	private function how_to_answer( Ticket $ticket, bool $can_reply, bool $is_inside ): string {
		$takes = '' !== ( $this->mailboxes->or_default( $ticket->mailbox_id )->authserv_id ?? '' );
		$words = match ( true ) {
			! $takes || ! $can_reply => __( 'Answers to this mail are not sent to the customer. Open the ticket on the desk.', 'deskfold' ),
			$is_inside               => __( 'Reply above this line to add an internal note. Nothing is sent to the customer.', 'deskfold' ),
			default                  => __( 'Reply above this line to answer the customer. Start with @note for an internal note.', 'deskfold' ),
		};
		return self::MARK . " $words -##";
	}

	/** @return list<string> */
	private function message( Message $message, Ticket $ticket ): array {
		$blocks = [
			Message::NOTE === $message->kind
				/* translators: %s: name of a colleague. */
				? sprintf( __( '%s wrote in an internal note, which only the team reads:', 'deskfold' ), $message->author->name )
				/* translators: 1: name of a customer, 2: mail address. */
				: sprintf( __( '%1$s (%2$s) wrote:', 'deskfold' ), '' !== $message->author->name ? $message->author->name : $ticket->customer_name, $message->author->address ),
			mb_strcut( $message->text, 0, self::LONGEST, 'UTF-8' ),
		];
		$names  = array_map( static fn ( Attachment $file ): string => $file->name, $this->attachments->of_messages( [ $message->id ] )[ $message->id ] ?? [] );
		if ( '' !== $message->warning ) {
			array_unshift( $blocks, $message->warning );
		}
		if ( [] !== $names ) {
			/* translators: %s: names of files. */
			$blocks[] = sprintf( __( 'Attached, to be opened on the desk: %s', 'deskfold' ), implode( ', ', $names ) );
		}
		return $blocks;
	}

	/** @return list<Message> the newest of a customer, if there is one */
	private function newest( int $ticket_id ): array {
		$theirs = array_filter( $this->read->messages( $ticket_id ), static fn ( Message $one ): bool => Message::INCOMING === $one->kind );
		return array_slice( array_values( $theirs ), -1 );
	}

	/** The line that tells of a message. Where it is too far back, an answer is stopped rather than sent unseen. */
	private function entry_of( int $ticket_id, int $message_id ): int {
		foreach ( $this->read->entries( $ticket_id ) as $entry ) {
			if ( $entry->message_id === $message_id ) {
				return $entry->id;
			}
		}
		return 0;
	}

	/** @param list<string> $blocks */
	private function mail( Notification $one, Ticket $ticket, Address $to, string $subject, array $blocks ): OutgoingMessage {
		$html = array_map( static fn ( string $block ): string => '<p>' . ( self::url( $ticket ) === $block ? sprintf( '<a href="%s">%s</a>', esc_url( $block ), esc_html__( 'Open the ticket on the desk', 'deskfold' ) ) : nl2br( esc_html( $block ) ) ) . '</p>', $blocks );
		return new OutgoingMessage(
			id: 0,
			ticket_id: $ticket->id,
			mailbox_id: $ticket->mailbox_id,
			from: new Address( '', $this->settings->team_name() ),
			to: [ $to ],
			cc: [],
			bcc: [],
			subject: $subject,
			html: implode( "\n", $html ),
			text: implode( "\n\n", $blocks ),
			message_id: $this->token->message_id( $one ),
			reply_token: $this->token->of( $one ),
			is_automatic: true,
			is_internal: true
		);
	}

	private static function url( Ticket $ticket ): string {
		return admin_url( "admin.php?page=deskfold#/tickets/{$ticket->id}" );
	}
}
