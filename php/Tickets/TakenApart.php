<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** What a merge did, and its way back. Inside the caller's transaction. */
final class TakenApart {

	private const FEW = 30;

	public function __construct(
		private readonly TimelineStore $timeline,
		private readonly MoveStore $moves,
		private readonly MoveMessages $move,
		private readonly MessageStore $messages,
		private readonly CarryMessage $carry,
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
		// A ticket of few messages may have been merged by moving the only one, with trust in its sender.
		foreach ( count( $ids ) > self::FEW ? [] : $this->messages->by_ids( $ids ) as $message ) {
			$this->carry->distrust( $message, $source->merged_into );
		}
		return count( $ids );
	}

	public function sum_up( Ticket $ticket ): Ticket {
		return $this->move->sum_up( $ticket );
	}
}
