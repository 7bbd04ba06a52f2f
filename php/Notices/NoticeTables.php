<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

use Deskfold\Core\Definitions;

/** How much automatic mail went out lately, whether it was stopped, and the shop's own words for it. */
final class NoticeTables implements Definitions {

	public function steps(): array {
		return [
			// recent: when and about what the last mails went to that address. Neither is readable without the key.
			801 => [
				'CREATE TABLE IF NOT EXISTS {automatic_mails} (
					who CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
					recent TEXT NOT NULL,
					last_at BIGINT NOT NULL,
					PRIMARY KEY (who),
					KEY last_at (last_at)
				) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4',
				'CREATE TABLE IF NOT EXISTS {automatic_totals} (
					begins_at BIGINT NOT NULL,
					sent INT UNSIGNED NOT NULL,
					PRIMARY KEY (begins_at)
				) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4',
				'CREATE TABLE IF NOT EXISTS {automatic_stops} (
					id TINYINT UNSIGNED NOT NULL,
					stopped_at BIGINT NOT NULL,
					until_at BIGINT NOT NULL,
					held INT UNSIGNED NOT NULL,
					PRIMARY KEY (id)
				) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4',
			],
			803 => [
				'CREATE TABLE IF NOT EXISTS {letters} (
					letter VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
					locale VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
					subject VARCHAR(500) NOT NULL,
					text TEXT NOT NULL,
					PRIMARY KEY (letter, locale)
				) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4',
			],
		];
	}

	public function names(): array {
		return [ 'automatic_mails', 'automatic_totals', 'automatic_stops', 'letters' ];
	}
}
