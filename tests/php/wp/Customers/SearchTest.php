<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Customers;

use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;

/** Who it may be, from a few letters. */
final class SearchTest extends WpTestCase {

	public function test_addresses_that_begin_so_come_before_names(): void {
		$this->as_admin();
		Make::ticket()->from( 'zoe@x.test', 'Maya Bergström' )->saved();
		Make::ticket()->from( 'Maya.Lindqvist@posteo.example', 'M. Lindqvist' )->saved();
		Make::ticket()->from( 'amaya@x.test', 'Ann' )->saved();

		self::assertSame( [ 'M. Lindqvist', 'Maya Bergström' ], $this->names( 'maya' ) );
		self::assertSame( [ 'M. Lindqvist' ], $this->names( 'MAYA.lindqvist@posteo.example' ) );
		self::assertSame( [ 'M. Lindqvist' ], $this->names( 'maya', 1 ) );
	}

	public function test_a_name_is_found_in_the_middle_and_in_any_letters(): void {
		$this->as_admin();
		Make::ticket()->from( 'a@x.test', 'Émile Żak' )->saved();
		Make::ticket()->from( 'b@x.test', 'ปณิตา ศรีสุวรรณ' )->saved();
		Make::ticket()->from( 'c@x.test', 'ليلى الحداد' )->saved();
		Make::ticket()->from( 'd@x.test', '100% Wool' )->saved();

		self::assertSame( [ 'Émile Żak' ], $this->names( 'émile' ) );
		self::assertSame( [ 'Émile Żak' ], $this->names( 'Żak' ) );
		self::assertSame( [ 'ปณิตา ศรีสุวรรณ' ], $this->names( 'ศรีสุ' ) );
		self::assertSame( [ 'ليلى الحداد' ], $this->names( 'الحداد' ) );
		self::assertSame( [ '100% Wool' ], $this->names( '0%' ), 'a sign of the database is a letter here' );
		self::assertSame( [], $this->names( '%' . '%x' ) );
		self::assertSame( [], $this->names( '   ' ) );
	}

	public function test_an_empty_question_is_none(): void {
		$this->as_admin();
		self::assertSame( 400, $this->rest( 'GET', '/customers' )->get_status() );
		self::assertSame( 400, $this->rest( 'GET', '/customers', [ 'search' => '' ] )->get_status() );
		self::assertSame( 400, $this->rest( 'GET', '/customers', [ 'search' => 'a', 'limit' => 1000 ] )->get_status() );
	}

	/** @return list<string> */
	private function names( string $words, int $limit = 5 ): array {
		$found = $this->asked( 'GET', '/customers', [ 'search' => $words, 'limit' => $limit ] );
		self::assertIsArray( $found );
		return array_column( $found['customers'], 'name' );
	}
}
