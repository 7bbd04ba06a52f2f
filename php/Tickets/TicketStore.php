<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Database;
use Deskfold\Core\Problem;

/** Rows of tickets. Lists read one index range a status, never more rows than they show. */
final class TicketStore {

	/** So many merges one after the other are followed. */
	private const CHAIN = 20;

	public function __construct( private readonly Database $database ) {
	}

	public function by_id( int $id ): ?Ticket {
		return $this->by_ids( [ $id ] )[0] ?? null;
	}

	/** Follows merges, each ticket once: a circle, which nobody can make, would end where it began. */
	public function current( Ticket $ticket ): Ticket {
		$seen = [];
		while ( 0 !== $ticket->merged_into && ! isset( $seen[ $ticket->id ] ) && count( $seen ) < self::CHAIN ) {
			$seen[ $ticket->id ] = true;
			$ticket              = $this->by_id( $ticket->merged_into ) ?? $ticket;
		}
		return $ticket;
	}

	/** The newest ticket that goes on with a resolved one. */
	public function follow_up_of( int $id ): ?Ticket {
		$row = $this->database->row( 'SELECT * FROM %i WHERE follow_up_of = %d ORDER BY id DESC LIMIT 1', $this->tickets(), $id );
		return null === $row ? null : TicketRow::read( $row );
	}

	/** For writers: nobody else changes the row before this transaction ends. */
	public function locked( int $id ): ?Ticket {
		$row = $this->database->row( 'SELECT * FROM %i WHERE id = %d FOR UPDATE', $this->tickets(), $id );
		return null === $row ? null : TicketRow::read( $row );
	}

	/**
	 * For writers of two: always in the same order, so that two of them wait and never block each other.
	 *
	 * @return array{Ticket, Ticket}
	 * @throws Problem when one is not there
	 */
	public function both_locked( int $one, int $other ): array {
		$first  = $this->locked( min( $one, $other ) ) ?? throw Problem::not_found();
		$second = $one === $other ? $first : ( $this->locked( max( $one, $other ) ) ?? throw Problem::not_found() );
		return $one <= $other ? [ $first, $second ] : [ $second, $first ];
	}

	/**
	 * @param list<int> $ids
	 * @return list<Ticket> in the order of the ids
	 */
	public function by_ids( array $ids ): array {
		if ( [] === $ids ) {
			return [];
		}
		$marks = implode( ', ', array_fill( 0, count( $ids ), '%d' ) );
		$found = [];
		foreach ( $this->database->rows( "SELECT * FROM %i WHERE id IN ($marks)", $this->tickets(), ...$ids ) as $row ) {
			$found[ (int) $row['id'] ] = TicketRow::read( $row );
		}
		return array_values( array_filter( array_map( static fn ( int $id ): ?Ticket => $found[ $id ] ?? null, $ids ) ) );
	}

	/** @return list<int> ids of sleepers whose hour has come */
	public function waking( int $now, int $limit ): array {
		$sql = 'SELECT id FROM %i WHERE status = %s AND snoozed_until <= %d ORDER BY snoozed_until LIMIT %d';
		return array_map( 'intval', $this->database->column( $sql, $this->tickets(), Status::Snoozed->value, $now, $limit ) );
	}

	/** @return int its id */
	public function add( Ticket $ticket ): int {
		$id = $this->database->insert( 'tickets', TicketRow::write( $ticket ) );
		$this->tag( $id, [], $ticket->tags );
		return $id;
	}

	public function change( Ticket $before, Ticket $after ): void {
		$changed = array_diff_assoc( TicketRow::write( $after ), TicketRow::write( $before ) );
		if ( [] !== $changed ) {
			$this->database->update( 'tickets', $changed, [ 'id' => $after->id ] );
		}
		$this->tag( $after->id, $before->tags, $after->tags );
	}

	/**
	 * Keyset paging: the cursor is the sort value and id of the last row shown.
	 *
	 * @param string $after cursor of an earlier page, or ''
	 * @throws Problem for a cursor that is none
	 */
	public function list( View $view, string $after, int $limit ): Page {
		$branches = [];
		$args     = [];
		foreach ( $view->statuses as $status ) {
			[ $branch, $values ] = $this->branch( $view, $status, self::cursor( $after ), $limit + 1 );
			$branches[]          = "SELECT * FROM ($branch) AS b" . count( $branches );
			$args                = [ ...$args, ...$values ];
		}
		$direction = View::WAITING === $view->order ? 'ASC' : 'DESC';
		$sql       = implode( ' UNION ALL ', $branches );
		if ( count( $branches ) > 1 ) {
			$sql   .= " ORDER BY %i $direction, id $direction LIMIT %d";
			$args[] = self::sort( $view );
			$args[] = $limit + 1;
		}
		$tickets = array_map( TicketRow::read( ... ), $this->database->rows( $sql, ...$args ) );
		$more    = count( $tickets ) > $limit;
		$tickets = array_slice( $tickets, 0, $limit );
		$last    = end( $tickets );
		return new Page( $tickets, $more && false !== $last ? self::place( $view, $last ) : '' );
	}

	/**
	 * @param array{int, int}|null $after
	 * @return array{string, list<string|int>}
	 */
	private function branch( View $view, Status $status, ?array $after, int $limit ): array {
		$sort    = self::sort( $view );
		$waiting = View::WAITING === $view->order;
		$where   = [ 'status = %s' => $status->value ] + self::filters( $view );
		$sql     = 'SELECT * FROM %i' . $this->forced( $view ) . ' WHERE ' . implode( ' AND ', array_keys( $where ) );
		$args    = [ $this->tickets(), ...array_values( $where ) ];
		if ( '' !== $view->tag ) {
			$sql .= ' AND id IN (SELECT ticket_id FROM %i WHERE tag = %s)';
			array_push( $args, $this->database->table( 'ticket_tags' ), $view->tag );
		}
		if ( null !== $after ) {
			$than = $waiting ? '>' : '<';
			$sql .= " AND %i {$than}= %d AND (%i $than %d OR id $than %d)";
			array_push( $args, $sort, $after[0], $sort, $after[0], $after[1] );
		}
		$direction = $waiting ? 'ASC' : 'DESC';
		array_push( $args, $sort, $limit );
		return [ "$sql ORDER BY %i $direction, id $direction LIMIT %d", $args ];
	}

	/** @return array<string, string|int> */
	private static function filters( View $view ): array {
		return array_filter(
			[
				'agent_id = %d'    => $view->agent_id,
				'channel = %s'     => '' === $view->channel ? null : $view->channel,
				'customer_id = %d' => 0 === $view->customer_id ? null : $view->customer_id,
			],
			static fn ( string|int|null $value ): bool => null !== $value
		);
	}

	/** Without the hint MariaDB walks all the rows before the cursor (measured); a tag's few rows need none. */
	private function forced( View $view ): string {
		if ( '' !== $view->tag || $this->database->is_sqlite() ) {
			return '';
		}
		$by = match ( true ) {
			$view->is_by_waking()     => null,
			0 !== $view->customer_id  => 'customer',
			null !== $view->agent_id  => 'agent',
			'' !== $view->channel     => 'channel',
			default                   => 'status',
		};
		if ( null === $by ) {
			return ' FORCE INDEX (snoozed)';
		}
		return ' FORCE INDEX (' . $by . ( 'customer' !== $by && View::WAITING === $view->order ? '_waiting' : '_newest' ) . ')';
	}

	/** @return array{int, int}|null */
	private static function cursor( string $after ): ?array {
		if ( '' === $after ) {
			return null;
		}
		if ( 1 !== preg_match( '/^(\d{1,17})-(\d{1,18})$/', $after, $found ) ) {
			throw new Problem( 'cursor_unknown', __( 'This page of the list cannot be found. Load the list again.', 'deskfold' ) );
		}
		return [ (int) $found[1], (int) $found[2] ];
	}

	private static function place( View $view, Ticket $last ): string {
		$at = match ( self::sort( $view ) ) {
			'snoozed_until' => $last->snooze->until ?? Ticket::NOT_WAITING,
			'waiting_since' => $last->waiting_since ?? Ticket::NOT_WAITING,
			default         => $last->last_message_at,
		};
		return "$at-{$last->id}";
	}

	private static function sort( View $view ): string {
		if ( $view->is_by_waking() ) {
			return 'snoozed_until';
		}
		return View::WAITING === $view->order ? 'waiting_since' : 'last_message_at';
	}

	/**
	 * @param list<string> $before
	 * @param list<string> $after
	 */
	private function tag( int $id, array $before, array $after ): void {
		$table = $this->database->table( 'ticket_tags' );
		foreach ( array_diff( $before, $after ) as $tag ) {
			$this->database->run( 'DELETE FROM %i WHERE tag = %s AND ticket_id = %d', $table, $tag, $id );
		}
		foreach ( array_diff( $after, $before ) as $tag ) {
			$this->database->run( 'INSERT IGNORE INTO %i (tag, ticket_id) VALUES (%s, %d)', $table, $tag, $id );
		}
	}

	private function tickets(): string {
		return $this->database->table( 'tickets' );
	}
}
