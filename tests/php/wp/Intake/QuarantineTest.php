<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Intake;

use Deskfold\Core\Storage;
use Deskfold\Email\Mailbox;
use Deskfold\Email\RemoveMailbox;
use Deskfold\Email\SaveMailbox;
use Deskfold\Intake\IntakeResult;
use Deskfold\Intake\ProcessRaw;
use Deskfold\Intake\QuarantineReason;
use Deskfold\Intake\ReadQuarantine;
use Deskfold\Intake\ReceiveRaw;
use Deskfold\Tests\WpTestCase;

/** What came in and became no ticket, as supervisors look at it. */
final class QuarantineTest extends WpTestCase {

	private const NOBODY = "Subject: Who =?utf-8?q?am_I=3F?=\r\n\r\nI forgot to say who I am, but <b>hello</b>.";

	public function test_the_list_says_why_and_shows_as_much_as_can_be_read(): void {
		$id = $this->park( self::NOBODY );
		$this->as_supervisor();
		$answer = $this->listed();
		self::assertSame( [ 1, '' ], [ $answer['count'], $answer['next'] ] );
		$one = $answer['parked'][0];
		self::assertSame( [ $id, 'no_sender', '', 'Who am I?', strlen( self::NOBODY ) ], [ $one['id'], $one['reason'], $one['from'], $one['subject'], $one['size'] ] );
		self::assertStringContainsString( 'I forgot to say who I am', $one['excerpt'] );
		self::assertStringContainsString( 'nobody who could be answered', $one['what'] );
		self::assertStringContainsString( 'enter their address', $one['advice'] );
	}

	public function test_pages_follow_each_other_without_a_gap_though_all_were_tried_at_once(): void {
		$this->now( 1_800_000_000_000 );
		$ids = array_map( fn ( int $at ): int => $this->park( self::NOBODY . $at ), range( 1, 7 ) );
		$this->as_admin();
		$seen  = [];
		$after = '';
		do {
			$answer = $this->listed( $after );
			$seen   = [ ...$seen, ...array_column( $answer['parked'], 'id' ) ];
			$after  = $answer['next'];
		} while ( '' !== $after );
		self::assertSame( array_reverse( $ids ), $seen );
	}

	public function test_trying_again_tells_that_it_is_still_so_or_that_it_is_a_ticket_now(): void {
		$own = $this->own_mailbox();
		$id  = $this->park( "From: support@shop.test\r\nSubject: Note to self\r\n\r\nHi", $own );
		$this->as_admin();
		$again = $this->answer( 'POST', "/quarantine/$id/retry" );
		self::assertSame( [ 'quarantined', null, 1 ], [ $again['result'], $again['ticket_id'], $again['count'] ] );
		self::assertIsArray( $again['parked'] );
		( $this->get( RemoveMailbox::class ) )( $own );
		$done = $this->answer( 'POST', "/quarantine/$id/retry" );
		self::assertSame( [ 'created', 0 ], [ $done['result'], $done['count'] ] );
		self::assertIsInt( $done['ticket_id'] );
		self::assertSame( 404, $this->rest( 'POST', "/quarantine/$id/retry" )->get_status(), 'once only' );
	}

	public function test_a_ticket_can_be_made_of_it_with_the_address_that_the_agent_names(): void {
		$id = $this->park( self::NOBODY );
		$this->as_supervisor();
		self::assertSame( 400, $this->rest( 'POST', "/quarantine/$id/ticket", [ 'email' => 'ann' ] )->get_status() );
		$done = $this->answer( 'POST', "/quarantine/$id/ticket", [ 'email' => 'ann@shopper.test', 'name' => 'Ann' ] );
		self::assertSame( 'created', $done['result'] );
		$ticket = $this->database()->row( 'SELECT * FROM %i WHERE id = %d', $this->database()->table( 'tickets' ), $done['ticket_id'] );
		self::assertSame( [ 'ann@shopper.test', 'Who am I?' ], [ $ticket['customer_address'] ?? '', $ticket['subject'] ?? '' ] );
	}

	public function test_what_was_thrown_away_is_gone_and_does_not_come_in_again(): void {
		$id   = $this->park( self::NOBODY );
		$path = (string) $this->database()->value( 'SELECT path FROM %i WHERE id = %d', $this->database()->table( 'raw_messages' ), $id );
		$this->as_supervisor();
		self::assertSame( 0, $this->answer( 'DELETE', "/quarantine/$id" )['count'] );
		self::assertFalse( $this->get( Storage::class )->has( $path ) );
		$again = ( $this->get( ReceiveRaw::class ) )( 'email', 1, 'other:1', self::NOBODY );
		self::assertSame( IntakeResult::DUPLICATE, ( $this->get( ProcessRaw::class ) )( $again->id )->result );
		self::assertSame( 404, $this->rest( 'DELETE', "/quarantine/$id" )->get_status() );
	}

	public function test_the_original_is_handed_out_byte_for_byte(): void {
		$id = $this->park( self::NOBODY );
		$this->as_supervisor();
		$download = $this->rest( 'GET', "/quarantine/$id/raw" )->get_data();
		self::assertInstanceOf( \Deskfold\Core\Download::class, $download );
		self::assertSame( self::NOBODY, $this->get( Storage::class )->read( $download->path ) );
		self::assertSame( 'message/rfc822', $download->headers()['Content-Type'] );
	}

	public function test_what_takes_the_worker_with_it_is_parked_in_the_end_and_no_longer_read_for_the_list(): void {
		$raw = ( $this->get( ReceiveRaw::class ) )( 'email', 1, 'x:1', self::NOBODY );
		// Eight workers have taken it and were never heard of again.
		$this->database()->update( 'raw_messages', [ 'attempts' => 8 ], [ 'id' => $raw->id ] );
		self::assertSame( 'worker_died', ( $this->get( ProcessRaw::class ) )( $raw->id )->reason );
		self::assertSame( '', ( $this->get( ReadQuarantine::class ) )( $raw->id )->subject );
	}

	public function test_every_reason_has_words_of_its_own_and_the_unknown_ones_keep_their_details(): void {
		foreach ( [ 'no_sender', 'from_own_mailbox', 'worker_died', 'file_missing', 'storage_failed', 'unknown_channel', 'database_failed' ] as $code ) {
			self::assertSame( [ $code, '' ], [ QuarantineReason::of( $code )->code, QuarantineReason::of( $code )->details ] );
		}
		$fault = QuarantineReason::of( 'TypeError: nothing fits (/somewhere/Parser.php:7)' );
		self::assertSame( [ 'fault', 'TypeError: nothing fits (/somewhere/Parser.php:7)' ], [ $fault->code, $fault->details ] );
		self::assertSame( 'storage_failed', QuarantineReason::of( 'storage_failed: The file could not be stored.' )->code );
	}

	private function park( string $bytes, int $mailbox_id = 1 ): int {
		$raw    = ( $this->get( ReceiveRaw::class ) )( 'email', $mailbox_id, hash( 'sha256', $bytes ), $bytes );
		$result = ( $this->get( ProcessRaw::class ) )( $raw->id );
		self::assertSame( IntakeResult::QUARANTINED, $result->result );
		return $raw->id;
	}

	private function own_mailbox(): int {
		return ( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'support@shop.test' ) )->id;
	}

	/** @return array{parked: list<array<string, mixed>>, next: string, count: int} */
	private function listed( string $after = '' ): array {
		/** @var array{parked: list<array<string, mixed>>, next: string, count: int} $answer */
		$answer = $this->answer( 'GET', '/quarantine', [ 'after' => $after, 'limit' => 3 ] );
		return $answer;
	}

	/**
	 * @param array<string, mixed> $params
	 * @return array<string, mixed>
	 */
	private function answer( string $method, string $path, array $params = [] ): array {
		$response = $this->rest( $method, $path, $params );
		self::assertSame( 200, $response->get_status(), (string) wp_json_encode( $response->get_data() ) );
		/** @var array<string, mixed> $answer */
		$answer = $response->get_data();
		return $answer;
	}
}
