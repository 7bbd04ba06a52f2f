<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Attachments\KeepAttachment;

/** Carries messages with their files from one ticket to another. Inside the caller's transaction; the tickets are locked. */
final class MoveMessages {

	public function __construct(
		private readonly MoveStore $moves,
		private readonly KeepAttachment $files,
		private readonly SumUpTicket $sum_up,
	) {
	}

	/** @return int how many: all of them */
	public function all( int $from, int $to, int $now ): int {
		$ids = array_column( $this->moves->outline( $from ), 'id' );
		$this->carry( $ids, $from, $to, true, $now );
		return count( $ids );
	}

	public function one( int $message_id, int $from, int $to, int $now ): void {
		$this->carry( [ $message_id ], $from, $to, false, $now );
	}

	/** @param list<int> $ids */
	public function put_back( array $ids, int $to, int $since ): void {
		$this->moves->put_back( $ids, $to, $since );
		$this->files->move( $ids, $to );
	}

	public function sum_up( Ticket $ticket ): Ticket {
		return ( $this->sum_up )( $ticket );
	}

	/** @param list<int> $ids */
	private function carry( array $ids, int $from, int $to, bool $is_merge, int $now ): void {
		$this->moves->take( $ids, $from, $to, $is_merge, $now );
		$this->files->move( $ids, $to );
	}
}
