<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Database;

/** What came from whom lately, and when we wrote back: enough to hear our own echo. One row for each sender, domain and text. */
final class EchoStore {

	public function __construct( private readonly Database $database ) {
	}

	/**
	 * @param list<string> $who keyed hashes
	 * @return array<string, Heard> by hash
	 */
	public function heard( array $who ): array {
		$marks = implode( ', ', array_fill( 0, count( $who ), '%s' ) );
		$found = [];
		foreach ( $this->database->rows( "SELECT * FROM %i WHERE who IN ($marks)", $this->echoes(), ...$who ) as $row ) {
			$found[ (string) $row['who'] ] = new Heard( (int) $row['ticket_id'], (string) $row['words'], (int) $row['arrivals'], (int) $row['arrived_at'], (int) $row['written_at'], (int) $row['noticed_at'] );
		}
		return $found;
	}

	/** @param list<string> $who */
	public function hear( array $who, int $ticket_id, string $words, int $now, int $since ): void {
		// In one order, so that writers who meet wait for each other and not in a circle.
		sort( $who );
		$rows = implode( ', ', array_fill( 0, count( $who ), '(%s, %d, %s, 1, %d, 0, 0)' ) );
		$args = [];
		foreach ( $who as $one ) {
			array_push( $args, $one, $ticket_id, $words, $now );
		}
		// The count first: it asks for the time of the arrival before this one.
		$sql = "INSERT INTO %i (who, ticket_id, words, arrivals, arrived_at, written_at, noticed_at) VALUES $rows
			ON DUPLICATE KEY UPDATE arrivals = CASE WHEN arrived_at < %d THEN 1 ELSE arrivals + 1 END, ticket_id = VALUES(ticket_id), words = VALUES(words), arrived_at = VALUES(arrived_at)";
		$this->database->run( $sql, $this->echoes(), ...[ ...$args, $since ] );
	}

	/** A person of us wrote in that ticket. */
	public function written( int $ticket_id, int $now ): void {
		$this->database->update( 'echoes', [ 'written_at' => $now ], [ 'ticket_id' => $ticket_id ] );
	}

	/** A machine of ours did. */
	public function noticed( int $ticket_id, int $now ): void {
		$this->database->update( 'echoes', [ 'written_at' => $now, 'noticed_at' => $now ], [ 'ticket_id' => $ticket_id ] );
	}

	public function prune( int $before ): int {
		return $this->database->run( 'DELETE FROM %i WHERE arrived_at < %d', $this->echoes(), $before );
	}

	private function echoes(): string {
		return $this->database->table( 'echoes' );
	}
}
