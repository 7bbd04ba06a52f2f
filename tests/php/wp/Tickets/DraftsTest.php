<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Tickets;

use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Draft;
use Deskfold\Tickets\KeepDraft;
use WP_REST_Response;

/** One agent, two windows, one ticket. */
final class DraftsTest extends WpTestCase {

	private string $path = '';

	private int $ann = 0;

	private int $ticket = 0;

	protected function setUp(): void {
		parent::setUp();
		$this->ticket = Make::ticket()->saved()->id;
		$this->ann    = $this->as_agent();
		$this->path   = "/tickets/{$this->ticket}/drafts/reply";
	}

	private function keep( string $tab, int $seen_at, string $html ): WP_REST_Response {
		return $this->rest( 'PUT', $this->path, [ 'html' => "<p>$html</p>", 'tab' => $tab, 'seen_at' => $seen_at ] );
	}

	private function kept( string $tab, int $seen_at, string $html ): int {
		$response = $this->keep( $tab, $seen_at, $html );
		self::assertSame( 200, $response->get_status(), (string) wp_json_encode( $response->get_data() ) );
		return $this->json( $response )['updated_at'];
	}

	private function stands(): string {
		return implode( array_column( $this->get( KeepDraft::class )->of( $this->ann, $this->ticket ), 'html' ) );
	}

	public function test_the_second_window_is_told_and_nothing_is_overwritten(): void {
		$first = $this->kept( 'tab-a', 0, 'From A' );
		$other = $this->kept( 'tab-b', $first, 'From A, and B' );
		self::assertGreaterThan( $first, $other );
		$told = $this->keep( 'tab-a', $first, 'From A, and more' );
		self::assert_refused( 409, $told, 'draft_elsewhere' );
		self::assertSame( [ '<p>From A, and B</p>', $other ], [ $this->json( $told )['data']['draft']['html'], $this->json( $told )['data']['draft']['updated_at'] ] );
		self::assertSame( '<p>From A, and B</p>', $this->stands() );
		$this->kept( 'tab-a', $other, 'Both of us' );
		self::assert_refused( 409, $this->keep( 'tab-b', $other, 'B again' ), 'draft_elsewhere' );
		self::assert_refused( 409, $this->keep( 'tab-c', 0, 'C begins' ), 'draft_elsewhere' );
	}

	public function test_a_window_is_never_told_of_its_own_words_whose_echo_was_lost(): void {
		$this->kept( 'tab-a', 0, 'Hel' );
		$this->kept( 'tab-a', 0, 'Hello' );
		self::assertSame( '<p>Hello</p>', $this->stands() );
	}

	public function test_the_same_words_in_both_are_no_conflict(): void {
		$first = $this->kept( 'tab-a', 0, 'Same' );
		$this->kept( 'tab-b', 0, 'Same' );
		$this->kept( 'tab-a', $first, 'Same' );
	}

	public function test_what_was_sent_elsewhere_does_not_come_back_as_a_draft(): void {
		$first = $this->kept( 'tab-a', 0, 'Sent by now' );
		$this->asked( 'POST', "/tickets/{$this->ticket}/notes", [ 'client_key' => 'a-key-for-a-note', 'html' => '<p>x</p>' ] );
		self::assertSame( '<p>Sent by now</p>', $this->stands(), 'A note takes no reply away.' );
		$this->rest( 'DELETE', $this->path );
		$told = $this->keep( 'tab-b', $first, 'Sent by now, and' );
		self::assert_refused( 409, $told, 'draft_elsewhere' );
		self::assertNull( $this->json( $told )['data']['draft'] );
		$this->kept( 'tab-b', 0, 'Still wanted' );
	}

	public function test_emptying_one_window_leaves_what_the_other_wrote_since(): void {
		$first = $this->kept( 'tab-a', 0, 'Begun' );
		$this->kept( 'tab-b', $first, 'Begun and gone on' );
		$this->asked( 'DELETE', $this->path, [ 'tab' => 'tab-a', 'seen_at' => $first ] );
		self::assertSame( '<p>Begun and gone on</p>', $this->stands() );
		$this->asked( 'DELETE', $this->path, [ 'tab' => 'tab-b', 'seen_at' => 0 ] );
		self::assertSame( '', $this->stands() );
	}

	public function test_what_the_server_wrote_itself_is_told_too_and_who_names_no_version_is_as_before(): void {
		$first = $this->kept( 'tab-a', 0, 'Begun' );
		( $this->get( KeepDraft::class ) )( $this->ann, $this->ticket, new Draft( 'reply', '<p>By mail</p>', [], [], [], $first + 5 ) );
		self::assert_refused( 409, $this->keep( 'tab-a', $first, 'Begun, more' ), 'draft_elsewhere' );
		$this->asked( 'PUT', $this->path, [ 'html' => '<p>Plain</p>' ] );
		self::assertSame( '<p>Plain</p>', $this->stands() );
		self::assert_refused( 400, $this->keep( 'tab <b>', 0, 'x' ) );
	}
}
