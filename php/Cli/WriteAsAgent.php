<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Agents\Permissions;
use Deskfold\Core\Problem;
use Deskfold\Tickets\AddNote;
use Deskfold\Tickets\CurrentAgent;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\ReplyToTicket;

/** Answers a ticket, or notes something in it, as the agent whom --user names. */
final class WriteAsAgent {

	public function __construct(
		private readonly ReadTickets $tickets,
		private readonly ReadReply $read,
		private readonly ReplyToTicket $reply,
		private readonly AddNote $note,
		private readonly CurrentAgent $me,
		private readonly TellWritten $tell,
	) {
	}

	public function __invoke( int $id, string $text, Flags $flags ): void {
		( $this->tickets )( $id );
		self::check( current_user_can( Permissions::EDIT_TICKET, $id ) );
		$agent = ( $this->me )();
		$reply = ( $this->read )( $text, $flags, $agent->id );
		( $this->tell )(
			$flags->truth( 'note' )
				? ( $this->note )( $id, $reply->client_key, $reply->html, $reply->attachments, $agent )
				: ( $this->reply )( $id, $reply, $agent ),
			$flags
		);
	}

	/** A customer must know who wrote, so nobody writes as nobody. */
	public static function check( bool $may ): void {
		if ( 0 === get_current_user_id() ) {
			throw new Problem( 'agent_wanted', 'Name the agent who writes: add --user=<login>.', 403 );
		}
		if ( ! $may ) {
			throw new Problem( 'not_allowed', 'The person behind --user may not do this. Choose an agent who answers tickets.', 403 );
		}
	}
}
