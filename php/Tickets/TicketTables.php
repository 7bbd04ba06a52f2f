<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Definitions;

/** Tickets, messages, timeline. Each list of the desk has its own index; each count its own row. */
final class TicketTables implements Definitions {

	public function steps(): array {
		return [
			400 => [ self::TICKETS, self::MESSAGES, self::TIMELINE ],
			401 => [ self::DRAFTS, self::READS, self::TAGS, self::COUNTERS ],
			410 => [
				'ALTER TABLE {tickets} ADD COLUMN merged_into BIGINT UNSIGNED NOT NULL DEFAULT 0',
				'ALTER TABLE {tickets} ADD COLUMN follow_up_of BIGINT UNSIGNED NOT NULL DEFAULT 0',
				'ALTER TABLE {tickets} ADD KEY follow_up_of (follow_up_of, id)',
				'ALTER TABLE {messages} ADD COLUMN thread_key CHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL',
				'ALTER TABLE {messages} ADD COLUMN moved_from BIGINT UNSIGNED NOT NULL DEFAULT 0',
				'ALTER TABLE {messages} ADD KEY thread_key (thread_key, ticket_id)',
			],
			411 => [ self::PARTICIPANTS, self::MOVES ],
			// subject: where a message has one of its own.
			420 => [ self::ECHOES, "ALTER TABLE {messages} ADD COLUMN subject VARCHAR(500) NOT NULL DEFAULT ''" ],
			430 => [ self::DELIVERIES ],
			431 => [ "ALTER TABLE {messages} ADD COLUMN history VARCHAR(4) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT ''" ],
			// To erase a ticket.
			449 => [ 'ALTER TABLE {drafts} ADD KEY ticket_id (ticket_id)', 'ALTER TABLE {reads} ADD KEY ticket_id (ticket_id)' ],
			432 => [ 'ALTER TABLE {messages} ADD COLUMN thread_index VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL' ],
			440 => [
				'ALTER TABLE {tickets} ADD COLUMN snoozed_until BIGINT NOT NULL DEFAULT 9007199254740991',
				'ALTER TABLE {tickets} ADD COLUMN snoozed_by BIGINT UNSIGNED NOT NULL DEFAULT 0',
				"ALTER TABLE {tickets} ADD COLUMN snoozed_from VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT ''",
				'ALTER TABLE {tickets} ADD COLUMN snoozed_wait BIGINT NOT NULL DEFAULT 9007199254740991',
				'ALTER TABLE {tickets} ADD KEY snoozed (status, snoozed_until, id)',
			],
			// called: the newest line that calls for this agent, whatever the customer did.
			441 => [ 'ALTER TABLE {reads} ADD COLUMN called BIGINT UNSIGNED NOT NULL DEFAULT 0' ],
			442 => [
				"ALTER TABLE {messages} ADD COLUMN then_status VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT ''",
				'ALTER TABLE {tickets} ADD COLUMN scheduled_at BIGINT NULL',
			],
			450 => [
				'ALTER TABLE {tickets} ADD COLUMN is_held TINYINT NOT NULL DEFAULT 0',
				"UPDATE {tickets} SET is_held = 1 WHERE id IN (SELECT ticket_id FROM {messages} WHERE state = 'held')",
			],
		];
	}

	public function names(): array {
		return [ 'tickets', 'messages', 'timeline', 'drafts', 'reads', 'ticket_tags', 'counters', 'participants', 'moves', 'deliveries', 'echoes' ];
	}

	private const TICKETS = "CREATE TABLE IF NOT EXISTS {tickets} (
		id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
		subject VARCHAR(500) NOT NULL,
		status VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		priority VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		agent_id BIGINT UNSIGNED NOT NULL,
		customer_id BIGINT UNSIGNED NOT NULL,
		channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		mailbox_id BIGINT UNSIGNED NOT NULL,
		customer_name VARCHAR(190) NOT NULL,
		customer_address VARCHAR(320) NOT NULL,
		snippet VARCHAR(200) NOT NULL,
		tags TEXT NOT NULL,
		message_count INT UNSIGNED NOT NULL,
		last_author VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		has_attachments TINYINT NOT NULL,
		waiting_since BIGINT NOT NULL,
		last_message_at BIGINT NOT NULL,
		last_entry BIGINT UNSIGNED NOT NULL,
		customer_entry BIGINT UNSIGNED NOT NULL,
		created_at BIGINT NOT NULL,
		updated_at BIGINT NOT NULL,
		resolved_at BIGINT NULL,
		reply_token CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		PRIMARY KEY (id),
		KEY status_newest (status, last_message_at, id),
		KEY status_waiting (status, waiting_since, id),
		KEY agent_newest (agent_id, status, last_message_at, id),
		KEY agent_waiting (agent_id, status, waiting_since, id),
		KEY channel_newest (channel, status, last_message_at, id),
		KEY channel_waiting (channel, status, waiting_since, id),
		KEY customer_newest (customer_id, status, last_message_at, id)
	) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4";

	private const MESSAGES = "CREATE TABLE IF NOT EXISTS {messages} (
		id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
		ticket_id BIGINT UNSIGNED NOT NULL,
		kind VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		author_kind VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		author_id BIGINT UNSIGNED NOT NULL,
		author_name VARCHAR(190) NOT NULL,
		author_address VARCHAR(320) NOT NULL,
		channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		text MEDIUMTEXT NOT NULL,
		html MEDIUMTEXT NULL,
		quoted_text MEDIUMTEXT NULL,
		quoted_html MEDIUMTEXT NULL,
		recipients TEXT NOT NULL,
		message_id VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
		message_id_hash CHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
		in_reply_to VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
		reference_ids TEXT NOT NULL,
		client_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		raw_id BIGINT UNSIGNED NOT NULL,
		attempts INT UNSIGNED NOT NULL,
		next_attempt_at BIGINT NULL,
		lease_until BIGINT NULL,
		lease_owner CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
		failure TEXT NULL,
		receipt TEXT NULL,
		sent_at BIGINT NULL,
		is_auto_reply TINYINT NOT NULL,
		warning TEXT NULL,
		match_info TEXT NULL,
		created_at BIGINT NOT NULL,
		PRIMARY KEY (id),
		UNIQUE KEY client_key (client_key),
		KEY ticket_id (ticket_id, id),
		KEY message_id_hash (message_id_hash),
		KEY due (state, next_attempt_at),
		FULLTEXT KEY words (text)
	) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4";

	private const TIMELINE = "CREATE TABLE IF NOT EXISTS {timeline} (
		id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
		ticket_id BIGINT UNSIGNED NOT NULL,
		event VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		actor_kind VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		actor_id BIGINT UNSIGNED NOT NULL,
		actor_name VARCHAR(190) NOT NULL,
		before_value TEXT NOT NULL,
		after_value TEXT NOT NULL,
		message_id BIGINT UNSIGNED NOT NULL,
		created_at BIGINT NOT NULL,
		PRIMARY KEY (id),
		KEY ticket_id (ticket_id, id)
	) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4";

	private const DRAFTS = "CREATE TABLE IF NOT EXISTS {drafts} (
		agent_id BIGINT UNSIGNED NOT NULL,
		ticket_id BIGINT UNSIGNED NOT NULL,
		kind VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		content MEDIUMTEXT NOT NULL,
		updated_at BIGINT NOT NULL,
		PRIMARY KEY (agent_id, ticket_id, kind)
	) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4";

	private const READS = "CREATE TABLE IF NOT EXISTS {reads} (
		agent_id BIGINT UNSIGNED NOT NULL,
		ticket_id BIGINT UNSIGNED NOT NULL,
		entry BIGINT UNSIGNED NOT NULL,
		PRIMARY KEY (agent_id, ticket_id)
	) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4";

	private const TAGS = "CREATE TABLE IF NOT EXISTS {ticket_tags} (
		tag VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
		ticket_id BIGINT UNSIGNED NOT NULL,
		PRIMARY KEY (tag, ticket_id),
		KEY ticket_id (ticket_id)
	) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4";

	private const PARTICIPANTS = "CREATE TABLE IF NOT EXISTS {participants} (
		ticket_id BIGINT UNSIGNED NOT NULL,
		address VARCHAR(320) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
		agent_id BIGINT UNSIGNED NOT NULL,
		from_ticket BIGINT UNSIGNED NOT NULL,
		from_message BIGINT UNSIGNED NOT NULL,
		created_at BIGINT NOT NULL,
		PRIMARY KEY (ticket_id, address)
	) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4";

	private const MOVES = "CREATE TABLE IF NOT EXISTS {moves} (
		id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
		message_id BIGINT UNSIGNED NOT NULL,
		from_ticket BIGINT UNSIGNED NOT NULL,
		to_ticket BIGINT UNSIGNED NOT NULL,
		is_merge TINYINT NOT NULL,
		created_at BIGINT NOT NULL,
		PRIMARY KEY (id),
		KEY message_id (message_id, id),
		KEY from_ticket (from_ticket, is_merge, message_id)
	) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4";

	private const DELIVERIES = "CREATE TABLE IF NOT EXISTS {deliveries} (
		id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
		message_id BIGINT UNSIGNED NOT NULL,
		event VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		words TEXT NOT NULL,
		server VARCHAR(253) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
		recipients TEXT NOT NULL,
		took INT UNSIGNED NOT NULL,
		created_at BIGINT NOT NULL,
		PRIMARY KEY (id),
		KEY message_id (message_id, id)
	) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4";

	private const COUNTERS = "CREATE TABLE IF NOT EXISTS {counters} (
		name VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		value BIGINT NOT NULL,
		PRIMARY KEY (name)
	) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4";

	private const ECHOES = "CREATE TABLE IF NOT EXISTS {echoes} (
		who CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		ticket_id BIGINT UNSIGNED NOT NULL,
		words VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		arrivals INT UNSIGNED NOT NULL,
		arrived_at BIGINT NOT NULL,
		written_at BIGINT NOT NULL,
		noticed_at BIGINT NOT NULL,
		PRIMARY KEY (who),
		KEY ticket_id (ticket_id),
		KEY arrived_at (arrived_at)
	) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4";
}
