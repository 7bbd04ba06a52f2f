<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

use Deskfold\Core\Definitions;

/** Saved replies, their files, and where they stand in drafts that are not sent yet. */
final class SavedReplyTables implements Definitions {

	/** agent_id: 0 for everyone's. deleted_at: 0 while it is there. words: folded, for the search. snippet, locales, file_count: what a list shows without the texts. */
	private const REPLIES = 'CREATE TABLE IF NOT EXISTS {saved_replies} (
		id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
		agent_id BIGINT UNSIGNED NOT NULL,
		name VARCHAR(190) NOT NULL,
		folder VARCHAR(100) NOT NULL,
		snippet VARCHAR(255) NOT NULL,
		locales VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		tags TEXT NOT NULL,
		texts LONGTEXT NOT NULL,
		words LONGTEXT NOT NULL,
		file_count INT UNSIGNED NOT NULL DEFAULT 0,
		used INT UNSIGNED NOT NULL DEFAULT 0,
		last_used_at BIGINT NULL,
		updated_at BIGINT NOT NULL,
		deleted_at BIGINT NOT NULL DEFAULT 0,
		PRIMARY KEY (id),
		KEY owner (agent_id, deleted_at),
		KEY deleted_at (deleted_at)
	) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4';

	private const FILES = 'CREATE TABLE IF NOT EXISTS {saved_reply_files} (
		id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
		reply_id BIGINT UNSIGNED NOT NULL,
		name VARCHAR(255) NOT NULL,
		type VARCHAR(127) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		size BIGINT UNSIGNED NOT NULL,
		path CHAR(35) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		PRIMARY KEY (id),
		KEY reply_id (reply_id),
		KEY path (path)
	) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4';

	private const USES = 'CREATE TABLE IF NOT EXISTS {saved_reply_uses} (
		id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
		reply_id BIGINT UNSIGNED NOT NULL,
		agent_id BIGINT UNSIGNED NOT NULL,
		ticket_id BIGINT UNSIGNED NOT NULL,
		locale VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		created_at BIGINT NOT NULL,
		PRIMARY KEY (id),
		KEY draft (ticket_id, agent_id),
		KEY created_at (created_at)
	) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4';

	public function steps(): array {
		return [
			860 => [ self::REPLIES ],
			861 => [ self::FILES ],
			862 => [ self::USES ],
		];
	}

	public function names(): array {
		return [ 'saved_replies', 'saved_reply_files', 'saved_reply_uses' ];
	}
}
