<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

/** Why an answer by mail was not taken. */
final class Refusal {

	public const WRONG_TOKEN   = 'notification_token_wrong';
	public const EXPIRED       = 'notification_expired';
	public const OTHER_SENDER  = 'not_the_agents_address';
	public const NOT_PROVEN    = 'sender_not_proven';
	public const NO_ACCESS     = 'agent_without_access';
	public const NO_TEXT       = 'answer_without_text';
	public const NOT_FOR_REPLY = 'notification_takes_no_answer';

	/** For the agent to read. */
	public static function words( string $reason ): string {
		return match ( $reason ) {
			self::EXPIRED       => __( 'The notification is too old: it can be answered by mail for 30 days.', 'deskfold' ),
			self::OTHER_SENDER  => __( 'It came from an address that is not yours here. Answer from the address of your account, or from the desk.', 'deskfold' ),
			self::NOT_PROVEN    => __( 'The mail server did not confirm that it really came from your address. This is so while the mailbox trusts no server, or when your own provider does not sign mail. Answer from the desk.', 'deskfold' ),
			self::NO_ACCESS     => __( 'You may not answer this ticket any more.', 'deskfold' ),
			self::NO_TEXT       => __( 'There was no text above the quoted mail.', 'deskfold' ),
			self::NOT_FOR_REPLY => __( 'Such a mail cannot be answered. Answer from the desk.', 'deskfold' ),
			default             => __( 'The mail could not be read.', 'deskfold' ),
		};
	}
}
