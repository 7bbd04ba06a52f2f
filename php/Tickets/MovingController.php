<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Agents\Permissions;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Core\Rest;

/** Why a message stands where it does, and how it comes to stand elsewhere: moved alone, or with its whole ticket. */
final class MovingController {

	public function __construct(
		private readonly Rest $rest,
		private readonly ReadTickets $read,
		private readonly ExplainMatch $explain,
		private readonly MoveMessage $move,
		private readonly UndoMove $undo,
		private readonly MergeTickets $merge,
		private readonly UnmergeTickets $unmerge,
		private readonly PresentNews $present,
		private readonly CountTickets $count,
		private readonly CurrentAgent $me,
	) {
	}

	public function routes(): void {
		$may_look   = static fn (): bool => current_user_can( Permissions::USE_DESK );
		$may_write  = static fn (): bool => current_user_can( Permissions::REPLY );
		$may_change = static fn ( Input $input ): bool => current_user_can( Permissions::EDIT_TICKET, $input->int( 'id' ) );
		$where      = [ 'ticket_id' => [ 'type' => 'integer', 'minimum' => 0, 'required' => true, 'description' => '0 for a ticket of its own.' ] ];
		$into       = [ 'into' => [ 'type' => 'integer', 'minimum' => 1, 'required' => true ] ];

		$this->rest->route( 'GET', '/messages/(?P<id>\d+)/match', TicketArgs::ID, $may_look, $this->explain( ... ) );
		$this->rest->route( 'POST', '/messages/(?P<id>\d+)/move', TicketArgs::ID + $where, $may_write, $this->move( ... ) );
		$this->rest->route( 'DELETE', '/messages/(?P<id>\d+)/move', TicketArgs::ID, $may_write, $this->undo( ... ) );
		$this->rest->route( 'POST', '/tickets/(?P<id>\d+)/merge', TicketArgs::ID + $into, $may_change, $this->merge( ... ) );
		$this->rest->route( 'DELETE', '/tickets/(?P<id>\d+)/merge', TicketArgs::ID, $may_change, $this->unmerge( ... ) );
	}

	/** @return array<string, mixed> */
	public function explain( Input $input ): array {
		$message = $this->read->message( $input->int( 'id' ) );
		self::check( Permissions::READ_TICKET, $message->ticket_id );
		return ( $this->explain )( $message );
	}

	/** @return array<string, mixed> */
	public function move( Input $input ): array {
		$message = $this->read->message( $input->int( 'id' ) );
		self::check( Permissions::EDIT_TICKET, $message->ticket_id );
		if ( 0 !== $input->int( 'ticket_id' ) ) {
			self::check( Permissions::EDIT_TICKET, $input->int( 'ticket_id' ) );
		}
		return $this->news( ...( $this->move )( $message->id, $input->int( 'ticket_id' ), ( $this->me )() ) );
	}

	/** @return array<string, mixed> */
	public function undo( Input $input ): array {
		$message = $this->read->message( $input->int( 'id' ) );
		self::check( Permissions::EDIT_TICKET, $message->ticket_id );
		self::check( Permissions::EDIT_TICKET, 0 === $message->moved_from ? $message->ticket_id : $message->moved_from );
		return $this->news( ...( $this->undo )( $message->id, ( $this->me )() ) );
	}

	/** @return array<string, mixed> */
	public function merge( Input $input ): array {
		self::check( Permissions::EDIT_TICKET, $input->int( 'into' ) );
		[ $source, $target, $entries ] = ( $this->merge )( $input->int( 'id' ), $input->int( 'into' ), ( $this->me )() );
		return $this->news( [ $source, $target ], null, $entries );
	}

	/** @return array<string, mixed> */
	public function unmerge( Input $input ): array {
		self::check( Permissions::EDIT_TICKET, $this->read->current( $input->int( 'id' ) )->id );
		[ $source, $target, $entries ] = ( $this->unmerge )( $input->int( 'id' ), ( $this->me )() );
		return $this->news( [ $source, $target ], null, $entries );
	}

	/**
	 * @param list<Ticket> $tickets
	 * @param list<Entry>  $entries
	 * @return array<string, mixed>
	 */
	private function news( array $tickets, ?Message $message, array $entries ): array {
		$me = get_current_user_id();
		return ( $this->present )( new News( $tickets, null === $message ? [] : [ $message ], $entries, ( $this->count )( $me ) ), $me );
	}

	private static function check( string $permission, int $ticket_id ): void {
		if ( ! current_user_can( $permission, $ticket_id ) ) {
			throw Problem::not_found();
		}
	}
}
