<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Problem;

/** Which tickets, in which order: what the rail and the list speak of. */
final class View {

	public const NEWEST  = 'newest';
	public const WAITING = 'waiting';

	public const NAMES = [ 'waiting_on_us', 'mine', 'unassigned', 'waiting', 'snoozed', 'resolved', 'spam', 'trash', 'all' ];

	/**
	 * @param list<Status>               $statuses
	 * @param ?int                       $agent_id null for anybody's, 0 for nobody's
	 * @param self::NEWEST|self::WAITING $order    newest message first, or longest wait first; of what sleeps, what wakes first
	 */
	public function __construct(
		public readonly array $statuses,
		public readonly ?int $agent_id = null,
		public readonly string $channel = '',
		public readonly int $customer_id = 0,
		public readonly string $tag = '',
		public readonly string $order = self::NEWEST,
	) {
	}

	/** Sleepers alone have an order of their own. */
	public function is_by_waking(): bool {
		return self::WAITING === $this->order && [ Status::Snoozed ] === $this->statuses;
	}

	/** @throws Problem for a name that is no view */
	public static function named( string $name, int $me, string $channel = '', int $customer_id = 0, string $tag = '', string $order = self::NEWEST ): self {
		$ours     = [ Status::Fresh, Status::Open ];
		$statuses = match ( $name ) {
			'waiting_on_us', 'mine', 'unassigned' => $ours,
			'waiting'                             => [ Status::Waiting ],
			'snoozed'                             => [ Status::Snoozed ],
			'resolved'                            => [ Status::Resolved ],
			'spam'                                => [ Status::Spam ],
			'trash'                               => [ Status::Trash ],
			'all'                                 => [ ...$ours, Status::Waiting, Status::Snoozed, Status::Resolved ],
			/* translators: %s: the name that was asked for. */
			default                               => throw new Problem( 'unknown_view', sprintf( __( 'There is no view named “%s”.', 'deskfold' ), $name ) ),
		};
		$agent_id = match ( $name ) {
			'mine'       => $me,
			'unassigned' => 0,
			default      => null,
		};
		return new self( $statuses, $agent_id, $channel, $customer_id, $tag, self::WAITING === $order ? self::WAITING : self::NEWEST );
	}
}
