<?php
declare( strict_types=1 );

namespace Deskfold\Tests\contract;

use Deskfold\Channels\Channel;
use Deskfold\Channels\ChannelRegistry;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Channels\RawMessage;
use Deskfold\Core\Problem;
use Deskfold\Tests\WpTestCase;

/** What every channel promises, whatever it speaks outside. Each channel's test extends it. */
abstract class ChannelContract extends WpTestCase {

	/** A fresh channel, as the site would build it. */
	abstract protected function channel(): Channel;

	/** Bytes as small as this channel ever gets them, with the words "Where is my parcel?" from ann@shopper.test. */
	abstract protected function smallest(): RawMessage;

	/** A message that this channel can deliver in the test. */
	abstract protected function deliverable(): OutgoingMessage;

	/** Called before deliverable() is sent: from now on the provider says "later" (true) or "never" (false). */
	abstract protected function provider_refuses( bool $for_now ): void;

	public function test_its_name_is_a_machine_word(): void {
		self::assertMatchesRegularExpression( '/^[a-z][a-z_]{1,18}$/', $this->channel()->name() );
	}

	public function test_the_registry_knows_it_by_its_name(): void {
		$name = $this->channel()->name();
		self::assertSame( $name, $this->get( ChannelRegistry::class )->get( $name )->name() );
	}

	public function test_it_reads_the_smallest_message(): void {
		$message = $this->channel()->parse( $this->smallest() );
		self::assertStringContainsString( 'Where is my parcel?', $message->text );
		self::assertStringContainsString( 'Where is my parcel?', $message->full_text );
		self::assertSame( 'ann@shopper.test', $message->from?->email );
	}

	public function test_the_same_bytes_give_an_equal_message(): void {
		$raw = $this->smallest();
		self::assertEquals( $this->channel()->parse( $raw ), $this->channel()->parse( $raw ) );
	}

	public function test_reading_writes_nothing(): void {
		global $wpdb;
		self::assertInstanceOf( \wpdb::class, $wpdb );
		$before = $wpdb->num_queries;
		$this->channel()->parse( $this->smallest() );
		self::assertSame( $before, $wpdb->num_queries );
	}

	public function test_bytes_without_any_sense_are_a_problem_or_a_message_but_never_a_crash(): void {
		$raw = $this->smallest();
		foreach ( [ '', "\0", str_repeat( "\xff\xfe", 500 ), "\r\n\r\n", '{"a":', substr( $raw->bytes, 0, (int) ( strlen( $raw->bytes ) / 2 ) ) ] as $bytes ) {
			try {
				$text = $this->channel()->parse( new RawMessage( 1, $raw->channel, $raw->mailbox_id, 'x', $bytes, $raw->received_at ) )->text;
				self::assertTrue( mb_check_encoding( $text, 'UTF-8' ) );
			} catch ( Problem $problem ) {
				self::assertFalse( $problem->retry, 'the same bytes will not read better later' );
			}
		}
	}

	public function test_delivering_gives_a_receipt(): void {
		$receipt = $this->channel()->deliver( $this->deliverable() );
		self::assertGreaterThan( 0, $receipt->at );
		self::assertNotSame( '', $receipt->reference );
	}

	public function test_a_refusal_for_now_is_a_problem_to_try_again(): void {
		$this->provider_refuses( true );
		self::assertTrue( $this->refusal()->retry );
	}

	public function test_a_refusal_for_good_is_a_problem_not_to_try_again(): void {
		$this->provider_refuses( false );
		$problem = $this->refusal();
		self::assertFalse( $problem->retry );
		self::assertNotSame( '', $problem->getMessage() );
	}

	private function refusal(): Problem {
		try {
			$this->channel()->deliver( $this->deliverable() );
		} catch ( Problem $problem ) {
			return $problem;
		}
		self::fail( 'The refusal was not told.' );
	}
}
