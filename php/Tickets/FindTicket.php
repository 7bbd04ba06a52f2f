<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\IncomingMessage;
use Deskfold\Customers\Customer;

/**
 * Finds the ticket that a message answers. Never by the subject, and a right name alone is not enough: the sender must
 * belong to the ticket, and the message must have come into the mailbox from which that ticket is answered.
 * docs/decisions/0012-which-ticket-a-mail-joins.md says why.
 */
final class FindTicket {

	/** Filter: list<int>, mailboxes that still take mail; a ticket of another one is answered from elsewhere. */
	public const MAILBOXES = 'deskfold_mailboxes_in_use';

	/** So many candidates are tried, and written down. */
	private const MOST = 20;

	private const LENGTH = 160;

	public function __construct(
		private readonly TicketStore $tickets,
		private readonly Candidates $candidates,
		private readonly ReplyToken $token,
		private readonly Belonging $belongs,
		private readonly FollowUps $follow_ups,
	) {
	}

	/** @param ?Customer $writer whom the sender's address belongs to, where that is known */
	public function __invoke( IncomingMessage $message, string $channel, ?Customer $writer = null, int $mailbox_id = 0 ): Matched {
		if ( null !== $message->ticket_id ) {
			$proven = $this->tickets->by_id( $message->ticket_id );
			return new Matched( null === $proven ? null : $this->tickets->current( $proven ), null, [] );
		}
		$tried = [];
		$first = [];
		foreach ( ( $this->candidates )( $message ) as $candidate ) {
			[ $verdict, $named, $ticket ] = $this->judge( $candidate, $message, $writer, $mailbox_id );
			$tried[]                      = self::line( $candidate, $verdict, $named, $ticket );
			if ( null !== $ticket && Matched::JOINED === $verdict ) {
				return new Matched( $ticket, null, $tried );
			}
			if ( null !== $ticket && Matched::TOO_OLD === $verdict ) {
				return new Matched( null, null, $tried, follow_up_of: $ticket, agent_id: $this->follow_ups->owner( $ticket ) );
			}
			if ( null !== $ticket ) {
				$first[ $verdict ] ??= $ticket;
			}
			if ( count( $tried ) >= self::MOST ) {
				break;
			}
		}
		return new Matched( null, $first[ Matched::STRANGER ] ?? null, $tried, elsewhere: $first[ Matched::OTHER_MAILBOX ] ?? null );
	}

	/**
	 * @param array{how: string, candidate: string, ticket_id: int, token: string, forged: bool} $candidate
	 * @return array{string, ?Ticket, ?Ticket} verdict, the ticket named, the ticket it leads to
	 */
	private function judge( array $candidate, IncomingMessage $message, ?Customer $writer, int $mailbox_id ): array {
		if ( $candidate['forged'] ) {
			return [ Matched::WRONG_SIGNATURE, null, null ];
		}
		$named = 0 === $candidate['ticket_id'] ? null : $this->tickets->by_id( $candidate['ticket_id'] );
		if ( null === $named ) {
			return [ Matched::UNKNOWN, null, null ];
		}
		if ( '' !== $candidate['token'] && ! $this->token->fits( $candidate['token'], $named ) ) {
			return [ Matched::WRONG_SIGNATURE, null, null ];
		}
		$ticket = $this->follow_ups->newest( $this->tickets->current( $named ) );
		return match ( true ) {
			! ( $this->belongs )( $message->sender(), $writer, $named, $ticket )            => [ Matched::STRANGER, $named, $ticket ],
			! $this->is_answered_from( $ticket, $mailbox_id )                        => [ Matched::OTHER_MAILBOX, $named, $ticket ],
			! $message->is_auto_reply && $this->follow_ups->are_due( $ticket )       => [ Matched::TOO_OLD, $named, $ticket ],
			default                                                                  => [ Matched::JOINED, $named, $ticket ],
		};
	}

	/** A ticket of a form has no mailbox of its own, and one whose mailbox is gone is answered from the default one. */
	private function is_answered_from( Ticket $ticket, int $mailbox_id ): bool {
		if ( 0 === $mailbox_id || 0 === $ticket->mailbox_id || $ticket->mailbox_id === $mailbox_id ) {
			return true;
		}
		/** @var list<int> $in_use */
		$in_use = apply_filters( self::MAILBOXES, [] );
		return ! in_array( $ticket->mailbox_id, $in_use, true );
	}

	/**
	 * @param array{how: string, candidate: string, ticket_id: int, token: string, forged: bool} $candidate
	 * @return array{candidate: string, how: string, verdict: string, ticket_id?: int, followed_from?: int}
	 */
	private static function line( array $candidate, string $verdict, ?Ticket $named, ?Ticket $ticket ): array {
		$line = [
			'candidate' => mb_strcut( mb_scrub( $candidate['candidate'], 'UTF-8' ), 0, self::LENGTH, 'UTF-8' ),
			'how'       => $candidate['how'],
			'verdict'   => $verdict,
		];
		if ( null === $ticket ) {
			return $line;
		}
		return $line + [ 'ticket_id' => $ticket->id ] + ( null === $named || $named->id === $ticket->id ? [] : [ 'followed_from' => $named->id ] );
	}
}
