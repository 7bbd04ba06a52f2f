<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

/** One thing that one agent is told by mail. Times are milliseconds, UTC. */
final class Notification {

	/** A customer wrote, and nobody has the ticket. */
	public const UNASSIGNED = 'unassigned';

	/** A customer wrote in the agent's own ticket. */
	public const ANSWERED = 'answered';

	/** Somebody gave the agent a ticket. */
	public const ASSIGNED = 'assigned';

	/** A colleague named the agent in a note. */
	public const MENTIONED = 'mentioned';

	/** An answer by mail was not sent to the customer, and waits for the agent. */
	public const STOPPED = 'stopped';

	/** An answer by mail was not taken from whoever sent it. */
	public const REFUSED = 'refused';

	public const WAITING = 'waiting';
	public const SENT    = 'sent';
	public const SKIPPED = 'skipped';
	public const FAILED  = 'failed';

	/**
	 * @param int    $message_id what was written; 0 where it is about the ticket
	 * @param string $source     what it is about: unique for the agent, e.g. `m12`
	 * @param string $reason     why it was not sent, or what it says
	 * @param string $secret     16 hex characters
	 * @param int    $seen_entry newest line of the timeline that the mail showed
	 */
	public function __construct(
		public readonly int $id,
		public readonly int $agent_id,
		public readonly int $ticket_id,
		public readonly int $message_id,
		public readonly string $kind,
		public readonly string $source,
		public readonly string $state,
		public readonly string $reason,
		public readonly string $secret,
		public readonly int $seen_entry,
		public readonly int $attempts,
		public readonly ?int $due_at,
		public readonly ?int $sent_at,
		public readonly int $created_at,
	) {
	}

	/** For the outbox, due at that time. */
	public static function about( string $kind, int $agent_id, int $ticket_id, int $message_id, string $source, int $due_at, int $now, string $reason = '' ): self {
		return new self( 0, $agent_id, $ticket_id, $message_id, $kind, $source, self::WAITING, $reason, bin2hex( random_bytes( 8 ) ), 0, 0, $due_at, null, $now );
	}

	/** The same of the ticket that its own was merged into. */
	public function in( int $ticket_id ): self {
		return new self( $this->id, $this->agent_id, $ticket_id, $this->message_id, $this->kind, $this->source, $this->state, $this->reason, $this->secret, $this->seen_entry, $this->attempts, $this->due_at, $this->sent_at, $this->created_at );
	}

	/** Whether it tells of a ticket's news, so that an answer to it goes to the customer. */
	public function is_news(): bool {
		return in_array( $this->kind, [ self::UNASSIGNED, self::ANSWERED, self::ASSIGNED, self::MENTIONED ], true );
	}
}
