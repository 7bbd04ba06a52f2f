<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** Where an incoming message belongs, and how that was found out. */
final class Matched {

	public const JOINED          = 'joined';
	public const UNKNOWN         = 'unknown';
	public const WRONG_SIGNATURE = 'wrong_signature';
	public const STRANGER        = 'stranger';
	public const OTHER_MAILBOX   = 'other_mailbox';
	public const TOO_OLD         = 'too_old';

	/** Of what an agent passed on: whether a server vouches for the agent. */
	public const VOUCHED = 'vouched';
	public const CLAIMED = 'claimed';

	/** @var list<string> */
	public const VERDICTS = [ self::JOINED, self::UNKNOWN, self::WRONG_SIGNATURE, self::STRANGER, self::OTHER_MAILBOX, self::TOO_OLD, self::VOUCHED, self::CLAIMED ];

	/**
	 * @param ?Ticket $ticket       to join
	 * @param ?Ticket $refused      the name was right but the sender does not belong: to be linked and warned of, never joined
	 * @param list<array{candidate: string, how: string, verdict: string, ticket_id?: int, followed_from?: int}> $tried
	 *        followed_from: the name was of that ticket, which was merged or followed up
	 * @param ?Ticket $follow_up_of resolved so long ago that a new ticket goes on with it
	 * @param ?Ticket $elsewhere    it came into another mailbox: to be linked
	 * @param int     $agent_id     whose the new ticket is
	 * @param string  $echo         why it is only kept with the ticket and opens nothing; '' for what a person wrote
	 */
	public function __construct(
		public readonly ?Ticket $ticket,
		public readonly ?Ticket $refused,
		public readonly array $tried,
		public readonly ?Ticket $follow_up_of = null,
		public readonly ?Ticket $elsewhere = null,
		public readonly int $agent_id = 0,
		public readonly string $echo = '',
	) {
	}
}
