<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Notifications;

use Deskfold\Agents\RemoveAgent;
use Deskfold\Notifications\SendNotificationsJob;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\AddNote;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\ReadTickets;

/** A note names a colleague: they see the ticket as unread and are told. */
final class MentionsTest extends WpTestCase {

	private const NOON = 1_790_000_000_000;

	private int $ann;
	private int $sue;

	protected function setUp(): void {
		parent::setUp();
		$this->now( self::NOON );
		$this->ann = $this->person( 'Ann Agent', 'deskfold_agent' );
		$this->sue = $this->person( 'Sue "O\'Neil" <b>', 'deskfold_supervisor' );
	}

	protected function tearDown(): void {
		$this->now( null );
		parent::tearDown();
	}

	public function test_who_is_named_is_told_and_sees_the_ticket_as_unread(): void {
		$ticket = Make::ticket()->saved();
		$note   = $this->note( $ticket->id, "<p>{$this->chip( $this->sue )} is there a second one? {$this->chip( $this->ann )}</p>" );
		self::assertStringContainsString( "data-deskfold-agent=\"{$this->sue}\"", $note );
		self::assertTrue( $this->is_unread( $ticket->id, $this->sue ) );
		$mails = $this->told();
		self::assertCount( 1, $mails );
		self::assertStringContainsString( "You are mentioned in an internal note of ticket #{$ticket->id}.", $mails[0]['message'] );
		self::assertStringContainsString( 'is there a second one?', $mails[0]['message'] );
		$this->asked( 'POST', "/tickets/{$ticket->id}/read", [ 'entry' => ( $this->get( ReadTickets::class ) )( $ticket->id )->last_entry ], $this->sue );
		self::assertFalse( $this->is_unread( $ticket->id, $this->sue ) );
	}

	public function test_the_same_note_twice_tells_once(): void {
		$ticket = Make::ticket()->saved();
		$this->note( $ticket->id, "<p>{$this->chip( $this->sue )} look</p>" );
		$this->note( $ticket->id, "<p>{$this->chip( $this->sue )} look</p>" );
		self::assertCount( 1, $this->told() );
	}

	public function test_who_has_read_it_meanwhile_or_does_not_want_it_is_not_mailed(): void {
		$read     = Make::ticket()->saved();
		$unwanted = Make::ticket()->saved();
		$this->note( $read->id, "<p>{$this->chip( $this->sue )} look</p>" );
		$this->asked( 'POST', "/tickets/{$read->id}/read", [ 'entry' => ( $this->get( ReadTickets::class ) )( $read->id )->last_entry ], $this->sue );
		self::assertTrue( $this->asked( 'GET', '/me/notifications', [], $this->sue )['mentioned'] );
		$this->asked( 'POST', '/me/notifications', [ 'mentioned' => false ], $this->sue );
		$this->note( $unwanted->id, "<p>{$this->chip( $this->sue )} look</p>", 'key-00000002' );
		self::assertSame( [], $this->told() );
		self::assertTrue( $this->is_unread( $unwanted->id, $this->sue ) );
	}

	public function test_a_customer_is_no_colleague_and_a_name_stays_words(): void {
		$ticket = Make::ticket()->saved();
		$sam    = $this->as_subscriber();
		$note   = $this->note( $ticket->id, "<p>{$this->chip( $sam )} and {$this->chip( 999_999 )} <span onclick=\"x()\" class=\"y\">z</span></p>" );
		self::assertStringNotContainsString( 'span', $note );
		self::assertStringContainsString( '@Sue', $note );
		self::assertSame( [], $this->told() );
	}

	public function test_a_reply_holds_no_chip(): void {
		$ticket = Make::ticket()->saved();
		$answer = $this->asked( 'POST', "/tickets/{$ticket->id}/replies", [ 'client_key' => 'key-00000003', 'html' => "<p>{$this->chip( $this->sue )} hello</p>", 'seen_entry' => $ticket->last_entry ], $this->ann );
		self::assertStringNotContainsString( 'deskfold-agent', $answer['messages'][0]['html'] );
		self::assertStringContainsString( '@Sue', $answer['messages'][0]['html'] );
		self::assertSame( [], $this->told() );
	}

	public function test_who_left_stays_readable_and_is_told_nothing(): void {
		$ticket = Make::ticket()->saved();
		$this->note( $ticket->id, "<p>{$this->chip( $this->sue )} look</p>" );
		( $this->get( RemoveAgent::class ) )( $this->sue, $this->ann );
		self::assertSame( [], $this->told() );
		$messages = ( $this->get( ReadTickets::class ) )->messages( $ticket->id );
		self::assertStringContainsString( '@Sue &quot;O', (string) array_pop( $messages )?->html );
	}

	public function test_a_draft_keeps_chips_and_pictures(): void {
		$ticket = Make::ticket()->saved();
		$html   = "<p>{$this->chip( $this->sue )} <img src=\"cid:abc@deskfold\" alt=\"A bowl\" width=\"320\" /></p>";
		$this->asked( 'PUT', "/tickets/{$ticket->id}/drafts/note", [ 'html' => $html . '<script>x()</script>' ], $this->ann );
		$draft = $this->asked( 'GET', "/tickets/{$ticket->id}", [], $this->ann )['drafts'][0]['html'];
		self::assertStringContainsString( 'src="cid:abc@deskfold" alt="A bowl" width="320"', $draft );
		self::assertStringContainsString( "data-deskfold-agent=\"{$this->sue}\"", $draft );
		self::assertStringNotContainsString( '<script', $draft );
	}

	private function chip( int $agent_id ): string {
		return sprintf( '<span data-deskfold-agent="%d">@Sue &quot;O&#39;Neil&quot; &lt;b&gt;</span>', $agent_id );
	}

	private function note( int $ticket_id, string $html, string $key = 'key-00000001' ): string {
		return (string) ( $this->get( AddNote::class ) )( $ticket_id, $key, $html, [], Actor::agent( $this->ann, 'Ann Agent' ) )->message->html;
	}

	private function is_unread( int $ticket_id, int $agent_id ): bool {
		$read = $this->get( ReadTickets::class );
		return $read->unread( [ $read( $ticket_id ) ], $agent_id )[ $ticket_id ];
	}

	/** @return list<array{to: list<string>, subject: string, message: string, headers: string|list<string>}> what is mailed a minute later */
	private function told(): array {
		$this->now( self::NOON + 60_000 );
		while ( $this->run_job( SendNotificationsJob::class ) > 0 ) {
			continue;
		}
		return $this->mails();
	}
}
