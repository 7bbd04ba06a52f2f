<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** Rows of the log. */
final class LogStore {

	public function __construct( private readonly Database $database ) {
	}

	/** @param array<string, string|int|float|bool|null> $context */
	public function add( string $level, string $room, string $message, array $context, int $at ): void {
		$this->database->insert(
			'log',
			[
				'level'      => $level,
				'room'       => $room,
				'message'    => mb_strcut( $message, 0, 4000, 'UTF-8' ),
				'context'    => (string) wp_json_encode( $context ),
				'created_at' => $at,
			]
		);
	}

	public function prune( int $before ): int {
		return $this->database->run( 'DELETE FROM %i WHERE created_at < %d', $this->database->table( 'log' ), $before );
	}

	/**
	 * @param string $level  '' for all
	 * @param int    $before 0 for the newest
	 * @return list<array<string, string|null>> newest first
	 */
	public function page( string $level, int $before, int $limit ): array {
		$before = 0 === $before ? PHP_INT_MAX : $before;
		return '' === $level
			? $this->database->rows( 'SELECT * FROM %i WHERE id < %d ORDER BY id DESC LIMIT %d', $this->database->table( 'log' ), $before, $limit )
			: $this->database->rows( 'SELECT * FROM %i WHERE level = %s AND id < %d ORDER BY id DESC LIMIT %d', $this->database->table( 'log' ), $level, $before, $limit );
	}

	/** @return list<array<string, string|null>> newest first */
	public function newest( int $limit ): array {
		return $this->database->rows( 'SELECT * FROM %i ORDER BY id DESC LIMIT %d', $this->database->table( 'log' ), $limit );
	}
}
