<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** What a merge did, and its way back. Inside the caller's transaction. */
final class TakenApart {

	public function __construct(
		private readonly TimelineStore $timeline,
		private readonly MoveStore $moves,
		private readonly MoveMessages $move,
	) {
	}

	/** @return array{Status, int} the status before, and when it was merged */
	public function merge_of( Ticket $source ): array {
		$entry  = $this->timeline->newest( $source->id, Entry::MERGED );
		$before = $entry?->before;
		$word   = is_array( $before ) ? $before['status'] ?? '' : '';
		return [ Status::tryFrom( is_string( $word ) ? $word : '' ) ?? Status::Open, $entry->created_at ?? 0 ];
	}

	/** @return int how many messages went back */
	public function back( Ticket $source, Ticket $target ): int {
		[ 'since' => $since, 'messages' => $ids ] = $this->moves->merged( $source->id, $target->id );
		$this->move->put_back( $ids, $source->id, $since );
		return count( $ids );
	}

	public function sum_up( Ticket $ticket ): Ticket {
		return $this->move->sum_up( $ticket );
	}
}
