<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** One line of a ticket's timeline: who did what, from what to what. Never changed, never removed. */
final class Entry {

	/** As long as a merge can be taken back. */
	public const UNDO_DAYS = 30;

	public const CREATED   = 'created';
	public const MESSAGE   = 'message';
	public const STATUS    = 'status';
	public const PRIORITY  = 'priority';
	public const AGENT     = 'agent';
	public const TAGS      = 'tags';
	public const SUBJECT   = 'subject';
	public const DELIVERED = 'delivered';
	public const FAILED    = 'failed';
	public const LINKED    = 'linked';
	public const FOLLOW_UP = 'follow_up';
	public const MERGED    = 'merged';
	public const UNMERGED  = 'unmerged';
	public const MOVED     = 'moved';
	public const DELAYED   = 'delayed';
	public const READ      = 'read';
	public const COMPLAINT = 'complaint';
	public const PARKED    = 'parked';

	/** Put to sleep; waking is a line of STATUS. */
	public const SNOOZED = 'snoozed';

	/** A reply that goes out later; taken back before it went; kept back because the conversation went on. */
	public const SCHEDULED   = 'scheduled';
	public const UNSCHEDULED = 'unscheduled';
	public const HELD        = 'held';

	public function __construct(
		public readonly int $id,
		public readonly int $ticket_id,
		public readonly string $event,
		public readonly string $actor_kind,
		public readonly int $actor_id,
		public readonly string $actor_name,
		public readonly mixed $before,
		public readonly mixed $after,
		public readonly int $message_id,
		public readonly int $created_at,
	) {
	}
}
