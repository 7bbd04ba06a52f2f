<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

use Deskfold\Core\Database;

/** Letters in the shop's own words. Those that nobody has changed have no row. */
final class LetterStore {

	public function __construct( private readonly Database $database ) {
	}

	/** @return array<string, Wording> by locale */
	public function all( Letter $letter ): array {
		$own = [];
		foreach ( $this->database->rows( 'SELECT locale, subject, text FROM %i WHERE letter = %s', $this->table(), $letter->value ) as $row ) {
			$own[ (string) $row['locale'] ] = new Wording( (string) $row['subject'], (string) $row['text'] );
		}
		return $own;
	}

	public function keep( Letter $letter, string $locale, Wording $wording ): void {
		$sql = 'INSERT INTO %i (letter, locale, subject, text) VALUES (%s, %s, %s, %s) ON DUPLICATE KEY UPDATE subject = VALUES(subject), text = VALUES(text)';
		$this->database->run( $sql, $this->table(), $letter->value, $locale, $wording->subject, $wording->text );
	}

	public function forget( Letter $letter, string $locale ): void {
		$this->database->run( 'DELETE FROM %i WHERE letter = %s AND locale = %s', $this->table(), $letter->value, $locale );
	}

	private function table(): string {
		return $this->database->table( 'letters' );
	}
}
