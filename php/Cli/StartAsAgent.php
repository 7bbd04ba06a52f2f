<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Agents\Permissions;
use Deskfold\Channels\Address;
use Deskfold\Email\FindMailbox;
use Deskfold\Tickets\CurrentAgent;
use Deskfold\Tickets\StartTicket;

/** Writes to a customer first, as the agent whom --user names. */
final class StartAsAgent {

	public function __construct(
		private readonly FindMailbox $mailboxes,
		private readonly ReadReply $read,
		private readonly StartTicket $start,
		private readonly CurrentAgent $me,
		private readonly TellWritten $tell,
	) {
	}

	public function __invoke( string $text, Flags $flags ): void {
		WriteAsAgent::check( current_user_can( Permissions::REPLY ) );
		$to      = ReadReply::address( $flags->text( 'to' ) );
		$mailbox = $flags->has( 'mailbox' ) ? ( $this->mailboxes )( $flags->text( 'mailbox' ) ) : $this->mailboxes->or_default( 0 );
		$agent   = ( $this->me )();
		$reply   = ( $this->read )( $text, $flags, $agent->id );
		( $this->tell )( ( $this->start )( new Address( $to->email, $flags->text( 'name' ) ), $flags->text( 'subject' ), $mailbox->id ?? 0, $reply, $agent ), $flags );
	}
}
