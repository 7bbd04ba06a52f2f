<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

/** Why something became no ticket, for people: what happened, and what to do. That its bytes are safe, the page says for all. */
final class QuarantineReason {

	public function __construct(
		public readonly string $code,
		public readonly string $what,
		public readonly string $advice,
		public readonly string $details = '',
	) {
	}

	/** @param string $stored a code, or what went wrong as the log tells it: `kind: words <- …` */
	public static function of( string $stored ): self {
		$code  = explode( ':', $stored, 2 )[0];
		$words = self::known()[ $code ] ?? null;
		return null === $words
			? new self( 'fault', __( 'A fault on this site stopped it from being read.', 'deskfold' ), __( 'Try again after an update, or when the fault is mended. You can download the original and read it in a mail program meanwhile.', 'deskfold' ), $stored )
			: new self( $code, $words[0], $words[1], $code === $stored ? '' : $stored );
	}

	/** @return array<string, array{string, string}> what happened, what to do */
	private static function known(): array {
		$site = __( 'Try again when the site is well: it usually works the second time.', 'deskfold' );
		$answer = __( 'The agent was told by mail. If the words were meant for a customer, answer from the desk.', 'deskfold' );
		return [
			'notification_token_wrong'     => [ __( 'It answers a notification to an agent, but the proof in it is wrong.', 'deskfold' ), __( 'Somebody may have tried to write in an agent’s name. Look at the original before you trust it.', 'deskfold' ) ],
			'notification_expired'         => [ __( 'It answers a notification that an agent got too long ago.', 'deskfold' ), $answer ],
			'not_the_agents_address'       => [ __( 'It answers a notification to an agent, but came from another address than theirs.', 'deskfold' ), $answer ],
			'sender_not_proven'            => [ __( 'It answers a notification in an agent’s name, but no server that this mailbox trusts confirms that they wrote it.', 'deskfold' ), __( 'The agent was told. Under Settings, the mailbox says which server it trusts.', 'deskfold' ) ],
			'agent_without_access'         => [ __( 'It answers a notification to somebody who may not answer that ticket any more.', 'deskfold' ), $answer ],
			'answer_without_text'          => [ __( 'An agent answered a notification, but there is no text above the quoted mail.', 'deskfold' ), $answer ],
			'notification_takes_no_answer' => [ __( 'It answers a mail to an agent that cannot be answered.', 'deskfold' ), $answer ],
			'no_sender'        => [ __( 'It names nobody who could be answered.', 'deskfold' ), __( 'If you know who wrote it, make a ticket and enter their address.', 'deskfold' ) ],
			'from_own_mailbox' => [ __( 'It came from one of your own mailboxes. Answering it could start an endless loop.', 'deskfold' ), __( 'If a customer’s words are in it, make a ticket and enter the customer’s address.', 'deskfold' ) ],
			'worker_died'      => [ __( 'Reading it ended the program several times, perhaps because the memory ran out.', 'deskfold' ), __( 'Download the original and read it in a mail program. Try again after an update, or with more memory for PHP.', 'deskfold' ) ],
			'file_missing'     => [ __( 'Its bytes are no longer in the folder of stored files.', 'deskfold' ), __( 'Put the folder back from a backup, then try again. A mail still lies in its mailbox.', 'deskfold' ) ],
			'storage_failed'   => [ __( 'An attachment could not be stored: the disk may be full, or the folder of stored files closed.', 'deskfold' ), __( 'Make room, then try again.', 'deskfold' ) ],
			'unknown_channel'  => [ __( 'The part of Deskfold that reads this kind of message is switched off.', 'deskfold' ), __( 'Switch it on, then try again.', 'deskfold' ) ],
			'database_failed'  => [ __( 'The database refused to store it.', 'deskfold' ), $site ],
			'database_busy'    => [ __( 'The database was busy for too long.', 'deskfold' ), $site ],
			'connection_lost'  => [ __( 'The connection to the database broke each time.', 'deskfold' ), $site ],
			'address_unusable' => [ __( 'The address of its sender cannot be answered.', 'deskfold' ), __( 'If you know who wrote it, make a ticket and enter their address.', 'deskfold' ) ],
		];
	}
}
