<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Agents\Permissions;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Core\Rest;

/** The desk sends now what was to go later, or takes it back. */
final class ScheduleController {

	public function __construct(
		private readonly Rest $rest,
		private readonly ReleaseReply $release,
		private readonly UnscheduleReply $unschedule,
		private readonly ReadTickets $read,
		private readonly PresentNews $present,
		private readonly CountTickets $count,
		private readonly CurrentAgent $me,
	) {
	}

	public function routes(): void {
		$may_reply = static fn (): bool => current_user_can( Permissions::REPLY );
		$seen      = [ 'seen_entry' => [ 'type' => 'integer', 'minimum' => 0, 'required' => true ] ];

		$this->rest->route( 'POST', '/messages/(?P<id>\d+)/send', TicketArgs::ID + $seen, $may_reply, $this->send( ... ) );
		$this->rest->route( 'DELETE', '/messages/(?P<id>\d+)/schedule', TicketArgs::ID, $may_reply, $this->take_back( ... ) );
	}

	/** @return array<string, mixed> */
	private function send( Input $input ): array {
		return $this->news( ( $this->release )( $this->mine( $input ), $input->int( 'seen_entry' ) ), true );
	}

	/** @return array<string, mixed> */
	private function take_back( Input $input ): array {
		[ $recorded, $draft ] = ( $this->unschedule )( $this->mine( $input ), ( $this->me )() );
		return $this->news( $recorded, false ) + [ 'draft' => $this->present->draft( $draft ) ];
	}

	/** @throws Problem when the message is not there, or not for this agent */
	private function mine( Input $input ): int {
		$message = $this->read->message( $input->int( 'id' ) );
		if ( ! current_user_can( Permissions::EDIT_TICKET, $message->ticket_id ) ) {
			throw Problem::not_found();
		}
		return $message->id;
	}

	/** @return array<string, mixed> */
	private function news( Recorded $recorded, bool $with_message ): array {
		$me = get_current_user_id();
		return ( $this->present )( new News( [ $recorded->ticket ], $with_message ? [ $recorded->message ] : [], $recorded->entries, ( $this->count )( $me ) ), $me );
	}
}
