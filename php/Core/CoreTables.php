<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** The log. */
final class CoreTables implements Definitions {

	public function steps(): array {
		return [
			100 => [
				'CREATE TABLE IF NOT EXISTS {log} (
					id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
					level VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
					room VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
					message TEXT NOT NULL,
					context TEXT NOT NULL,
					created_at BIGINT NOT NULL,
					PRIMARY KEY (id),
					KEY created_at (created_at)
				) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4',
			],
			101 => [ 'ALTER TABLE {log} ADD KEY level (level, id)' ],
		];
	}

	public function names(): array {
		return [ 'log' ];
	}
}
