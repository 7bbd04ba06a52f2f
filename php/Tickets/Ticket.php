<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Problem;

/** One support case. Its row is all that a list needs. Times are milliseconds, UTC. */
final class Ticket {

	/** Stands in waiting_since while nobody waits: it sorts behind everyone who does. */
	public const NOT_WAITING = 9_007_199_254_740_991;

	/**
	 * @param int          $agent_id        0 while unassigned
	 * @param list<string> $tags
	 * @param string       $last_author     'customer' or 'agent'
	 * @param ?int         $waiting_since   since when the customer waits for us
	 * @param int          $last_entry      the newest line of its timeline
	 * @param int          $customer_entry  the newest line that the customer caused
	 * @param string       $reply_token     secret part of the reply address
	 * @param int          $merged_into     the ticket that took its messages; 0 for none
	 * @param int          $follow_up_of    the resolved ticket that it goes on with; 0 for none
	 * @param ?Snooze      $snooze          while its status is Snoozed
	 * @param ?int         $scheduled_at    when the next reply goes out that was written to go later
	 * @param bool         $is_held         one of those was held back, and somebody has to look at it
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $subject,
		public readonly Status $status,
		public readonly Priority $priority,
		public readonly int $agent_id,
		public readonly int $customer_id,
		public readonly string $channel,
		public readonly int $mailbox_id,
		public readonly string $customer_name,
		public readonly string $customer_address,
		public readonly string $snippet,
		public readonly array $tags,
		public readonly int $message_count,
		public readonly string $last_author,
		public readonly bool $has_attachments,
		public readonly ?int $waiting_since,
		public readonly int $last_message_at,
		public readonly int $last_entry,
		public readonly int $customer_entry,
		public readonly int $created_at,
		public readonly int $updated_at,
		public readonly ?int $resolved_at,
		public readonly string $reply_token,
		public readonly int $merged_into = 0,
		public readonly int $follow_up_of = 0,
		public readonly ?Snooze $snooze = null,
		public readonly ?int $scheduled_at = null,
		public readonly bool $is_held = false,
	) {
	}

	/**
	 * Nothing is written into a ticket whose conversation goes on elsewhere.
	 *
	 * @throws Problem kind 'merged' (409)
	 */
	public function writable(): self {
		if ( 0 === $this->merged_into ) {
			return $this;
		}
		/* translators: %d: number of a ticket. */
		throw new Problem( 'merged', sprintf( __( 'This ticket was merged into ticket %d. What you wrote is kept here; write it there.', 'deskfold' ), $this->merged_into ), 409, false, null, [ 'ticket_id' => $this->merged_into ] );
	}

	/** A copy with some properties changed. */
	public function with( mixed ...$changes ): self {
		/** @phpstan-ignore argument.type (named arguments of the same properties) */
		return new self( ...array_merge( get_object_vars( $this ), $changes ) );
	}

	/** Sets the status with what hangs on it: who waits, and since when it is done. */
	public function in( Status $status, int $now ): self {
		// Who was asleep when it was merged, and comes back alone, has slept enough.
		$status = Status::Snoozed === $status && null === $this->snooze ? Status::Open : $status;
		return $this->with(
			status: $status,
			resolved_at: Status::Resolved === $status ? ( $this->resolved_at ?? $now ) : null,
			waiting_since: $status->is_ours() ? ( $this->waiting_since ?? $this->snooze?->waiting_since ) : null,
			snooze: Status::Snoozed === $status ? $this->snooze : null
		);
	}

	/**
	 * Puts it to sleep, or gives it another hour: how it stood before is remembered once.
	 *
	 * @param ?int $until null until the customer writes
	 */
	public function asleep( ?int $until, int $by, int $now ): self {
		$from = Status::Waiting === $this->status ? Status::Waiting : Status::Open;
		return $this->with( snooze: new Snooze( $until, $by, $this->snooze->from ?? $from, $this->snooze->waiting_since ?? $this->waiting_since ) )->in( Status::Snoozed, $now );
	}

	/** A reply of ours is on its way: nobody waits, and whoever wrote it has the ticket. */
	public function answered( Message $reply ): self {
		return $this->with(
			snippet: Snippet::of( $reply->text ),
			last_author: Actor::AGENT,
			last_message_at: max( $this->last_message_at, $reply->created_at ),
			waiting_since: null,
			snooze: null === $this->snooze ? null : new Snooze( $this->snooze->until, $this->snooze->by, Status::Waiting ),
			agent_id: 0 === $this->agent_id ? $reply->author->id : $this->agent_id
		);
	}

	/** Our habit of looking at it later is no news for who waits. */
	public function for_customer(): Status {
		return $this->snooze->from ?? $this->status;
	}

	/** Somebody has to look at it again, from now on if nobody waits. */
	public function called( int $now ): self {
		$open = $this->in( Status::Open, $now );
		return $open->with( waiting_since: $open->waiting_since ?? $now );
	}
}
