<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Tickets;

use Deskfold\Tickets\Variables;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class VariablesTest extends TestCase {

	/** @return iterable<string, array{string, string}> */
	public static function texts(): iterable {
		yield 'as signatures write it' => [ 'Best, {agent.name}', 'Best, Ana Ruiz' ];
		yield 'as saved replies write it' => [ 'Best, {agent name}', 'Best, Ana Ruiz' ];
		yield 'small and large letters' => [ 'Best, { Agent_Name }', 'Best, Ana Ruiz' ];
		yield 'a blank that does not break' => [ "Best, {agent\u{a0}name}", 'Best, Ana Ruiz' ];
		yield 'what is known needs no other words' => [ 'Best, {agent name|the team}', 'Best, Ana Ruiz' ];
		yield 'other words for what is empty' => [ 'From {mailbox name| our shop }', 'From our shop' ];
		yield 'empty is left out' => [ 'From {mailbox.name}.', 'From .' ];
		yield 'other words in braces stay' => [ 'a {b} {c: 1} {} {agent', 'a {b} {c: 1} {} {agent' ];
		yield 'what was filled in is not read again' => [ '{mailbox address}', '{agent.name}' ];
	}

	#[DataProvider( 'texts' )]
	public function test_words_in_braces_are_filled( string $text, string $expected ): void {
		self::assertSame( $expected, Variables::fill( $text, [ 'agent name' => 'Ana Ruiz', 'mailbox name' => '', 'mailbox address' => '{agent.name}' ] ) );
	}

	public function test_only_our_own_words_count_as_open(): void {
		self::assertSame( [ '{first name}', '{ Subject|none }' ], Variables::open( 'Hi {first name}, {first name}! { Subject|none } {name} {"json": 1} function() {subject line}' ) );
	}
}
