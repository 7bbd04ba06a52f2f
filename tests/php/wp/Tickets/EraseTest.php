<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Tickets;

use Deskfold\Channels\Address;
use Deskfold\Channels\IncomingAttachment;
use Deskfold\ContactForm\AcceptMessage;
use Deskfold\ContactForm\FormMessage;
use Deskfold\Core\Storage;
use Deskfold\SavedReplies\ReplyUseStore;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\ChangeTicket;
use Deskfold\Tickets\CountTickets;
use Deskfold\Tickets\Delivery;
use Deskfold\Tickets\DeskStore;
use Deskfold\Tickets\Draft;
use Deskfold\Tickets\EraseTickets;
use Deskfold\Tickets\LogDelivery;
use Deskfold\Tickets\MergeTickets;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\ReplyToTicket;

/** Tickets go for good, with everything that hangs on them and nothing else. */
final class EraseTest extends WpTestCase {

	/** Tables in which a ticket leaves something behind. */
	private const TABLES = [ 'tickets', 'messages', 'timeline', 'drafts', 'reads', 'ticket_tags', 'participants', 'moves', 'deliveries', 'echoes', 'attachments', 'notifications', 'saved_reply_uses', 'customers', 'identities' ];

	public function test_nothing_that_hangs_on_a_ticket_is_left_and_everything_else_stays(): void {
		$other  = Make::ticket()->from( 'bea@x.test', 'Bea' )->saved();
		$before = $this->counted();
		$files  = $this->files();
		$tickets = $this->a_full_life();
		self::assertGreaterThan( $files, $this->files() );

		self::assertSame( 2, $this->get( EraseTickets::class )( $tickets ) );

		self::assertSame( $before, $this->counted() );
		self::assertSame( $files, $this->files(), 'the bytes of mails and attachments are gone' );
		self::assertSame( [], $this->get( CountTickets::class )->wrong(), 'counters agree with the rows' );
		self::assertSame( $other->id, $this->get( ReadTickets::class )( $other->id )->id );
		$left = $this->database()->row( 'SELECT ticket_id, reason FROM %i ORDER BY id DESC LIMIT 1', $this->database()->table( 'raw_messages' ) );
		self::assertSame( [ 'ticket_id' => '0', 'reason' => 'erased' ], $left, 'its name stays, so that it does not come in again' );
	}

	public function test_twice_is_once(): void {
		$ticket = Make::ticket()->saved();
		self::assertSame( 1, $this->get( EraseTickets::class )( [ $ticket->id ] ) );
		self::assertSame( 0, $this->get( EraseTickets::class )( [ $ticket->id ] ) );
		self::assertSame( [], $this->get( CountTickets::class )->wrong() );
	}

	public function test_a_customer_stays_as_long_as_they_have_another_ticket(): void {
		$one = Make::ticket()->from( 'ann@x.test' )->saved();
		$two = Make::ticket()->from( 'ann@x.test' )->saved();
		$this->get( EraseTickets::class )( [ $one->id ] );
		self::assertSame( '1', $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'customers' ) ) );
		$this->get( EraseTickets::class )( [ $two->id ] );
		self::assertSame( '0', $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'customers' ) ) );
	}

	/**
	 * A form with a file, an agent's work on it, a reply, a draft, and a ticket merged into it.
	 *
	 * @return list<int>
	 */
	private function a_full_life(): array {
		$this->person( 'Ann Agent', 'deskfold_agent' );
		$agent = $this->as_agent();
		$id    = (int) $this->get( AcceptMessage::class )( new FormMessage( 'Maya', 'maya@x.test', 'A bowl', 'It broke.', 1_800_000_000_000, [ new IncomingAttachment( 'bowl.txt', 'text/plain', 'a picture of it' ) ] ), 'key' );
		$actor = Actor::agent( $agent, 'Ann Agent', 'ann@x.test' );
		$this->get( ChangeTicket::class )( $id, new Change( agent_id: $agent, tags: [ 'broken' ] ), $actor );
		$this->get( ReplyToTicket::class )( $id, new Reply( 'key-of-the-reply', '<p>Sorry!</p>', [ new Address( 'friend@x.test' ) ] ), $actor );
		$messages = $this->get( ReadTickets::class )->messages( $id );
		$this->get( LogDelivery::class )( new Delivery( $messages[1]->id, Delivery::SENT, '250 ok', 1_800_000_000_000 ) );
		$this->get( DeskStore::class )->keep_draft( $agent, $id, new Draft( 'note', '<p>Later</p>', [], [], [], 1_800_000_000_000 ) );
		$this->get( DeskStore::class )->mark_read( $agent, $id, 1 );
		$this->get( ReplyUseStore::class )->add( 1, 'en', $agent, $id );
		$second = Make::ticket()->from( 'maya@x.test', 'Maya' )->saved();
		$this->get( MergeTickets::class )( $second->id, $id, $actor );
		return [ $id, $second->id ];
	}

	/** @return array<string, int> */
	private function counted(): array {
		$counted = [];
		foreach ( self::TABLES as $table ) {
			$counted[ $table ] = (int) $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( $table ) );
		}
		return $counted;
	}

	private function files(): int {
		$storage = $this->get( Storage::class );
		return array_sum( array_map( static fn ( string $shelf ): int => count( $storage->on_shelf( $shelf ) ), $storage->shelves() ) );
	}
}
