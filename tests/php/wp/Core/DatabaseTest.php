<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Core;

use Deskfold\Core\Problem;
use Deskfold\Tests\WpTestCase;

final class DatabaseTest extends WpTestCase {

	public function test_odd_texts_come_back_as_they_went_in(): void {
		foreach ( [ "O'Brien \\ \"q\" %s %d %%", "emoji 🦊 and ไทย", "line\r\nline\ttab", '%1$s', "';DROP TABLE x;--" ] as $text ) {
			$id = $this->add( $text );
			$this->assertSame( $text, $this->database()->value( 'SELECT message FROM %i WHERE id = %d', $this->log_table(), $id ) );
		}
	}

	public function test_bytes_that_are_no_text_are_refused_not_cut(): void {
		if ( $this->database()->is_sqlite() ) {
			$this->markTestSkipped( 'SQLite takes any bytes.' );
		}
		$this->expectException( Problem::class );
		$this->add( "caf\xe9 and more" );
	}

	public function test_null_is_null_and_not_an_empty_text(): void {
		$database = $this->database();
		$this->assertNull( $database->row( 'SELECT * FROM %i WHERE id = %d', $this->log_table(), 0 ) );
		$this->assertNull( $database->value( 'SELECT message FROM %i WHERE id = %d', $this->log_table(), 0 ) );
		$this->assertSame( [], $database->column( 'SELECT message FROM %i WHERE id = %d', $this->log_table(), 0 ) );
	}

	public function test_an_update_says_how_many_rows_it_changed(): void {
		$a = $this->add( 'a' );
		$this->add( 'b' );
		$this->assertSame( 1, $this->database()->update( 'log', [ 'message' => 'c' ], [ 'id' => $a ] ) );
		$this->assertSame( 0, $this->database()->update( 'log', [ 'message' => 'c' ], [ 'id' => 0 ] ) );
		$this->assertSame( [ 'c', 'b' ], $this->messages() );
	}

	public function test_a_failed_statement_is_a_problem_that_keeps_the_database_s_words_to_itself(): void {
		try {
			$this->database()->run( 'UPDATE %i SET no_such_column = 1', $this->log_table() );
			$this->fail( 'nothing was thrown' );
		} catch ( Problem $problem ) {
			$this->assertSame( [ 'database_failed', 500 ], [ $problem->kind, $problem->status ] );
			$this->assertStringNotContainsString( 'no_such_column', $problem->getMessage() );
			$this->assertStringContainsString( 'no_such_column', (string) $problem->getPrevious()?->getMessage() );
		}
	}

	public function test_the_error_that_is_logged_holds_nothing_that_somebody_wrote(): void {
		try {
			$this->database()->run( 'INSERT INTO %i (nothing_like_it, other) VALUES (%s, %s)', $this->database()->table( 'log' ), 'my card is 4111', "it's \\ secret" );
			self::fail( 'there is no such column' );
		} catch ( Problem $problem ) {
			$told = (string) $problem->getPrevious()?->getMessage();
			self::assertStringContainsString( 'nothing_like_it', $told );
			self::assertStringNotContainsString( '4111', $told );
			self::assertStringNotContainsString( 'secret', $told );
		}
	}

	public function test_a_twin_of_a_unique_row_is_known_as_such(): void {
		$id = $this->add( 'a' );
		try {
			$this->database()->insert( 'log', [ 'id' => $id, 'level' => 'note', 'room' => 'Core', 'message' => 'b', 'context' => '', 'created_at' => 1 ] );
			$this->fail( 'nothing was thrown' );
		} catch ( Problem $problem ) {
			$this->assertSame( [ 'duplicate_row', false ], [ $problem->kind, $problem->retry ] );
		}
	}

	public function test_a_transaction_answers_what_its_work_answers(): void {
		$this->assertSame( 7, $this->database()->transaction( static fn (): int => 7 ) );
	}

	public function test_what_throws_leaves_nothing_behind_and_throws_on(): void {
		try {
			$this->database()->transaction( function (): mixed {
				return 0 < $this->add( 'lost' ) ? throw new \DomainException( 'no' ) : null;
			} );
			$this->fail( 'nothing was thrown' );
		} catch ( \DomainException $error ) {
			$this->assertSame( 'no', $error->getMessage() );
		}
		$this->assertSame( [], $this->messages() );
	}

	public function test_an_inner_failure_that_is_caught_loses_only_the_inner_part(): void {
		$this->database()->transaction( function (): void {
			$this->add( 'outer' );
			try {
				$this->database()->transaction( function (): void {
					$this->add( 'inner' );
					throw new \DomainException( 'no' );
				} );
			} catch ( \DomainException $expected ) {
				$this->assertSame( 'no', $expected->getMessage() );
			}
			$this->add( 'after' );
		} );
		$this->assertSame( [ 'outer', 'after' ], $this->messages() );
	}

	public function test_what_waits_for_the_commit_comes_after_the_outermost_and_in_order(): void {
		$seen = [];
		$note = static function ( string $what ) use ( &$seen ): void {
			$seen[] = $what;
		};
		$this->database()->transaction( function () use ( $note ): void {
			$this->database()->after_commit( static fn () => $note( 'first' ) );
			$this->database()->transaction( function () use ( $note ): void {
				$this->database()->after_commit( static fn () => $note( 'second' ) );
			} );
			$note( 'work' );
		} );
		$this->assertSame( [ 'work', 'first', 'second' ], $seen );
	}

	public function test_what_waited_for_a_transaction_that_failed_never_comes(): void {
		$seen = [];
		try {
			$this->database()->transaction( function () use ( &$seen ): void {
				$this->database()->after_commit( static function () use ( &$seen ): void {
					$seen[] = 'never';
				} );
				throw new \DomainException( 'no' );
			} );
		} catch ( \DomainException $expected ) {
			$seen[] = $expected->getMessage();
		}
		$this->database()->transaction( static fn () => null );
		$this->assertSame( [ 'no' ], $seen );
	}

	public function test_without_a_transaction_it_comes_at_once(): void {
		$seen = 0;
		$this->database()->after_commit( static function () use ( &$seen ): void {
			++$seen;
		} );
		$this->assertSame( 1, $seen );
	}

	public function test_a_busy_database_is_tried_again_from_the_outermost(): void {
		$tries = 0;
		$calls = 0;
		$this->database()->transaction( function () use ( &$tries, &$calls ): void {
			$this->database()->after_commit( static function () use ( &$calls ): void {
				++$calls;
			} );
			$this->database()->transaction( function () use ( &$tries ): void {
				$this->add( 'try ' . ++$tries );
				if ( $tries < 3 ) {
					throw new Problem( 'database_busy', 'busy', 503, true );
				}
			} );
		} );
		$this->assertSame( [ 3, 1, [ 'try 3' ] ], [ $tries, $calls, $this->messages() ] );
	}

	public function test_a_database_that_stays_busy_is_given_up(): void {
		$tries = 0;
		try {
			$this->database()->transaction( static function () use ( &$tries ): mixed {
				return ++$tries < 99 ? throw new Problem( 'database_busy', 'busy', 503, true ) : 'never';
			} );
			$this->fail( 'nothing was thrown' );
		} catch ( Problem $problem ) {
			$this->assertSame( 'database_busy', $problem->kind );
		}
		$this->assertSame( 5, $tries );
	}

	public function test_a_real_deadlock_between_two_connections_is_survived(): void {
		if ( $this->database()->is_sqlite() ) {
			$this->markTestSkipped( 'SQLite has one writer and so no deadlocks.' );
		}
		$this->commits();
		$mine  = $this->add( 'mine' );
		$yours = $this->add( 'yours' );
		$other = $this->second_connection();
		$table = $this->log_table();
		$tries = 0;
		$other->query( 'START TRANSACTION' );
		// The heavier transaction survives a deadlock.
		for ( $i = 0; $i < 50; $i++ ) {
			$other->query( "INSERT INTO `$table` (level, room, message, context, created_at) VALUES ('note', 'Core', 'weight', '', 1)" );
		}
		$other->query( "UPDATE `$table` SET message = 'theirs' WHERE id = $yours" );
		$this->database()->transaction( function () use ( $mine, $yours, $other, $table, &$tries ): void {
			if ( 2 === ++$tries ) {
				$other->reap_async_query();
				$other->query( 'COMMIT' );
			}
			$this->database()->update( 'log', [ 'message' => 'done' ], [ 'id' => $mine ] );
			if ( 1 === $tries ) {
				$other->query( "UPDATE `$table` SET message = 'theirs' WHERE id = $mine", MYSQLI_ASYNC );
				$this->until_somebody_waits();
			}
			$this->database()->update( 'log', [ 'message' => 'done' ], [ 'id' => $yours ] );
		} );
		$other->close();
		$this->assertSame( 2, $tries );
		$this->assertSame( [ 'done', 'done' ], array_slice( $this->messages(), 0, 2 ) );
	}

	public function test_another_connection_sees_nothing_before_the_commit(): void {
		if ( $this->database()->is_sqlite() ) {
			$this->markTestSkipped( 'The driver holds one connection to SQLite.' );
		}
		$this->commits();
		$other = $this->second_connection();
		$count = fn (): int => $this->number( $other, "SELECT COUNT(*) FROM `{$this->log_table()}`" );
		$seen  = [];
		$this->database()->transaction( function () use ( $count, &$seen ): void {
			$this->add( 'a' );
			$seen[] = $count();
		} );
		$seen[] = $count();
		$other->close();
		$this->assertSame( [ 0, 1 ], $seen );
	}

	private function second_connection(): \mysqli {
		[ $host, $socket ] = explode( ':', DB_HOST, 2 ) + [ 1 => '' ];
		return new \mysqli( $host, DB_USER, DB_PASSWORD, DB_NAME, 0, $socket );
	}

	private function until_somebody_waits(): void {
		$until = microtime( true ) + 5;
		$watch = $this->second_connection();
		while ( microtime( true ) < $until && 0 === $this->number( $watch, "SELECT COUNT(*) FROM information_schema.INNODB_TRX WHERE trx_state = 'LOCK WAIT'" ) ) {
			usleep( 10000 );
		}
		$watch->close();
	}

	private function number( \mysqli $connection, string $sql ): int {
		$answer = $connection->query( $sql );
		$row    = $answer instanceof \mysqli_result ? $answer->fetch_row() : null;
		return (int) ( $row[0] ?? -1 );
	}

	private function log_table(): string {
		return $this->database()->table( 'log' );
	}

	private function add( string $message ): int {
		return $this->database()->insert( 'log', [ 'level' => 'note', 'room' => 'Core', 'message' => $message, 'context' => '', 'created_at' => 1 ] );
	}

	/** @return list<string> */
	private function messages(): array {
		return $this->database()->column( "SELECT message FROM %i WHERE message <> 'weight' ORDER BY id", $this->log_table() );
	}
}
