<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Core\Definitions;

/** How often somebody has sent something lately. */
final class ContactFormTables implements Definitions {

	public function steps(): array {
		return [
			800 => [
				'CREATE TABLE IF NOT EXISTS {form_limits} (
					who CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
					window_ends BIGINT NOT NULL,
					tries INT UNSIGNED NOT NULL,
					PRIMARY KEY (who, window_ends),
					KEY window_ends (window_ends)
				) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4',
			],
		];
	}

	public function names(): array {
		return [ 'form_limits' ];
	}
}
