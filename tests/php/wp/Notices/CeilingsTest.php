<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Notices;

use Deskfold\Channels\Address;
use Deskfold\ContactForm\AcceptMessage;
use Deskfold\ContactForm\CountTry;
use Deskfold\ContactForm\FormMessage;
use Deskfold\Core\Problem;
use Deskfold\Customers\ChangeCustomer;
use Deskfold\Notices\CountMail;

/** Ceilings of automatic mail, the breaker, and mail bombs (attacks A12). */
final class CeilingsTest extends NoticeCase {

	public function test_a_proven_address_gets_three_an_hour_and_ten_a_day_at_any_time_of_the_clock(): void {
		$count = $this->get( CountMail::class );
		$ann   = new Address( 'Ann@x.test' );
		$sent  = [];
		for ( $minute = 0; $minute < 26 * 60; $minute += 7 ) {
			if ( $count( $ann, "subject $minute", true ) ) {
				$sent[] = $this->at;
			}
			wp_cache_flush();
			$this->wait( 7 * self::MINUTE );
		}
		foreach ( $sent as $from ) {
			self::assertLessThanOrEqual( 3, count( array_filter( $sent, static fn ( int $at ): bool => $at >= $from && $at < $from + self::HOUR ) ) );
			self::assertLessThanOrEqual( 10, count( array_filter( $sent, static fn ( int $at ): bool => $at >= $from && $at < $from + 24 * self::HOUR ) ) );
		}
		self::assertGreaterThanOrEqual( 10, count( $sent ), 'and not fewer' );
	}

	public function test_an_unproven_address_gets_one_a_day_and_the_same_subject_nobody_twice_in_three_hours(): void {
		$count = $this->get( CountMail::class );
		self::assertTrue( $count( new Address( 'ann@x.test' ), 'one', false ) );
		self::assertFalse( $count( new Address( 'ann+other@x.test' ), 'two', false ), 'a plus sign is no other person' );
		self::assertTrue( $count( new Address( 'bob@x.test' ), 'one', true ) );
		self::assertFalse( $count( new Address( 'bob@x.test' ), 'ONE', true ) );
		$this->wait( 3 * self::HOUR );
		self::assertTrue( $count( new Address( 'bob@x.test' ), 'one', true ) );
		$this->wait( 21 * self::HOUR );
		self::assertTrue( $count( new Address( 'ann@x.test' ), 'two', false ) );
	}

	public function test_an_answer_with_our_key_or_an_opened_link_proves_an_address(): void {
		$first = $this->take( $this->mail( 'ann@x.test', 'One thing', 'The first question of mine is about the bowl.' ) );
		$this->deliver();
		$this->wait( self::HOUR );
		self::assertSame( [], $this->notices( $this->take( $this->mail( 'ann@x.test', 'Two things', 'Another question is about the invoice of the plate.' ) )->ticket_id ) );
		$notice = $this->notices( $first->ticket_id )[0];
		$this->take( $this->mail( 'ann@x.test', 'Re: One thing', 'Thanks a lot for the quick word.', [ 'In-Reply-To' => "<{$notice->message_id}>" ] ) );
		$this->wait( self::HOUR );
		self::assertCount( 1, $this->notices( $this->take( $this->mail( 'ann@x.test', 'Three things', 'A third question is about the colour of cups.' ) )->ticket_id ) );

		$this->take( $this->mail( 'bob@x.test', 'One thing', 'Do you sell bowls in blue with a golden rim?' ) );
		$this->get( ChangeCustomer::class )->verify( new Address( 'bob@x.test' ) );
		$this->wait( self::HOUR );
		self::assertCount( 1, $this->notices( $this->take( $this->mail( 'bob@x.test', 'Two things', 'And do you send them to Norway before spring?' ) )->ticket_id ) );
	}

	public function test_too_much_for_the_whole_site_stops_all_until_it_cools_down_or_an_admin_says_so(): void {
		add_filter( CountMail::LIMITS, static fn ( array $limits ): array => [ 'site_hour' => 20 ] + $limits );
		$count = $this->get( CountMail::class );
		$this->as_admin();
		$send = fn ( string $who ): bool => $count( new Address( "$who@x.test" ), 'subject', false );
		for ( $i = 0; $i < 20; $i++ ) {
			self::assertTrue( $send( "early$i" ) );
			$this->wait( self::MINUTE );
		}
		self::assertFalse( $send( 'late' ) );
		self::assertFalse( $send( 'later' ) );
		self::assertSame( [ 'stopped_at' => $this->at, 'until_at' => $this->at + self::HOUR, 'held' => 2 ], $this->asked( 'GET', '/automatic-mail' ) );
		self::assertStringContainsString( 'stopped', (string) $this->database()->value( "SELECT message FROM %i WHERE room = 'Notices'", $this->database()->table( 'log' ) ) );
		self::assertSame( [ 'stopped_at' => null, 'until_at' => null, 'held' => 0 ], $this->asked( 'DELETE', '/automatic-mail/stop' ) );
		self::assertTrue( $send( 'late' ) );
		for ( $i = 0; $i < 30; $i++ ) {
			$send( "again$i" );
		}
		self::assertFalse( $send( 'last' ) );
		$this->wait( 2 * self::HOUR );
		self::assertTrue( $send( 'last' ), 'it goes on by itself' );
		self::assertNull( ( (array) $this->asked( 'GET', '/automatic-mail' ) )['stopped_at'] );
	}

	public function test_while_it_is_stopped_tickets_come_in_all_the_same(): void {
		add_filter( CountMail::LIMITS, static fn ( array $limits ): array => [ 'site_hour' => 1 ] + $limits );
		$this->take( $this->mail( 'ann@x.test', 'One', 'Text' ) );
		$taken = $this->take( $this->mail( 'bob@y.test', 'Two', 'Text' ) );
		self::assertSame( [ 'created', [] ], [ $taken->result, $this->notices( $taken->ticket_id ) ] );
	}

	/** The forms' own limits are wide open here: only ours stand between a bomber and the victims. */
	public function test_a_bomb_by_form_and_forged_mail_reaches_each_victim_once_a_day(): void {
		$accept = $this->get( AcceptMessage::class );
		for ( $i = 0; $i < 300; $i++ ) {
			$victim = 'victim' . $i % 60 . '@victims.test';
			if ( 0 === $i % 3 ) {
				$this->take( $this->mail( $victim, "Prize $i", "Claim prize $i", [ 'Authentication-Results' => 'mx.shop.test; spf=fail smtp.mailfrom=victims.test', 'Received-SPF' => 'fail' ] ) );
			} else {
				$accept( new FormMessage( "Prize $i", $victim, "Prize $i", "Claim prize $i", $this->at ), "bomb-$i" );
			}
			$this->wait( 1000 );
		}
		while ( $this->deliver() > 0 ) {
			continue;
		}
		$mails = array_count_values( array_column( $this->automatic(), 'to' ) );
		self::assertNotSame( [], $mails );
		self::assertSame( 1, max( $mails ) );
		self::assertLessThanOrEqual( 60, array_sum( $mails ) );
		foreach ( $this->sent as $mail ) {
			self::assertStringNotContainsStringIgnoringCase( 'prize', $mail['bytes'] );
		}
	}

	public function test_what_is_refused_costs_few_statements(): void {
		$count = $this->get( CountMail::class );
		$count( new Address( 'ann@x.test' ), 'one', false );
		$asked = 0;
		add_filter( 'query', static function ( string $sql ) use ( &$asked ): string {
			++$asked;
			return $sql;
		} );
		self::assertFalse( $count( new Address( 'ann@x.test' ), 'two', false ) );
		self::assertLessThanOrEqual( 6, $asked );

		$tries = $this->get( CountTry::class );
		for ( $i = 0; $i < 31; $i++ ) {
			$asked = 0;
			try {
				$tries( 'form_ip', '203.0.113.7' );
			} catch ( Problem $problem ) {
				self::assertSame( 'too_often', $problem->kind );
				self::assertLessThanOrEqual( 4, $asked );
				return;
			}
		}
		self::fail( 'The form takes everything' );
	}

	public function test_a_link_that_was_asked_for_counts_and_waits_but_is_not_stopped(): void {
		$count = $this->get( CountMail::class );
		$ann   = new Address( 'ann@x.test' );
		self::assertTrue( $count( $ann, 'one', false ) );
		self::assertTrue( $count->asked_for( $ann, 'link:1' ) );
		self::assertTrue( $count->asked_for( $ann, 'link:2' ) );
		self::assertTrue( $count->asked_for( $ann, 'link:2' ), 'a second attempt at the same one' );
		self::assertFalse( $count->asked_for( $ann, 'link:3' ) );
		$this->wait( self::HOUR );
		self::assertTrue( $count->asked_for( $ann, 'link:3' ) );
	}
}
