<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Core\Database;

/** Counts of tries: one row for each person and window. */
final class FormLimitStore {

	public function __construct( private readonly Database $database ) {
	}

	/** @return int tries in this window, with this one */
	public function count( string $who, int $window_ends ): int {
		$table = $this->database->table( 'form_limits' );
		$this->database->run( 'INSERT INTO %i (who, window_ends, tries) VALUES (%s, %d, 1) ON DUPLICATE KEY UPDATE tries = tries + 1', $table, $who, $window_ends );
		return (int) $this->database->value( 'SELECT tries FROM %i WHERE who = %s AND window_ends = %d', $table, $who, $window_ends );
	}

	public function prune( int $now ): int {
		return $this->database->run( 'DELETE FROM %i WHERE window_ends < %d', $this->database->table( 'form_limits' ), $now );
	}
}
