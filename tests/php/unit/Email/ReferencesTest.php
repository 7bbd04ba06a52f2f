<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Unit\Email;

use Deskfold\Email\References;
use PHPUnit\Framework\TestCase;

final class ReferencesTest extends TestCase {

	public function test_what_is_answered_stands_last_and_once(): void {
		self::assertSame( [ 'a@x', 'c@x', 'b@x' ], References::chain( [ 'a@x', 'b@x', 'c@x', 'a@x' ], 'b@x' ) );
		self::assertSame( [ 'b@x' ], References::chain( [], '<b@x>' ) );
		self::assertSame( [], References::chain( [], '' ) );
	}

	public function test_a_long_chain_keeps_its_beginning_and_its_end(): void {
		$ids   = array_map( static fn ( int $at ): string => str_pad( "$at", 90, '.' ) . '@x', range( 1, 100 ) );
		$chain = References::chain( $ids, '' );
		self::assertSame( $ids[0], $chain[0] );
		self::assertSame( array_slice( $ids, -( count( $chain ) - 1 ) ), array_slice( $chain, 1 ) );
		self::assertLessThanOrEqual( 1500, strlen( implode( '> <', $chain ) ) + 2 );
		self::assertGreaterThan( 10, count( $chain ) );
	}

	public function test_one_giant_id_is_still_answered(): void {
		self::assertSame( [ 'a@x', str_repeat( 'b', 899 ) ], References::chain( [ 'a@x' ], str_repeat( 'b', 899 ) ) );
	}

	public function test_what_could_break_a_header_is_no_id(): void {
		foreach ( [ "a@b\r\nBcc: c@d", 'a b@c', 'a>b@c', "a\0b", 'ä@x', str_repeat( 'x', 901 ) ] as $evil ) {
			self::assertSame( '', References::clean( $evil ) );
		}
	}
}
