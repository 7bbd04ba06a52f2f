<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Agents\Permissions;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\CurrentAgent;
use Deskfold\Tickets\MergeTickets;
use Deskfold\Tickets\UnmergeTickets;

/** Merges tickets and takes them apart as the agent whom --user names; without one the timeline names Deskfold itself. */
final class MergeAsAgent {

	public function __construct(
		private readonly Terminal $terminal,
		private readonly MergeTickets $merge,
		private readonly UnmergeTickets $unmerge,
		private readonly CurrentAgent $me,
	) {
	}

	public function __invoke( int $source, int $target ): void {
		[ , $into ] = ( $this->merge )( $source, $target, $this->actor( $source, $target ) );
		$this->terminal->done( "Ticket $source is part of ticket {$into->id}, which has {$into->message_count} messages." );
	}

	public function undo( int $source ): void {
		[ $again, $other ] = ( $this->unmerge )( $source, $this->actor( $source ) );
		$this->terminal->done( "Ticket $source stands on its own again with {$again->message_count} messages; ticket {$other->id} has {$other->message_count}." );
	}

	private function actor( int ...$ids ): Actor {
		if ( 0 === get_current_user_id() ) {
			return Actor::system();
		}
		foreach ( $ids as $id ) {
			WriteAsAgent::check( current_user_can( Permissions::EDIT_TICKET, $id ) );
		}
		return ( $this->me )();
	}
}
