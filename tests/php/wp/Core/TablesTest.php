<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Core;

use Deskfold\Core\Definitions;
use Deskfold\Core\Problem;
use Deskfold\Core\Tables;
use Deskfold\Plugin;
use Deskfold\Tests\WpTestCase;

final class TablesTest extends WpTestCase {

	/**
	 * Steps of a table that only these tests know.
	 *
	 * @param array<int, list<string>|(callable(): bool)> $steps
	 */
	private function room( array $steps ): void {
		add_filter( Tables::DEFINITIONS, static fn ( array $rooms ): array => $rooms + [
			'test' => static fn (): Definitions => new class( $steps ) implements Definitions {

				/** @param array<int, list<string>|(callable(): bool)> $steps */
				public function __construct( private readonly array $steps ) {
				}

				public function steps(): array {
					return $this->steps;
				}

				public function names(): array {
					return [ 'test_things' ];
				}
			},
		] );
	}

	protected function setUp(): void {
		parent::setUp();
		// DDL commits by itself.
		$this->commits();
	}

	protected function tearDown(): void {
		$this->database()->run( 'DROP TABLE IF EXISTS %i', $this->database()->table( 'test_things' ) );
		delete_option( 'deskfold_schema' );
		parent::tearDown();
		$this->get( Tables::class )->upgrade( Plugin::VERSION );
	}

	private const CREATE = [ 'CREATE TABLE IF NOT EXISTS {test_things} ( id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, name VARCHAR(20) NOT NULL, PRIMARY KEY (id) ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4' ];

	public function test_after_activation_no_table_is_missing_and_nothing_is_behind(): void {
		$this->assertSame( [], $this->get( Tables::class )->missing() );
		$this->assertFalse( $this->get( Tables::class )->are_behind( Plugin::VERSION ) );
		$this->assertTrue( $this->get( Tables::class )->are_behind( '99.0.0' ) );
	}

	public function test_every_step_has_a_number_of_its_own_and_every_table_a_step(): void {
		/** @var array<string, callable(): Definitions> $rooms */
		$rooms   = apply_filters( Tables::DEFINITIONS, [] );
		$numbers = array_merge( ...array_values( array_map( static fn ( callable $make ): array => array_keys( $make()->steps() ), $rooms ) ) );
		$this->assertSame( array_values( array_unique( $numbers ) ), $numbers );
	}

	public function test_all_tables_are_innodb_and_utf8mb4(): void {
		if ( $this->database()->is_sqlite() ) {
			$this->markTestSkipped( 'SQLite has no engines.' );
		}
		$wrong = $this->database()->column( "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME LIKE %s AND NOT ( ENGINE = 'InnoDB' AND TABLE_COLLATION LIKE 'utf8mb4%%' )", $this->database()->table( '' ) . '%' );
		$this->assertSame( [], $wrong );
	}

	public function test_a_new_step_runs_once_and_only_that(): void {
		$this->room( [ 900 => self::CREATE ] );
		$this->assertSame( [ 900 ], $this->get( Tables::class )->upgrade( '0.1.1' ) );
		$this->assertSame( [], $this->get( Tables::class )->upgrade( '0.1.1' ) );
	}

	public function test_an_upgrade_that_was_cut_off_goes_on_where_it_stopped(): void {
		$cut = 1 === count( [ 'once' ] );
		$ran = [];
		$this->room( [
			900 => self::CREATE,
			901 => static function () use ( &$cut, &$ran ): bool {
				$ran[] = 901;
				if ( $cut ) { // @phpstan-ignore if.alwaysTrue (changed by reference below)
					throw new Problem( 'database_failed', 'cut', 500 );
				}
				return true; // @phpstan-ignore deadCode.unreachable (the same)
			},
			902 => static function () use ( &$ran ): bool {
				$ran[] = 902;
				return true;
			},
		] );
		try {
			$this->get( Tables::class )->upgrade( '0.1.1' );
			$this->fail( 'nothing was thrown' );
		} catch ( Problem $problem ) {
			$this->assertSame( 'cut', $problem->getMessage() );
		}
		$this->assertTrue( $this->get( Tables::class )->are_behind( '0.1.1' ), 'a half-done upgrade does not count as done' );
		$cut = false;
		$this->assertSame( [ 901, 902 ], $this->get( Tables::class )->upgrade( '0.1.1' ) );
		$this->assertSame( [ 901, 901, 902 ], $ran );
		$this->assertFalse( $this->get( Tables::class )->are_behind( '0.1.1' ) );
	}

	public function test_a_step_in_batches_runs_until_it_says_that_it_is_done(): void {
		$left = 3;
		$this->room( [ 900 => static function () use ( &$left ): bool {
			return 0 === --$left;
		} ] );
		$this->get( Tables::class )->upgrade( '0.1.1' );
		$this->assertSame( 0, $left );
	}

	public function test_statements_may_be_run_twice(): void {
		delete_option( 'deskfold_schema' );
		$this->assertNotSame( [], $this->get( Tables::class )->upgrade( Plugin::VERSION ) );
		$this->assertSame( [], $this->get( Tables::class )->missing() );
	}

	public function test_a_column_or_key_that_is_there_is_not_added_again(): void {
		$alter = [
			'ALTER TABLE {test_things} ADD COLUMN size BIGINT UNSIGNED NOT NULL DEFAULT 0',
			'ALTER TABLE {test_things} ADD KEY size (size, id)',
		];
		$this->room( [ 900 => self::CREATE, 901 => $alter, 902 => $alter ] );
		$this->assertSame( [ 900, 901, 902 ], $this->get( Tables::class )->upgrade( '0.1.1' ) );
		$id = $this->database()->insert( 'test_things', [ 'name' => 'old' ] );
		$this->assertSame( '0', $this->database()->value( 'SELECT size FROM %i WHERE id = %d', $this->database()->table( 'test_things' ), $id ) );
		$this->assertContains( 'size', array_column( $this->database()->rows( 'SHOW INDEX FROM %i', $this->database()->table( 'test_things' ) ), 'Key_name' ) );
	}

	public function test_a_table_that_somebody_dropped_is_named(): void {
		$this->room( [ 900 => self::CREATE ] );
		$this->assertSame( [ $this->database()->table( 'test_things' ) ], $this->get( Tables::class )->missing() );
	}
}
