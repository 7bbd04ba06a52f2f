<?php
declare( strict_types=1 );

namespace Deskfold\Customers;

use Deskfold\Core\Definitions;

/** Customers and what they are known by. */
final class CustomerTables implements Definitions {

	public function steps(): array {
		return [
			200 => [
				'CREATE TABLE IF NOT EXISTS {customers} (
					id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
					name VARCHAR(190) NOT NULL,
					locale VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
					notes TEXT NOT NULL,
					created_at BIGINT NOT NULL,
					updated_at BIGINT NOT NULL,
					PRIMARY KEY (id)
				) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4',
				'CREATE TABLE IF NOT EXISTS {identities} (
					id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
					customer_id BIGINT UNSIGNED NOT NULL,
					kind VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
					value VARCHAR(320) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
					verified_at BIGINT NULL,
					PRIMARY KEY (id),
					UNIQUE KEY kind_value (kind, value),
					KEY customer_id (customer_id)
				) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4',
			],
			// answered_at: when an answer with a key of ours came from the address.
			210 => [
				'ALTER TABLE {identities} ADD COLUMN bounced_at BIGINT NULL',
				"ALTER TABLE {identities} ADD COLUMN bounce_reason VARCHAR(500) NOT NULL DEFAULT ''",
				'ALTER TABLE {identities} ADD COLUMN complained_at BIGINT NULL',
				'ALTER TABLE {identities} ADD COLUMN answered_at BIGINT NULL',
			],
			// Pictures of this person's mails may be fetched from where they are.
			220 => [ 'ALTER TABLE {customers} ADD COLUMN remote_images TINYINT UNSIGNED NOT NULL DEFAULT 0' ],
			// Who of the team wrote the notes last, and when.
			451 => [
				'ALTER TABLE {customers} ADD COLUMN notes_by BIGINT UNSIGNED NOT NULL DEFAULT 0',
				'ALTER TABLE {customers} ADD COLUMN notes_at BIGINT NULL',
			],
		];
	}

	public function names(): array {
		return [ 'customers', 'identities' ];
	}
}
