<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Cli;

use Deskfold\Agents\Agent;
use Deskfold\Agents\ListAgents;
use Deskfold\Cli\OpenDemoShop;
use Deskfold\Core\Clock;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\CountTickets;

final class DemoShopTest extends WpTestCase {

	public function test_the_shop_opens_once_with_everything_in_its_place(): void {
		$this->as_admin();
		$tickets = ( $this->get( OpenDemoShop::class ) )( static fn () => null );
		self::assertGreaterThanOrEqual( 30, $tickets );
		self::assertSame( [], $this->get( CountTickets::class )->wrong() );
		self::assertLessThan( 5_000, abs( $this->get( Clock::class )->now_ms() - (int) ( microtime( true ) * 1000 ) ), 'the clock runs again' );

		$states = array_column( $this->database()->rows( 'SELECT CONCAT(kind, %s, state) AS name, COUNT(*) AS count FROM %i GROUP BY kind, state', ':', $this->database()->table( 'messages' ) ), 'count', 'name' );
		self::assertSame( '1', $states['reply:failed'], 'the one that bounced' );
		self::assertArrayNotHasKey( 'reply:queued', $states );
		self::assertSame( [ 'appended', 'auto_reply', 'bounce', 'created' ], $this->database()->column( 'SELECT DISTINCT result FROM %i ORDER BY result', $this->database()->table( 'raw_messages' ) ) );
		self::assertSame( [ 'email', 'form' ], $this->database()->column( 'SELECT DISTINCT channel FROM %i ORDER BY channel', $this->database()->table( 'tickets' ) ) );
		self::assertCount( 7, $this->database()->column( 'SELECT DISTINCT status FROM %i', $this->database()->table( 'tickets' ) ) );
		self::assertGreaterThanOrEqual( 20, (int) $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'attachments' ) ) );

		$roles = array_count_values( array_map( static fn ( Agent $agent ): string => $agent->role, ( $this->get( ListAgents::class ) )() ) );
		self::assertSame( [ 3, 1, 1 ], [ $roles['agent'], $roles['supervisor'], $roles['readonly'] ] );
		$times = $this->database()->column( 'SELECT last_message_at FROM %i ORDER BY last_message_at', $this->database()->table( 'tickets' ) );
		self::assertGreaterThan( 20 * 86_400_000, (int) end( $times ) - (int) $times[0], 'they are of different ages' );
		self::assertNotNull( get_page_by_path( 'contact-us' ) );

		$before = $this->rows();
		self::assertSame( 0, ( $this->get( OpenDemoShop::class ) )( static fn () => null ) );
		self::assertSame( $before, $this->rows() );
	}

	public function test_an_opening_that_was_interrupted_goes_on_and_makes_nothing_twice(): void {
		$this->as_admin();
		try {
			( $this->get( OpenDemoShop::class ) )( static fn ( int $done ) => 40 === $done ? throw new \RuntimeException( 'the lights went out' ) : null );
			self::fail( 'it should have stopped' );
		} catch ( \RuntimeException ) {
			$first = $this->rows();
		}
		( $this->get( OpenDemoShop::class ) )( static fn () => null );
		$whole = $this->rows();
		self::assertLessThan( $whole, $first );
		$twins = $this->database()->value( 'SELECT COUNT(*) FROM (SELECT ticket_id, text, author_name FROM %i GROUP BY ticket_id, text, author_name HAVING COUNT(*) > 1) AS twins', $this->database()->table( 'messages' ) );
		self::assertSame( '0', $twins );
	}

	/** @return array<string, string|null> */
	private function rows(): array {
		$count = [];
		foreach ( [ 'tickets', 'messages', 'timeline', 'customers', 'attachments', 'mailboxes' ] as $table ) {
			$count[ $table ] = $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( $table ) );
		}
		return $count;
	}
}
