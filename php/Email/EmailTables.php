<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Definitions;

/** The mailboxes, and the sign-ins that somebody has begun. */
final class EmailTables implements Definitions {

	private const MAILBOXES = "CREATE TABLE IF NOT EXISTS {mailboxes} (
		id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
		address VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
		name VARCHAR(190) NOT NULL,
		from_name VARCHAR(190) NOT NULL,
		signature TEXT NOT NULL,
		is_active TINYINT NOT NULL DEFAULT 1,
		is_default TINYINT NOT NULL DEFAULT 0,
		plus_addressing TINYINT NOT NULL DEFAULT 0,
		incoming_kind VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		incoming_host VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
		incoming_port INT NOT NULL DEFAULT 0,
		incoming_security VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
		incoming_user VARCHAR(255) NOT NULL DEFAULT '',
		incoming_verify TINYINT NOT NULL DEFAULT 1,
		incoming_folder VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'INBOX',
		incoming_first_days INT NOT NULL DEFAULT 3,
		incoming_secret TEXT NOT NULL,
		outgoing_kind VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		outgoing_host VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
		outgoing_port INT NOT NULL DEFAULT 0,
		outgoing_security VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
		outgoing_user VARCHAR(255) NOT NULL DEFAULT '',
		outgoing_verify TINYINT NOT NULL DEFAULT 1,
		outgoing_secret TEXT NOT NULL,
		token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
		uidvalidity BIGINT NOT NULL DEFAULT 0,
		last_uid BIGINT NOT NULL DEFAULT 0,
		since_at BIGINT NOT NULL DEFAULT 0,
		trouble TEXT NOT NULL,
		failures INT NOT NULL DEFAULT 0,
		next_fetch_at BIGINT NOT NULL DEFAULT 0,
		lease_until BIGINT NOT NULL DEFAULT 0,
		lease_owner VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
		last_success_at BIGINT NULL,
		last_error TEXT NOT NULL,
		last_error_at BIGINT NULL,
		created_at BIGINT NOT NULL,
		updated_at BIGINT NOT NULL,
		PRIMARY KEY (id),
		UNIQUE KEY address (address),
		KEY due (is_active, incoming_kind, next_fetch_at)
	) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4";

	/** How each side signs in, and what somebody allowed at a provider. */
	private const SIGN_IN = [
		"ALTER TABLE {mailboxes} ADD COLUMN incoming_auth VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'password'",
		"ALTER TABLE {mailboxes} ADD COLUMN outgoing_auth VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'password'",
		"ALTER TABLE {mailboxes} ADD COLUMN grant_provider VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT ''",
		"ALTER TABLE {mailboxes} ADD COLUMN grant_account VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT ''",
		"ALTER TABLE {mailboxes} ADD COLUMN grant_confirmed_for VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT ''",
		'ALTER TABLE {mailboxes} ADD COLUMN grant_refresh_secret TEXT NULL',
		'ALTER TABLE {mailboxes} ADD COLUMN grant_access_secret TEXT NULL',
		'ALTER TABLE {mailboxes} ADD COLUMN grant_until BIGINT NOT NULL DEFAULT 0',
		'ALTER TABLE {mailboxes} ADD COLUMN grant_broken TEXT NULL',
		'ALTER TABLE {mailboxes} ADD COLUMN grant_at BIGINT NULL',
		'ALTER TABLE {mailboxes} ADD COLUMN grant_lease_until BIGINT NOT NULL DEFAULT 0',
		"ALTER TABLE {mailboxes} ADD COLUMN grant_lease_owner VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT ''",
	];

	private const REQUESTS = 'CREATE TABLE IF NOT EXISTS {grant_requests} (
		state_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		session_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		user_id BIGINT UNSIGNED NOT NULL,
		mailbox_id BIGINT UNSIGNED NOT NULL,
		provider VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		expires_at BIGINT NOT NULL,
		PRIMARY KEY (state_hash),
		KEY expires_at (expires_at)
	) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4';

	/** Since when a side fails and why, and how long the mailbox is used to be silent. */
	private const HEALTH = [
		"ALTER TABLE {mailboxes} ADD COLUMN error_kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT ''",
		'ALTER TABLE {mailboxes} ADD COLUMN failing_since BIGINT NULL',
		'ALTER TABLE {mailboxes} ADD COLUMN last_mail_at BIGINT NULL',
		'ALTER TABLE {mailboxes} ADD COLUMN longest_silence BIGINT NOT NULL DEFAULT 0',
		'ALTER TABLE {mailboxes} ADD COLUMN silence_hours INT NOT NULL DEFAULT -1',
		'ALTER TABLE {mailboxes} ADD COLUMN last_sent_at BIGINT NULL',
		'ALTER TABLE {mailboxes} ADD COLUMN send_error TEXT NULL',
		"ALTER TABLE {mailboxes} ADD COLUMN send_error_kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT ''",
		'ALTER TABLE {mailboxes} ADD COLUMN send_error_at BIGINT NULL',
		'ALTER TABLE {mailboxes} ADD COLUMN send_failing_since BIGINT NULL',
	];

	public function steps(): array {
		return [
			700 => [ self::MAILBOXES ],
			730 => [ "ALTER TABLE {mailboxes} ADD COLUMN authserv_id VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT ''" ],
			720 => [ "ALTER TABLE {mailboxes} ADD COLUMN history VARCHAR(4) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'none'" ],
			710 => self::SIGN_IN,
			711 => [ self::REQUESTS ],
			712 => self::HEALTH,
		];
	}

	public function names(): array {
		return [ 'mailboxes', 'grant_requests' ];
	}
}
