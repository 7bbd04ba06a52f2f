<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Attachments\EraseAttachments;
use Deskfold\Core\Database;
use Deskfold\Customers\ForgetCustomers;

/**
 * Removes tickets for good, with everything in every room that hangs on them, and customers who then have no ticket. What
 * hangs on them goes first and they go last: a run that was cut off is finished by the next one.
 */
final class EraseTickets {

	/** Filter: array<string, callable(): Eraser>. */
	public const ERASERS = 'deskfold_ticket_erasers';

	public function __construct(
		private readonly Database $database,
		private readonly TicketStore $tickets,
		private readonly EraseStore $store,
		private readonly CounterStore $counters,
		private readonly EraseAttachments $attachments,
		private readonly ForgetCustomers $forget,
	) {
	}

	/**
	 * @param list<int> $ids
	 * @return int how many there were
	 */
	public function __invoke( array $ids ): int {
		sort( $ids );
		if ( [] === $ids ) {
			return 0;
		}
		$this->ask( $ids, $this->store->messages( $ids ) );
		[ $gone, $messages ] = $this->database->transaction(
			function () use ( $ids ): array {
				$gone     = array_values( array_filter( array_map( $this->tickets->locked( ... ), $ids ) ) );
				// Read again: something may have come in since.
				$messages = $this->store->messages( $ids );
				$this->store->erase( $ids, array_column( $messages, 0 ) );
				$this->counters->forget( ...$gone );
				return [ $gone, $messages ];
			}
		);
		$this->ask( $ids, $messages );
		$customers = array_values( array_unique( array_map( static fn ( Ticket $ticket ): int => $ticket->customer_id, $gone ) ) );
		( $this->forget )( [] === $customers ? [] : $this->store->without_ticket( $customers ) );
		return count( $gone );
	}

	/** @return list<int> the next ones of all */
	public function next( int $limit ): array {
		return $this->store->first( $limit );
	}

	public function left(): int {
		return $this->store->count();
	}

	/**
	 * @param list<int>             $ids
	 * @param list<array{int, int}> $messages
	 */
	private function ask( array $ids, array $messages ): void {
		/** @var array<string, callable(): Eraser> $erasers */
		$erasers = apply_filters( self::ERASERS, [] );
		$raws    = array_values( array_filter( array_column( $messages, 1 ), static fn ( int $id ): bool => $id > 0 ) );
		( $this->attachments )( $ids );
		foreach ( $erasers as $make ) {
			$make()->erase( $ids, array_column( $messages, 0 ), $raws );
		}
	}
}
