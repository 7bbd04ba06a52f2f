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
	 * @param bool      $with_customers whether who then has no ticket goes too
	 * @return int how many there were
	 */
	public function __invoke( array $ids, bool $with_customers = true ): int {
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
		if ( $with_customers ) {
			$this->forget( array_values( array_unique( array_map( static fn ( Ticket $ticket ): int => $ticket->customer_id, $gone ) ) ) );
		}
		return count( $gone );
	}

	/**
	 * Customers who wrote nothing, or whose tickets went in a run that was cut off.
	 *
	 * @return ?int where to go on; null when none is left up to there
	 */
	public function customers( int $after, int $up_to, int $limit ): ?int {
		$ids = $this->forget->next( $after, $up_to, $limit );
		$this->forget( $ids );
		return [] === $ids ? null : max( $ids );
	}

	/** @return list<int> the next ones of all, oldest first */
	public function next( int $limit, int $up_to = PHP_INT_MAX ): array {
		return $this->store->first( $limit, $up_to );
	}

	public function left( int $up_to = PHP_INT_MAX ): int {
		return $this->store->count( $up_to );
	}

	/** @return array{int, int} how many messages there are, and the number of the newest ticket; 0 for none */
	public function extent(): array {
		return $this->store->extent();
	}

	/** @param list<int> $customers */
	private function forget( array $customers ): void {
		( $this->forget )( [] === $customers ? [] : $this->store->without_ticket( $customers ) );
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
