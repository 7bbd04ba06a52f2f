<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Agents\Permissions;
use Deskfold\Channels\Address;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Core\Response;
use Deskfold\Core\Rest;

/** The desk writes: replies, notes, first messages, drafts. */
final class WritingController {

	public function __construct(
		private readonly Rest $rest,
		private readonly ReplyToTicket $reply,
		private readonly AddNote $note,
		private readonly StartTicket $start,
		private readonly RetryReply $retry,
		private readonly ReadTickets $read,
		private readonly ReadNews $news,
		private readonly PresentNews $present,
		private readonly CountTickets $count,
		private readonly KeepDraft $drafts,
		private readonly CurrentAgent $me,
		private readonly KeepPictures $pictures,
	) {
	}

	public function routes(): void {
		$may_reply  = static fn (): bool => current_user_can( Permissions::REPLY );
		$may_change = static fn ( Input $input ): bool => current_user_can( Permissions::EDIT_TICKET, $input->int( 'id' ) );
		$kind       = [ 'kind' => [ 'type' => 'string', 'enum' => [ Message::REPLY, Message::NOTE ], 'required' => true ] ];
		$draft      = TicketArgs::ID + $kind + TicketArgs::COPIES + TicketArgs::WINDOW + [ 'html' => [ 'type' => 'string', 'required' => true, 'maxLength' => 1_000_000 ], 'attachments' => TicketArgs::WRITING['attachments'] ];
		$guard      = [ 'seen_entry' => [ 'type' => 'integer', 'minimum' => 0, 'required' => true ], 'status' => TicketArgs::change()['status'], 'snoozed_until' => TicketArgs::MOMENT, 'send_at' => TicketArgs::MOMENT, 'history' => [ 'type' => 'string', 'enum' => [ 'none', 'last', 'full' ] ] ];
		$first      = [
			'to_name'    => [ 'type' => 'string', 'maxLength' => 190, 'default' => '' ],
			'to_email'   => [ 'type' => 'string', 'format' => 'email', 'required' => true ],
			'subject'    => [ 'type' => 'string', 'required' => true, 'minLength' => 1, 'maxLength' => 500 ],
			'mailbox_id' => [ 'type' => 'integer', 'minimum' => 0, 'default' => 0 ],
		];

		$this->rest->route( 'POST', '/tickets', TicketArgs::WRITING + TicketArgs::COPIES + $first, $may_reply, $this->start( ... ) );
		$this->rest->route( 'POST', '/tickets/(?P<id>\d+)/replies', TicketArgs::ID + TicketArgs::WRITING + TicketArgs::COPIES + $guard, $may_change, $this->reply( ... ) );
		$this->rest->route( 'POST', '/tickets/(?P<id>\d+)/notes', TicketArgs::ID + TicketArgs::WRITING, $may_change, $this->note( ... ) );
		$this->rest->route( 'PUT', '/tickets/(?P<id>\d+)/drafts/(?P<kind>[a-z]+)', $draft, $may_change, $this->keep_draft( ... ) );
		$this->rest->route( 'DELETE', '/tickets/(?P<id>\d+)/drafts/(?P<kind>[a-z]+)', TicketArgs::ID + $kind + TicketArgs::WINDOW, $may_change, $this->drop_draft( ... ) );
		$this->rest->route( 'POST', '/messages/(?P<id>\d+)/retry', TicketArgs::ID, $may_reply, $this->retry( ... ) );
	}

	public function start( Input $input ): Response {
		$to = new Address( $input->string( 'to_email' ), $input->string( 'to_name' ) );
		return $this->written( ( $this->start )( $to, $input->string( 'subject' ), $input->int( 'mailbox_id' ), $this->read_reply( $input ), ( $this->me )() ) );
	}

	public function reply( Input $input ): Response {
		try {
			$recorded = ( $this->reply )( $input->int( 'id' ), $this->read_reply( $input ), ( $this->me )() );
		} catch ( Problem $problem ) {
			if ( 'something_newer' !== $problem->kind ) {
				throw $problem;
			}
			$news = ( $this->present )( $this->news->of_ticket( $input->int( 'id' ), $input->int( 'seen_entry' ) ), get_current_user_id() );
			throw new Problem( $problem->kind, $problem->getMessage(), $problem->status, false, $problem, [ 'news' => $news ] );
		}
		$this->drafts->drop( get_current_user_id(), $recorded->ticket->id, Message::REPLY );
		return $this->written( $recorded );
	}

	public function note( Input $input ): Response {
		$recorded = ( $this->note )( $input->int( 'id' ), $input->string( 'client_key' ), $input->string( 'html' ), $input->ints( 'attachments' ), ( $this->me )() );
		$this->drafts->drop( get_current_user_id(), $recorded->ticket->id, Message::NOTE );
		return $this->written( $recorded );
	}

	/** @return array<string, mixed> */
	public function keep_draft( Input $input ): array {
		$ticket = ( $this->read )( $input->int( 'id' ) );
		$seen   = $input->has( 'seen_at' ) ? $input->int( 'seen_at' ) : null;
		// Two versions within a millisecond are still two.
		$draft = new Draft( self::kind( $input ), CleanText::kept( $input->string( 'html' ) ), self::copies( $input, 'cc' ), self::copies( $input, 'bcc' ), $input->ints( 'attachments' ), max( (int) ( microtime( true ) * 1000 ), 1 + (int) $seen ), $input->string( 'tab' ) );
		try {
			( $this->drafts )( get_current_user_id(), $ticket->id, $draft, $seen );
		} catch ( Problem $problem ) {
			$other = array_values( array_filter( $this->drafts->of( get_current_user_id(), $ticket->id ), static fn ( Draft $one ): bool => $draft->kind === $one->kind ) )[0] ?? null;
			throw new Problem( $problem->kind, $problem->getMessage(), $problem->status, false, $problem, [ 'draft' => null === $other ? null : $this->present->draft( $other ) ] );
		}
		return [ 'updated_at' => $draft->updated_at ];
	}

	/** @return array<string, never> */
	public function drop_draft( Input $input ): array {
		$this->drafts->drop( get_current_user_id(), $input->int( 'id' ), self::kind( $input ), $input->string( 'tab' ), $input->has( 'seen_at' ) ? $input->int( 'seen_at' ) : 0 );
		return [];
	}

	/** @return array<string, mixed> */
	public function retry( Input $input ): array {
		$message = $this->read->message( $input->int( 'id' ) );
		if ( ! current_user_can( Permissions::EDIT_TICKET, $message->ticket_id ) ) {
			throw Problem::not_found();
		}
		( $this->retry )( $message );
		return ( $this->present )( new News( [ ( $this->read )( $message->ticket_id ) ], [ $this->read->message( $message->id ) ] ), get_current_user_id() );
	}

	private function written( Recorded $recorded ): Response {
		$me   = get_current_user_id();
		$news = new News( [ $recorded->ticket ], [ $recorded->message ], $recorded->entries, ( $this->count )( $me ) );
		return new Response( 201, ( $this->present )( $news, $me ) );
	}

	private function read_reply( Input $input ): Reply {
		[ $html, $pictures ] = ( $this->pictures )( $input->string( 'html' ), get_current_user_id() );
		return new Reply(
			$input->string( 'client_key' ),
			$html,
			self::copies( $input, 'cc' ),
			self::copies( $input, 'bcc' ),
			[ ...$input->ints( 'attachments' ), ...$pictures ],
			$input->has( 'seen_entry' ) ? $input->int( 'seen_entry' ) : null,
			$input->has( 'status' ) ? Status::from( $input->string( 'status' ) ) : null,
			$input->has( 'history' ) ? $input->string( 'history' ) : '',
			$input->has( 'snoozed_until' ) ? $input->int( 'snoozed_until' ) : null,
			$input->has( 'send_at' ) ? $input->int( 'send_at' ) : null
		);
	}

	/** @return list<Address> */
	private static function copies( Input $input, string $name ): array {
		return array_map( static fn ( string $email ): Address => new Address( $email ), $input->strings( $name ) );
	}

	/** @return 'reply'|'note' */
	private static function kind( Input $input ): string {
		return Message::NOTE === $input->string( 'kind' ) ? Message::NOTE : Message::REPLY;
	}
}
