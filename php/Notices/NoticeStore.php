<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

use Deskfold\Core\Database;

/** Counts of automatic mail. Every write locks its row until the caller's transaction ends, so that two workers count one after the other. */
final class NoticeStore {

	private const ONLY = 1;

	public function __construct( private readonly Database $database ) {
	}

	/**
	 * Locks what is known of an address.
	 *
	 * @return list<array{int, string}> when and about what mail went to it, as keep() wrote it
	 */
	public function locked( string $who ): array {
		$table = $this->database->table( 'automatic_mails' );
		$this->database->run( "INSERT INTO %i (who, recent, last_at) VALUES (%s, '[]', 0) ON DUPLICATE KEY UPDATE who = VALUES(who)", $table, $who );
		$recent = json_decode( (string) $this->database->value( 'SELECT recent FROM %i WHERE who = %s FOR UPDATE', $table, $who ), true );
		$read   = [];
		foreach ( is_array( $recent ) ? $recent : [] as $one ) {
			if ( is_array( $one ) && is_int( $one[0] ?? null ) && is_string( $one[1] ?? null ) ) {
				$read[] = [ $one[0], $one[1] ];
			}
		}
		return $read;
	}

	/** @param list<array{int, string}> $recent */
	public function keep( string $who, array $recent, int $now ): void {
		$this->database->update( 'automatic_mails', [ 'recent' => (string) wp_json_encode( $recent ), 'last_at' => $now ], [ 'who' => $who ] );
	}

	/** @return int how many went out since that moment, with this one */
	public function count( int $begins_at, int $since ): int {
		$table = $this->database->table( 'automatic_totals' );
		$this->database->run( 'INSERT INTO %i (begins_at, sent) VALUES (%d, 1) ON DUPLICATE KEY UPDATE sent = sent + 1', $table, $begins_at );
		return (int) $this->database->value( 'SELECT SUM(sent) FROM %i WHERE begins_at > %d', $table, $since );
	}

	public function stop(): ?Stop {
		$row = $this->database->row( 'SELECT * FROM %i WHERE id = %d', $this->database->table( 'automatic_stops' ), self::ONLY );
		return null === $row ? null : new Stop( (int) $row['stopped_at'], (int) $row['until_at'], (int) $row['held'] );
	}

	/** @return bool false when another worker has stopped it in the same moment */
	public function begin_stop( int $now, int $until ): bool {
		$sql = 'INSERT INTO %i (id, stopped_at, until_at, held) VALUES (%d, %d, %d, 1)
			ON DUPLICATE KEY UPDATE held = CASE WHEN until_at > %d THEN held + 1 ELSE 1 END, stopped_at = CASE WHEN until_at > %d THEN stopped_at ELSE VALUES(stopped_at) END, until_at = CASE WHEN until_at > %d THEN until_at ELSE VALUES(until_at) END';
		$this->database->run( $sql, $this->database->table( 'automatic_stops' ), self::ONLY, $now, $until, $now, $now, $now );
		return $this->stop()?->stopped_at === $now;
	}

	/** One more mail that was not sent. */
	public function hold(): void {
		$this->database->run( 'UPDATE %i SET held = held + 1 WHERE id = %d', $this->database->table( 'automatic_stops' ), self::ONLY );
	}

	/** Mail may go out again, and the hour begins anew. */
	public function end_stop(): void {
		$this->database->run( 'DELETE FROM %i', $this->database->table( 'automatic_stops' ) );
		$this->database->run( 'DELETE FROM %i', $this->database->table( 'automatic_totals' ) );
	}

	public function prune( int $before ): void {
		$this->database->run( 'DELETE FROM %i WHERE last_at < %d', $this->database->table( 'automatic_mails' ), $before );
		$this->database->run( 'DELETE FROM %i WHERE begins_at < %d', $this->database->table( 'automatic_totals' ), $before );
	}
}
