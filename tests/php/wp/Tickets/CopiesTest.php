<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Tickets;

use Deskfold\Channels\Address;
use Deskfold\Channels\OurAddresses;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\ReadTickets;

final class CopiesTest extends WpTestCase {

	protected function setUp(): void {
		parent::setUp();
		add_filter( OurAddresses::FILTER, static fn (): array => [ 'support@shop.test', 'sales@shop.test' ] );
	}

	/** @return list<string> */
	private function people( int $ticket_id ): array {
		$opened = $this->asked( 'GET', "/tickets/$ticket_id" );
		return array_column( $opened['messages'][ count( $opened['messages'] ) - 1 ]['people'], 'email' );
	}

	public function test_an_answer_to_all_reaches_everybody_once_and_neither_us_nor_machines(): void {
		$ticket = Make::ticket()->saying(
			to: [ new Address( 'Support+t7.0123abcd@Shop.test' ), new Address( 'Bob@Y.test', 'Bob' ), new Address( 'no-reply@shop.test' ), new Address( 'undisclosed-recipients:;' ) ],
			cc: [ new Address( 'sales@shop.test' ), new Address( 'bob@y.test' ), new Address( 'żółw@x.test' ), new Address( 'cy@z.test', 'Çy' ), new Address( 'MAILER-DAEMON@z.test' ) ]
		)->saved();
		$this->as_agent();
		self::assertSame( [ 'ann@x.test', 'Bob@Y.test', 'cy@z.test' ], $this->people( $ticket->id ) );
		$kept = $this->get( ReadTickets::class )->messages( $ticket->id )[0];
		self::assertSame( [ 4, 5 ], [ count( $kept->to ), count( $kept->cc ) ], 'What the mail said stands as it was.' );
	}

	public function test_two_hundred_copies_are_all_told(): void {
		$cc     = array_map( static fn ( int $number ): Address => new Address( "p$number@y.test" ), range( 1, 200 ) );
		$ticket = Make::ticket()->saying( to: [ new Address( 'support@shop.test' ) ], cc: $cc )->saved();
		$this->as_agent();
		self::assertCount( 201, $this->people( $ticket->id ) );
	}

	public function test_an_automatic_answer_and_our_own_words_name_nobody(): void {
		$ticket = Make::ticket()->saying( to: [ new Address( 'bob@y.test' ) ] )->saved();
		$this->as_agent();
		Make::answer( $ticket, 'I am away.', is_auto_reply: true, to: [ new Address( 'bob@y.test' ) ] );
		self::assertSame( [], $this->people( $ticket->id ) );
		$this->asked( 'POST', "/tickets/{$ticket->id}/notes", [ 'client_key' => 'a-key-for-a-note', 'html' => '<p>Bob is the boss.</p>' ] );
		self::assertSame( [], $this->people( $ticket->id ) );
	}

	public function test_no_copy_goes_to_ourselves_or_to_what_is_no_address(): void {
		$ticket = Make::ticket()->saved();
		$ann    = $this->as_agent();
		$reply  = [ 'client_key' => 'a-key-for-a-reply', 'html' => '<p>Hi</p>', 'seen_entry' => $ticket->last_entry ];
		foreach ( [ [ 'cc' => [ 'bob@y.test', 'Support+t7.0123abcd@shop.test' ] ], [ 'bcc' => [ 'sales@shop.test' ] ] ] as $copies ) {
			self::assert_refused( 409, $this->rest( 'POST', "/tickets/{$ticket->id}/replies", $reply + $copies ), 'address_ours' );
		}
		self::assert_refused( 400, $this->rest( 'POST', "/tickets/{$ticket->id}/replies", $reply + [ 'cc' => [ "bob@y.test\r\nBcc: eve@z.test" ] ] ) );
		self::assert_refused( 400, $this->rest( 'POST', "/tickets/{$ticket->id}/replies", $reply + [ 'cc' => array_fill( 0, 51, 'bob@y.test' ) ] ) );
		self::assertCount( 1, $this->get( ReadTickets::class )->messages( $ticket->id ) );
		$sent = $this->asked( 'POST', "/tickets/{$ticket->id}/replies", $reply + [ 'cc' => [ 'bob@y.test' ] ], $ann );
		self::assertSame( [ 'bob@y.test' ], array_column( $sent['messages'][0]['cc'], 'email' ) );
	}

	public function test_only_who_works_here_may_complete_an_address(): void {
		Make::ticket()->from( 'maya@x.test', 'Maya' )->saved();
		$this->as_readonly();
		self::assertSame( [ 'maya@x.test' ], array_column( $this->asked( 'GET', '/customers', [ 'search' => 'may' ] )['customers'], 'address' ) );
		$this->as_subscriber();
		self::assertSame( 403, $this->rest( 'GET', '/customers', [ 'search' => 'may' ] )->get_status() );
	}
}
