<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** Who may do what. Everything asks for a capability; a role is only a bundle of them. */
final class Permissions {

	/** Sees the desk and reads every ticket. */
	public const USE_DESK = 'deskfold_use_desk';

	/** Answers customers, writes notes, changes tickets. */
	public const REPLY = 'deskfold_reply';

	/** Looks after the work of others. */
	public const SUPERVISE = 'deskfold_supervise';

	/** Changes mailboxes, the team and the settings. */
	public const MANAGE = 'deskfold_manage';

	/** With a ticket's id. */
	public const READ_TICKET = 'deskfold_read_ticket';

	/** With a ticket's id. */
	public const EDIT_TICKET = 'deskfold_edit_ticket';

	/** @return list<string> */
	public static function all(): array {
		return [ self::USE_DESK, self::REPLY, self::SUPERVISE, self::MANAGE ];
	}

	/**
	 * Answers map_meta_cap, so `current_user_can( 'deskfold_edit_ticket', 7 )` works everywhere in WordPress.
	 *
	 * @param list<string> $needed what WordPress would ask for
	 * @param array<mixed> $args   the ticket's id comes first
	 * @return list<string>
	 */
	public function map( array $needed, string $capability, int $user_id, array $args ): array {
		$primitive = match ( $capability ) {
			self::READ_TICKET => self::USE_DESK,
			self::EDIT_TICKET => self::REPLY,
			default           => null,
		};
		if ( null === $primitive ) {
			return $needed;
		}
		$ticket_id = $args[0] ?? 0;
		return is_numeric( $ticket_id ) && (int) $ticket_id > 0 ? [ self::USE_DESK, $primitive ] : [ 'do_not_allow' ];
	}
}
