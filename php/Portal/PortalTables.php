<?php
declare( strict_types=1 );

namespace Deskfold\Portal;

use Deskfold\Core\Definitions;

/** Keys to one's own tickets: asked for, mailed, opened. */
final class PortalTables implements Definitions {

	public function steps(): array {
		return [
			// token_hash: of a key that only a mail or a cookie holds. due_at: when a mail is to be sent; NULL when none is.
			850 => [
				'CREATE TABLE IF NOT EXISTS {portal_keys} (
					id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
					kind VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
					token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
					address VARCHAR(320) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
					customer_id BIGINT UNSIGNED NOT NULL,
					user_id BIGINT UNSIGNED NOT NULL,
					page_id BIGINT UNSIGNED NOT NULL,
					locale VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
					attempts INT UNSIGNED NOT NULL,
					due_at BIGINT NULL,
					expires_at BIGINT NOT NULL,
					created_at BIGINT NOT NULL,
					PRIMARY KEY (id),
					UNIQUE KEY token_hash (token_hash),
					KEY due_at (due_at),
					KEY expires_at (expires_at)
				) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4',
			],
		];
	}

	public function names(): array {
		return [ 'portal_keys' ];
	}
}
