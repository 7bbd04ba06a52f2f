<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Core\Definitions;

/** Mails to agents: what is to be told to whom, and what each of them wants to be told. */
final class NotificationTables implements Definitions {

	/**
	 * source: what it is about, once for each agent. secret: part of the token that an answer carries. group_id: the one
	 * under whose name it was mailed with others. due_at: NULL when nothing is to be sent.
	 */
	private const NOTIFICATIONS = 'CREATE TABLE IF NOT EXISTS {notifications} (
		id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
		agent_id BIGINT UNSIGNED NOT NULL,
		ticket_id BIGINT UNSIGNED NOT NULL,
		message_id BIGINT UNSIGNED NOT NULL,
		kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		source VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		reason TEXT NOT NULL,
		secret CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		seen_entry BIGINT UNSIGNED NOT NULL,
		group_id BIGINT UNSIGNED NOT NULL DEFAULT 0,
		attempts INT UNSIGNED NOT NULL DEFAULT 0,
		due_at BIGINT NULL,
		sent_at BIGINT NULL,
		created_at BIGINT NOT NULL,
		PRIMARY KEY (id),
		UNIQUE KEY source (agent_id, source),
		KEY due_at (due_at),
		KEY sent_at (agent_id, sent_at),
		KEY made (agent_id, kind, created_at),
		KEY ticket (ticket_id, agent_id),
		KEY group_id (group_id),
		KEY created_at (created_at)
	) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4';

	private const CHOICES = 'CREATE TABLE IF NOT EXISTS {notification_choices} (
		agent_id BIGINT UNSIGNED NOT NULL,
		unassigned TINYINT NOT NULL,
		answered TINYINT NOT NULL,
		assigned TINYINT NOT NULL,
		PRIMARY KEY (agent_id),
		KEY unassigned (unassigned)
	) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4';

	public function steps(): array {
		return [
			820 => [ self::NOTIFICATIONS ],
			821 => [ self::CHOICES ],
			830 => [ 'ALTER TABLE {notification_choices} ADD COLUMN mentioned TINYINT NOT NULL DEFAULT 1' ],
			831 => [ 'ALTER TABLE {notifications} ADD KEY state (state, id)' ],
		];
	}

	public function names(): array {
		return [ 'notifications', 'notification_choices' ];
	}
}
