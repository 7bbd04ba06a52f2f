<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Admin;

use Deskfold\Channels\IncomingAttachment;
use Deskfold\ContactForm\AcceptMessage;
use Deskfold\ContactForm\FormMessage;
use Deskfold\Core\Storage;
use Deskfold\Customers\CustomerStore;
use Deskfold\Customers\Identity;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\CountTickets;
use Deskfold\Tickets\EraseTickets;
use Deskfold\Tickets\Eraser;
use Deskfold\Tickets\ReadTickets;

/** An owner deletes all tickets: after having said so plainly, bite by bite, whatever comes between. */
final class ErasureTest extends WpTestCase {

	private const NAME = 'Anna & Ben’s  Shop';

	protected function setUp(): void {
		parent::setUp();
		update_option( 'blogname', self::NAME );
		$this->as_admin();
	}

	public function test_it_says_beforehand_what_will_go(): void {
		$this->tickets( 2 );
		$this->with_file();
		$this->lone_customer();

		self::assertSame( [ 'name' => 'Anna & Ben’s Shop', 'tickets' => 3, 'messages' => 3, 'files' => 1, 'customers' => 4, 'run' => null ], $this->asked( 'GET', '/erasure' ) );
	}

	public function test_everything_goes_and_who_did_it_stands_in_the_log(): void {
		$files   = $this->files();
		$eraser  = new class() implements Eraser {
			/** @var list<int> */
			public array $heard = [];

			public function erase( array $ticket_ids, array $message_ids, array $raw_ids ): void {
				$this->heard = [ ...$this->heard, ...$ticket_ids ];
			}
		};
		$erasers = static fn ( array $all ): array => $all + [ 'test' => static fn (): Eraser => $eraser ];
		add_filter( EraseTickets::ERASERS, $erasers );
		$this->tickets( 2 );
		$third = $this->with_file();
		$this->lone_customer();

		$begun = $this->begin( true );
		self::assertSame( [ 3, 3, true ], [ $begun['run']['tickets'], $begun['run']['left'], $begun['run']['with_customers'] ] );
		self::assertSame( 3, $this->left(), 'nothing goes before the first bite' );
		$this->to_the_end();

		self::assertSame( 0, $this->left() );
		self::assertContains( $third, $eraser->heard );
		self::assertSame( $files, $this->files() );
		foreach ( [ 'messages', 'timeline', 'attachments', 'customers', 'identities' ] as $table ) {
			self::assertSame( 0, $this->rows( $table ), $table );
		}
		self::assertSame( '0', $this->database()->value( 'SELECT COALESCE(SUM(ABS(value)), 0) FROM %i', $this->database()->table( 'counters' ) ) );
		self::assertSame( [], $this->get( CountTickets::class )->wrong() );
		self::assertSame( [ 'Somebody began to delete all tickets', 'All tickets are deleted' ], $this->log() );
		$lines = $this->database()->column( "SELECT context FROM %i WHERE room = 'Admin'", $this->database()->table( 'log' ) );
		self::assertSame( [ 'admin' ], array_unique( array_map( static fn ( string $context ): mixed => ( (array) json_decode( $context, true ) )['login'], $lines ) ) );
	}

	public function test_customers_stay_when_nobody_said_that_they_go(): void {
		$this->tickets( 2 );
		$this->begin( false );
		$this->to_the_end();
		self::assertSame( [ 0, 2 ], [ $this->left(), $this->rows( 'customers' ) ] );
	}

	public function test_a_run_that_was_cut_off_goes_on_and_takes_what_the_cut_left_half_done(): void {
		$this->tickets( 60 );
		$this->begin( true );
		self::assertSame( 10, $this->bite()['left'] ?? null );
		// The next bite dies between its tickets and their customers.
		$die = static function (): never {
			throw new \DomainException( 'cut off' );
		};
		$ids = $this->get( EraseTickets::class )->next( 50 );
		$this->get( EraseTickets::class )( array_slice( $ids, 0, 4 ), false );
		add_filter( EraseTickets::ERASERS, $die );
		try {
			$this->bite();
			self::fail( 'The bite was not cut off.' );
		} catch ( \DomainException ) {
			remove_filter( EraseTickets::ERASERS, $die );
		}
		self::assertSame( 6, $this->left() );
		self::assertGreaterThan( 6, $this->rows( 'customers' ) );

		$seen = $this->asked( 'GET', '/erasure' );
		self::assertIsArray( $seen );
		self::assertSame( [ 60, 6 ], [ $seen['run']['tickets'], $seen['run']['left'] ] );
		$this->to_the_end();

		self::assertSame( [ 0, 0, 0 ], [ $this->left(), $this->rows( 'customers' ), $this->rows( 'identities' ) ] );
		self::assertSame( [], $this->get( CountTickets::class )->wrong() );
	}

	public function test_what_comes_in_after_it_began_stays_with_its_customer(): void {
		$this->tickets( 1 );
		$this->begin( true );
		$new   = Make::ticket()->from( 'new@x.test', 'New' )->saved();
		$known = Make::ticket()->from( 'c0@x.test', 'Known' )->saved();
		$this->to_the_end();

		self::assertSame( 2, $this->left() );
		self::assertSame( $new->id, $this->get( ReadTickets::class )( $new->id )->id );
		self::assertNotNull( $this->get( CustomerStore::class )->by_id( $known->customer_id ) );
		self::assertSame( 2, $this->rows( 'customers' ) );
	}

	public function test_the_second_run_finds_nothing(): void {
		$this->tickets( 1 );
		$this->begin( true );
		$this->to_the_end();
		self::assert_refused( 409, $this->rest( 'POST', '/erasure/next' ), 'not_erasing' );
		$again = $this->begin( true );
		self::assertSame( 0, $again['run']['tickets'] );
		self::assertNull( $this->bite() );
	}

	public function test_given_up_what_is_there_stays(): void {
		$this->tickets( 51 );
		$this->begin( false );
		$this->bite();
		$seen = $this->asked( 'DELETE', '/erasure' );
		self::assertIsArray( $seen );
		self::assertSame( [ 1, null ], [ $seen['tickets'], $seen['run'] ] );
		self::assert_refused( 409, $this->rest( 'POST', '/erasure/next' ), 'not_erasing' );
		self::assertSame( 1, $this->left() );
		self::assertContains( 'Deleting all tickets was given up', $this->log() );
		$this->asked( 'DELETE', '/erasure' );
		self::assertCount( 2, $this->log(), 'giving up nothing is no news' );
	}

	public function test_nothing_goes_without_the_shop_s_own_name(): void {
		$this->tickets( 1 );
		foreach ( [ '', ' ', 'anna & ben’s shop', 'Anna &amp; Ben’s Shop', 'Anna' ] as $name ) {
			self::assert_refused( 400, $this->rest( 'POST', '/erasure', [ 'name' => $name ] ), 'other_name' );
		}
		self::assert_refused( 400, $this->rest( 'POST', '/erasure' ) );
		self::assert_refused( 409, $this->rest( 'POST', '/erasure/next' ), 'not_erasing' );
		$this->asked( 'POST', '/erasure', [ 'name' => "  Anna & Ben’s\u{a0}Shop " ] );
		self::assert_refused( 409, $this->rest( 'POST', '/erasure', [ 'name' => self::NAME ] ), 'erasing_already' );
		self::assertSame( 1, $this->left() );
	}

	public function test_a_shop_without_a_name_is_known_by_its_address(): void {
		update_option( 'blogname', '' );
		$host = (string) wp_parse_url( home_url(), PHP_URL_HOST );
		self::assert_refused( 400, $this->rest( 'POST', '/erasure', [ 'name' => '' ] ), 'other_name' );
		self::assertIsArray( $this->asked( 'POST', '/erasure', [ 'name' => $host ] ) );
	}

	public function test_who_only_manages_the_desk_may_neither_delete_nor_say_that_it_goes_with_the_plugin(): void {
		$this->tickets( 1 );
		$manager = $this->person( 'Mona Manager', 'author' );
		$user    = get_userdata( $manager );
		self::assertInstanceOf( \WP_User::class, $user );
		$user->add_cap( 'deskfold_use_desk' );
		$user->add_cap( 'deskfold_manage' );
		foreach ( [ $manager, $this->person( 'Ann Agent', 'deskfold_agent' ) ] as $person ) {
			self::assert_refused( 403, $this->rest( 'POST', '/erasure', [ 'name' => self::NAME ], $person ) );
			self::assert_refused( 403, $this->rest( 'GET', '/erasure', [], $person ) );
		}
		$this->begin( false );
		self::assert_refused( 403, $this->rest( 'POST', '/erasure/next', [], $manager ) );
		self::assertSame( 1, $this->left() );

		self::assert_refused( 403, $this->rest( 'POST', '/settings', [ 'general' => [ 'erase_on_uninstall' => true ] ], $manager ), 'not_allowed' );
		$saved = $this->asked( 'POST', '/settings', [ 'general' => [ 'team_name' => 'Team', 'erase_on_uninstall' => false ] ], $manager );
		self::assertIsArray( $saved );
		self::assertSame( [ 'Team', false, false ], [ $saved['general']['team_name'], $saved['general']['erase_on_uninstall'], $saved['choices']['may_erase'] ] );
		$this->asked( 'POST', '/settings', [ 'general' => [ 'erase_on_uninstall' => true ] ] );
		self::assert_refused( 403, $this->rest( 'POST', '/settings', [ 'general' => [ 'erase_on_uninstall' => false ] ], $manager ), 'not_allowed' );
	}

	private function tickets( int $count ): void {
		for ( $at = 0; $at < $count; $at++ ) {
			Make::ticket()->from( "c$at@x.test", "Customer $at" )->saved();
		}
	}

	private function with_file(): int {
		return (int) $this->get( AcceptMessage::class )( new FormMessage( 'Maya', 'file@x.test', 'A bowl', 'It broke.', 1_800_000_000_000, [ new IncomingAttachment( 'bowl.txt', 'text/plain', 'a picture of it' ) ] ), 'key' );
	}

	private function lone_customer(): void {
		$this->get( CustomerStore::class )->add( 'Lone', 'en_US', new Identity( Identity::EMAIL, 'lone@x.test' ), 1 );
	}

	/** @return array{run: array<string, mixed>} */
	private function begin( bool $with_customers ): array {
		/** @var array{run: array<string, mixed>} $begun */
		$begun = $this->asked( 'POST', '/erasure', [ 'name' => self::NAME, 'with_customers' => $with_customers ] );
		return $begun;
	}

	/** @return ?array<string, mixed> */
	private function bite(): ?array {
		$answer = $this->asked( 'POST', '/erasure/next' );
		self::assertIsArray( $answer );
		return $answer['run'];
	}

	private function to_the_end(): void {
		for ( $turn = 0; null !== $this->bite(); $turn++ ) {
			self::assertLessThan( 20, $turn, 'it comes to an end' );
		}
	}

	private function left(): int {
		return $this->get( EraseTickets::class )->left();
	}

	private function rows( string $table ): int {
		return (int) $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( $table ) );
	}

	private function files(): int {
		$storage = $this->get( Storage::class );
		return array_sum( array_map( static fn ( string $shelf ): int => count( $storage->on_shelf( $shelf ) ), $storage->shelves() ) );
	}

	/** @return list<string> */
	private function log(): array {
		return $this->database()->column( "SELECT message FROM %i WHERE room = 'Admin' ORDER BY id", $this->database()->table( 'log' ) );
	}
}
