<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Cli;

use Deskfold\Channels\Address;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Cli\DemoStore;
use Deskfold\Cli\SeedTexts;
use Deskfold\Cli\SeedTicket;
use Deskfold\Cli\SeedTickets;
use Deskfold\Customers\FindCustomer;
use Deskfold\Outbox\DeliverJob;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\ChangeTicket;
use Deskfold\Tickets\CleanText;
use Deskfold\Tickets\CountTickets;
use Deskfold\Tickets\FindTicket;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\ReplyToken;
use Deskfold\Tickets\ReplyToTicket;
use Deskfold\Tickets\Status;
use Deskfold\Tickets\View;
use PHPUnit\Framework\Attributes\DataProvider;

final class SeedTest extends WpTestCase {

	private const NOON = 1_790_000_000_000;
	private const HOUR = 3_600_000;

	/** Names of what no two tickets share: numbers, keys, secrets. */
	private const OWN = [ 'id', 'ticket_id', 'message_id', 'message_id_hash', 'in_reply_to', 'reference_ids', 'client_key', 'reply_token', 'last_entry', 'customer_entry', 'match_info' ];

	/** @return array<string, array{string}> */
	public static function channels(): array {
		return [ 'by mail' => [ 'email' ], 'through the form' => [ 'form' ] ];
	}

	#[DataProvider( 'channels' )]
	public function test_a_seeded_ticket_leaves_the_rows_of_a_real_one( string $channel ): void {
		$agent = Actor::agent( $this->person( 'Ann Agent', 'deskfold_agent' ), 'Ann Agent', 'ann-agent@example.test' );
		$real  = $this->really( $channel, $agent );
		$seed  = $this->seeded( $channel, $agent );
		self::assertSame( $this->rows( 'tickets', 'id', $real ), $this->rows( 'tickets', 'id', $seed ) );
		self::assertSame( $this->rows( 'messages', 'ticket_id', $real ), $this->rows( 'messages', 'ticket_id', $seed ) );
		self::assertSame( $this->rows( 'timeline', 'ticket_id', $real ), $this->rows( 'timeline', 'ticket_id', $seed ) );
		foreach ( [ 'how', 'verdict' ] as $word ) {
			self::assertSame( $this->matched( $real, $word ), $this->matched( $seed, $word ) );
		}
	}

	public function test_a_seeded_ticket_is_found_by_an_answer_to_its_reply(): void {
		$agent  = Actor::agent( $this->person( 'Ann Agent', 'deskfold_agent' ), 'Ann Agent' );
		$this->now( self::NOON + 24 * self::HOUR );
		$ticket = $this->get( ReadTickets::class )( $this->seeded( 'email', $agent ) );
		$reply  = $this->get( ReadTickets::class )->messages( $ticket->id )[1];
		$answer = new IncomingMessage( from: new Address( 'mira@x.test' ), in_reply_to: $reply->message_id );
		self::assertSame( $ticket->id, ( $this->get( FindTicket::class ) )( $answer, 'email' )->ticket?->id );
	}

	public function test_counters_timeline_and_lists_agree_after_a_bulk_load(): void {
		// It ends with ANALYZE TABLE, which commits.
		$this->commits();
		$this->as_agent();
		( $this->get( SeedTickets::class ) )( 60, 5, static fn () => null );
		$this->get( CountTickets::class )->repair();
		self::assertSame( [], $this->get( CountTickets::class )->wrong() );
		$counts = ( $this->get( CountTickets::class ) )( get_current_user_id() );
		self::assertSame( 60, $counts['all'] );
		foreach ( [ 'waiting_on_us', 'waiting', 'resolved', 'unassigned' ] as $view ) {
			self::assertGreaterThan( 0, $counts[ $view ], $view );
			$page = $this->get( ReadTickets::class )->page( View::named( $view, get_current_user_id() ), '', 50 );
			self::assertCount( $counts[ $view ], $page->tickets, $view );
		}
		self::assertSame( '300', $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'messages' ) ) );
		self::assertSame( '0', $this->database()->value( 'SELECT COUNT(*) FROM %i t JOIN %i m ON m.ticket_id = t.id WHERE t.last_message_at < m.created_at', $this->database()->table( 'tickets' ), $this->database()->table( 'messages' ) ) );
	}

	public function test_a_second_load_knows_its_customers_again(): void {
		$this->commits();
		$this->as_agent();
		$seed = $this->get( SeedTickets::class );
		$seed( 25, 1, static fn () => null );
		$seed( 25, 1, static fn () => null );
		self::assertSame( [ '50', '5' ], [ $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'tickets' ) ), $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'customers' ) ) ] );
	}

	public function test_words_are_spread_as_the_bench_needs_them(): void {
		$texts = [];
		for ( $ticket = 0; $ticket < 100; $ticket++ ) {
			for ( $part = 0; $part < 5; $part++ ) {
				$texts[ $ticket ] = ( $texts[ $ticket ] ?? '' ) . SeedTexts::message( $ticket, $part, 50 );
			}
		}
		$with = static fn ( string $word ): int => count( array_filter( $texts, static fn ( string $text ): bool => str_contains( $text, $word ) ) );
		self::assertSame( [ 100, 20, 2 ], [ $with( 'order' ), $with( 'refund' ), $with( 'zyxqvb' ) ] );
		self::assertEqualsWithDelta( 680, strlen( implode( '', $texts ) ) / 500, 40 );
	}

	/** @return int ticket that came through the doors that real mail and real agents use */
	private function really( string $channel, Actor $agent ): int {
		$ids = [];
		foreach ( $this->story() as $part => [ $who, $at ] ) {
			$this->now( $at );
			$text = SeedTexts::message( 1, $part, 1000 );
			if ( 'customer' === $who ) {
				$is_form = [] === $ids && 'form' === $channel;
				$message = new IncomingMessage( from: new Address( 'mira@x.test', 'Mira' ), subject: 'Where is my order?', text: $text, to: $is_form ? [] : [ new Address( 'support@demo.test' ) ], message_id: $is_form ? '' : "real.$part@x.test", in_reply_to: [] === $ids ? '' : $ids[ count( $ids ) - 1 ], references: $ids, ticket_id: $is_form ? $ticket ?? null : null );
				$ticket  = Make::receive( $message, $is_form ? 'form' : 'email' )->ticket->id;
				$ids     = $is_form ? $ids : [ ...$ids, "real.$part@x.test" ];
				continue;
			}
			self::assertTrue( isset( $ticket ) );
			if ( 'resolved' === $who ) {
				( $this->get( ChangeTicket::class ) )( $ticket, new Change( status: Status::Resolved ), $agent );
				continue;
			}
			$ids[] = ( $this->get( ReplyToTicket::class ) )( $ticket, new Reply( "real-reply-$part", CleanText::from_plain( $text ) ), $agent )->message->message_id;
			$this->now( $at + 4_000 );
			$this->run_job( DeliverJob::class );
		}
		self::assertTrue( isset( $ticket ) );
		return $ticket;
	}

	private function seeded( string $channel, Actor $agent ): int {
		$store    = $this->get( DemoStore::class );
		$customer = $this->get( FindCustomer::class )->by_address( new Address( 'mira@x.test' ) );
		if ( null === $customer ) {
			$store->add_customers( [ 'mira@x.test' => 'Mira' ], self::NOON );
			$customer = $store->customers( [ 'mira@x.test' ] )['mira@x.test'];
		}
		$host = wp_parse_url( home_url(), PHP_URL_HOST );
		$seed = new SeedTicket( $store->next_ids(), $this->get( ReplyToken::class ), $customer, new Address( 'support@demo.test' ), is_string( $host ) ? $host : '', SeedTicket::blank( $customer, 'Where is my order?', $channel, 0, self::NOON ) );
		foreach ( $this->story() as $part => [ $who, $at ] ) {
			match ( $who ) {
				'customer' => $seed->customer_writes( SeedTexts::message( 1, $part, 1000 ), $at ),
				'agent'    => $seed->agent_replies( SeedTexts::message( 1, $part, 1000 ), $agent, $at, $at + 4_000 ),
				default    => $seed->agent_resolves( $agent, $at ),
			};
		}
		$store->add_tickets( [ $seed ] );
		return $seed->ticket()->id;
	}

	/** @return list<array{string, int}> */
	private function story(): array {
		$who = [ 'customer', 'customer', 'agent', 'customer', 'agent', 'resolved' ];
		return array_map( static fn ( string $one, int $part ): array => [ $one, self::NOON + $part * self::HOUR ], $who, array_keys( $who ) );
	}

	/** @return list<array<string, string|null>> without what no two tickets share */
	private function rows( string $table, string $column, int $id ): array {
		$rows = $this->database()->rows( 'SELECT * FROM %i WHERE %i = %d ORDER BY id', $this->database()->table( $table ), $column, $id );
		return array_map( static fn ( array $row ): array => array_diff_key( $row, array_flip( self::OWN ) ), $rows );
	}

	/** @return list<mixed> */
	private function matched( int $ticket_id, string $word ): array {
		$found = [];
		foreach ( $this->get( ReadTickets::class )->messages( $ticket_id ) as $message ) {
			$found[] = array_column( $message->match_info, $word );
		}
		return $found;
	}
}
