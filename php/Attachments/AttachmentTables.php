<?php
declare( strict_types=1 );

namespace Deskfold\Attachments;

use Deskfold\Core\Definitions;

/** What is known of stored files. */
final class AttachmentTables implements Definitions {

	public function steps(): array {
		return [
			350 => [
				'CREATE TABLE IF NOT EXISTS {attachments} (
					id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
					ticket_id BIGINT UNSIGNED NOT NULL,
					message_id BIGINT UNSIGNED NOT NULL,
					agent_id BIGINT UNSIGNED NOT NULL,
					name VARCHAR(255) NOT NULL,
					type VARCHAR(127) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
					size BIGINT UNSIGNED NOT NULL,
					sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
					path CHAR(35) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
					is_inline TINYINT NOT NULL,
					content_id VARCHAR(255) NOT NULL,
					created_at BIGINT NOT NULL,
					PRIMARY KEY (id),
					KEY message_id (message_id, created_at),
					KEY ticket_id (ticket_id)
				) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4',
			],
			355 => [ 'ALTER TABLE {attachments} ADD KEY path (path)' ],
		];
	}

	public function names(): array {
		return [ 'attachments' ];
	}
}
