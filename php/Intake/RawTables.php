<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Core\Definitions;

/** What came in, before and after it was read. */
final class RawTables implements Definitions {

	public function steps(): array {
		return [
			500 => [
				'CREATE TABLE IF NOT EXISTS {raw_messages} (
					id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
					channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
					mailbox_id BIGINT UNSIGNED NOT NULL,
					external_id VARCHAR(190) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
					content_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
					path CHAR(35) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
					size BIGINT UNSIGNED NOT NULL,
					state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
					result VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
					reason TEXT NOT NULL,
					ticket_id BIGINT UNSIGNED NOT NULL,
					message_id BIGINT UNSIGNED NOT NULL,
					attempts INT UNSIGNED NOT NULL,
					next_attempt_at BIGINT NOT NULL,
					lease_until BIGINT NOT NULL,
					received_at BIGINT NOT NULL,
					PRIMARY KEY (id),
					UNIQUE KEY external_id (channel, mailbox_id, external_id),
					KEY content_hash (content_hash, mailbox_id),
					KEY due (state, next_attempt_at)
				) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4',
			],
			530 => [ 'ALTER TABLE {raw_messages} ADD KEY path (path)' ],
		];
	}

	public function names(): array {
		return [ 'raw_messages' ];
	}
}
