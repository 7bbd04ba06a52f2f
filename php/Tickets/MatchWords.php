<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** What FindTicket wrote down, said so that somebody who never heard of Message-IDs understands it. */
final class MatchWords {

	/** What was looked at. */
	public static function title( string $how ): string {
		return match ( $how ) {
			Candidates::REPLY_ADDRESS  => __( 'Reply address', 'deskfold' ),
			Candidates::BODY_TOKEN     => __( 'Mark in the quoted text', 'deskfold' ),
			Candidates::OUR_MESSAGE_ID => __( 'Mail of ours that it answers', 'deskfold' ),
			Candidates::REFERENCES     => __( 'Earlier mail that it answers', 'deskfold' ),
			'tool'                     => __( 'Case number of the sender’s program', 'deskfold' ),
			'beginning'                => __( 'Mail that began the conversation', 'deskfold' ),
			'outlook'                  => __( 'Conversation, as Outlook names it', 'deskfold' ),
			Candidates::FORWARDED      => __( 'Passed on by', 'deskfold' ),
			Candidates::BY_HAND        => __( 'Moved by', 'deskfold' ),
			default                    => $how,
		};
	}

	/** What became of it. */
	public static function reason( string $how, string $verdict, int $ticket_id, int $followed_from ): string {
		$said = match ( true ) {
			/* translators: %d: number of a ticket. */
			Candidates::BY_HAND === $how           => sprintf( __( 'Put into ticket %d by hand.', 'deskfold' ), $ticket_id ),
			/* translators: %d: number of a ticket. */
			Matched::JOINED === $verdict           => sprintf( __( 'Belongs to ticket %d, and so does the sender.', 'deskfold' ), $ticket_id ),
			Matched::WRONG_SIGNATURE === $verdict  => __( 'Looks like ours, but the signature is wrong: it was damaged or made up.', 'deskfold' ),
			/* translators: %d: number of a ticket. */
			Matched::STRANGER === $verdict         => sprintf( __( 'Belongs to ticket %d, but the sender does not.', 'deskfold' ), $ticket_id ),
			/* translators: %d: number of a ticket. */
			Matched::OTHER_MAILBOX === $verdict    => sprintf( __( 'Belongs to ticket %d, which is answered from another mailbox.', 'deskfold' ), $ticket_id ),
			/* translators: %d: number of a ticket. */
			Matched::TOO_OLD === $verdict          => sprintf( __( 'Belongs to ticket %d, which was resolved too long ago to be opened again.', 'deskfold' ), $ticket_id ),
			Matched::VOUCHED === $verdict          => __( 'A mail server that you trust vouches for this address.', 'deskfold' ),
			Matched::CLAIMED === $verdict          => __( 'The mail says so; no mail server that you trust vouches for it.', 'deskfold' ),
			default                                => __( 'Not known here.', 'deskfold' ),
		};
		if ( 0 === $followed_from ) {
			return $said;
		}
		/* translators: 1: a sentence, 2: number of a ticket. */
		return sprintf( __( '%1$s It names ticket %2$d, which goes on there.', 'deskfold' ), $said, $followed_from );
	}

	/** Why it stands where it does when it joined by a name. */
	public static function joined( string $how ): string {
		return match ( $how ) {
			Candidates::REPLY_ADDRESS                => __( 'It was sent to the reply address of this ticket, by somebody who belongs to it.', 'deskfold' ),
			Candidates::BODY_TOKEN                   => __( 'The quoted text carries the mark of this ticket, and its sender belongs to it.', 'deskfold' ),
			Candidates::OUR_MESSAGE_ID               => __( 'It answers a mail that you sent from this ticket, and its sender belongs to it.', 'deskfold' ),
			Candidates::REFERENCES, 'beginning'      => __( 'It goes on with an earlier mail of this ticket, and its sender belongs to it.', 'deskfold' ),
			'tool'                                   => __( 'The sender’s program names the same case as in an earlier mail of this ticket.', 'deskfold' ),
			default                                  => __( 'The sender’s mail program says that it goes on with an earlier mail of this ticket.', 'deskfold' ),
		};
	}

	/** Why it began a ticket of its own. */
	public static function began( string $verdict, int $ticket_id, string $channel ): string {
		return match ( true ) {
			/* translators: %d: number of a ticket. */
			Matched::STRANGER === $verdict        => sprintf( __( 'It answers ticket %d, but its sender does not belong there. So it began a ticket of its own, and nothing was shown to them.', 'deskfold' ), $ticket_id ),
			/* translators: %d: number of a ticket. */
			Matched::OTHER_MAILBOX === $verdict   => sprintf( __( 'It answers ticket %d, but it came into another mailbox. So it began a ticket of its own.', 'deskfold' ), $ticket_id ),
			/* translators: %d: number of a ticket. */
			Matched::TOO_OLD === $verdict         => sprintf( __( 'It answers ticket %d, which was resolved long ago. So this ticket goes on with it.', 'deskfold' ), $ticket_id ),
			Matched::WRONG_SIGNATURE === $verdict => __( 'It claims to answer a mail of yours, but the signature is wrong. So it began a ticket of its own.', 'deskfold' ),
			Matched::VOUCHED === $verdict,
			Matched::CLAIMED === $verdict         => __( 'Somebody of your team passed it on, so it began a ticket of whoever wrote it first.', 'deskfold' ),
			'email' !== $channel                  => __( 'It did not come by mail: where it belongs was known from the start.', 'deskfold' ),
			Matched::UNKNOWN === $verdict         => __( 'It answers a mail that is not known here. So it began a ticket of its own.', 'deskfold' ),
			default                               => __( 'It answers no earlier mail. So it began a ticket of its own.', 'deskfold' ),
		};
	}
}
