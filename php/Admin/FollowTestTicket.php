<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Channels\Address;
use Deskfold\Core\Problem;
use Deskfold\Customers\FindCustomer;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\ChangeTicket;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\ReadTickets;

/** Looks how far the test ticket has come. Everything it tells was read from what really happened. */
final class FollowTestTicket {

	/** So many tickets of the tester are looked at. */
	private const MOST = 20;

	public function __construct(
		private readonly KeepTestTicket $keep,
		private readonly LookForTestMail $look,
		private readonly FindCustomer $customers,
		private readonly ReadTickets $read,
		private readonly ChangeTicket $change,
	) {
	}

	/** @throws Problem when none was sent */
	public function __invoke(): TestTicket {
		$test = $this->keep->read();
		if ( ! $test->is_there() ) {
			throw new Problem( 'no_test', __( 'No test ticket is on its way. Send one first.', 'deskfold' ), 404 );
		}
		if ( 0 === $test->sent_at ) {
			return $test;
		}
		if ( 0 === $test->ticket_id ) {
			$test = $test->with( ticket_id: $this->find( $test ) );
		}
		if ( 0 === $test->ticket_id ) {
			$test = ( $this->look )( $test );
			$test = $test->with( ticket_id: $this->find( $test ) );
		}
		return ( $this->keep )( $test->ticket_id > 0 ? $this->arrived( $test ) : $test );
	}

	private function find( TestTicket $test ): int {
		$customer = $this->customers->by_address( new Address( $test->from ) );
		foreach ( null === $customer ? [] : $this->read->of_customer( $customer->id, self::MOST ) as $ticket ) {
			if ( $test->is_called( $ticket['subject'] ) ) {
				return $ticket['id'];
			}
		}
		return 0;
	}

	private function arrived( TestTicket $test ): TestTicket {
		try {
			$this->mark( $test->ticket_id );
			$messages = $this->read->messages( $test->ticket_id );
			$entries  = $this->read->entries( $test->ticket_id );
		} catch ( Problem ) {
			// Somebody removed it elsewhere.
			return $test->with( failure: __( 'The test ticket is not there any more.', 'deskfold' ), advice: '' );
		}
		$on_desk = $entries[0]->created_at ?? $test->began_at;
		$test    = $test->with(
			arrived_at: 0 === $test->arrived_at ? ( $messages[0]->created_at ?? $on_desk ) : $test->arrived_at,
			read_at: $on_desk,
			ticket_at: $on_desk,
			failure: '',
			advice: ''
		);
		$replies = array_values( array_filter( $messages, static fn ( Message $one ): bool => Message::REPLY === $one->kind ) );
		return [] === $replies ? $test : self::replied( $test, $replies[ count( $replies ) - 1 ] );
	}

	private static function replied( TestTicket $test, Message $reply ): TestTicket {
		return $test->with(
			replied_at: $reply->created_at,
			reply_sent_at: Message::SENT === $reply->state ? (int) $reply->sent_at : 0,
			failure: Message::SENT === $reply->state ? '' : $reply->failure,
			advice: Message::FAILED === $reply->state ? __( 'Open the ticket and press “Try again” on your reply once the cause is mended. If this site cannot send mail, give the mailbox its own server for sending.', 'deskfold' ) : ''
		);
	}

	/** So that nobody takes it for a customer's. */
	private function mark( int $ticket_id ): void {
		$ticket = ( $this->read )( $ticket_id );
		/* translators: A tag that marks a ticket as a test. */
		$tag = __( 'Test', 'deskfold' );
		if ( ! in_array( $tag, $ticket->tags, true ) && 0 === $ticket->merged_into ) {
			( $this->change )( $ticket_id, new Change( tags: [ ...$ticket->tags, $tag ] ), Actor::system() );
		}
	}
}
