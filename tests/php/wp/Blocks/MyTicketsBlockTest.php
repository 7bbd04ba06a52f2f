<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Blocks;

use Deskfold\Blocks\MyTicketsBlock;
use Deskfold\Tests\Make;
use Deskfold\Tests\wp\Portal\PortalCase;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\AddNote;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\ChangeTicket;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\Priority;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\ReplyToTicket;
use Deskfold\Tickets\Ticket;

final class MyTicketsBlockTest extends PortalCase {

	public function test_a_stranger_is_asked_for_an_address_and_sees_nothing_else(): void {
		$ticket                  = Make::ticket()->from( 'maya@x.test' )->saved();
		$_GET['deskfold_ticket'] = (string) $ticket->id;
		$html                    = $this->html();
		self::assertStringContainsString( 'name="deskfold_email"', $html );
		self::assertStringNotContainsString( 'broken bowl', $html );
	}

	public function test_an_account_without_a_proven_record_may_ask_for_its_own_address_only(): void {
		Make::ticket()->from( 'sam-subscriber@example.test' )->saved();
		$this->as_subscriber();
		$html = $this->html();
		self::assertStringContainsString( 'sam-subscriber@example.test', $html );
		self::assertStringNotContainsString( 'name="deskfold_email"', $html );
		self::assertStringNotContainsString( 'broken bowl', $html );
	}

	public function test_a_link_shows_a_button_and_is_not_used_up_by_looking(): void {
		Make::ticket()->from( 'maya@x.test' )->saved();
		$_GET['deskfold_link'] = $this->mailed_token( 'maya@x.test' );
		self::assertStringContainsString( 'value="open"', $this->html() );
		self::assertStringContainsString( 'value="open"', $this->html() );
		self::assertSame( '1', $this->database()->value( "SELECT COUNT(*) FROM %i WHERE kind = 'link'", $this->database()->table( 'portal_keys' ) ) );
	}

	public function test_the_list_says_who_has_to_act_and_the_conversation_holds_nothing_internal(): void {
		$ticket = $this->told();
		$this->come_in( 'maya@x.test' );
		self::assertStringContainsString( 'Your turn', $this->html() );
		$_GET['deskfold_ticket'] = (string) $ticket->id;
		$html                    = $this->html();
		self::assertStringContainsString( '<b>Ana Roos</b>', $html );
		self::assertStringContainsString( 'One more bowl', $html );
		foreach ( [ 'SECRET', 'ana@shop.test', 'ana-login', 'urgent', 'vip-tag' ] as $internal ) {
			self::assertStringNotContainsString( $internal, $html );
		}
	}

	public function test_another_customers_ticket_looks_like_one_that_is_not_there(): void {
		$theirs = Make::ticket()->from( 'bob@x.test' )->saying( subject: 'BOBS' )->saved();
		Make::ticket()->from( 'maya@x.test' )->saved();
		$this->come_in( 'maya@x.test' );
		$_GET['deskfold_ticket'] = (string) $theirs->id;
		$theirs_html             = $this->html();
		$_GET['deskfold_ticket'] = '999999';
		self::assertSame( $this->html(), $theirs_html );
		self::assertStringNotContainsString( 'BOBS', $theirs_html );
	}

	public function test_hostile_words_of_customers_and_agents_stay_harmless(): void {
		$evil   = '<img src=x onerror=alert(1)><script>alert(1)</script>';
		$ticket = Make::ticket()->from( 'maya@x.test', $evil )->saying( subject: $evil, text: "$evil [gallery] javascript:alert(1)", html: $evil )->saved();
		$sent   = ( $this->get( ReplyToTicket::class ) )( $ticket->id, new Reply( 'reply-key-9', '<p>ok</p>' ), Actor::agent( 1, $evil ) );
		$this->database()->update( 'messages', [ 'state' => Message::SENT, 'html' => "<p onclick='x'>ok</p><style>*{}</style><form action=x><iframe src=x></iframe><a href='javascript:alert(1)'>a</a><a href='https://x.test' target=_blank>b</a>$evil" ], [ 'id' => $sent->message->id ] );
		$this->come_in( 'maya@x.test' );
		$_GET['deskfold_ticket'] = (string) $ticket->id;
		$html                    = $this->html();
		$thread                  = substr( $html, (int) strpos( $html, '<article' ) );
		foreach ( [ '<script', '<img', '<iframe', '<style', 'onclick', 'href="javascript', "href='javascript", 'action=x' ] as $bad ) {
			self::assertStringNotContainsString( $bad, $thread, $bad );
		}
		self::assertStringContainsString( '[gallery]', $thread );
		self::assertStringContainsString( 'rel="nofollow noopener noreferrer"', $thread );
	}

	private function told(): Ticket {
		$ticket = Make::ticket()->from( 'maya@x.test', 'Maya' )->saved();
		$ana    = Actor::agent( $this->person( 'Ana Login', 'deskfold_agent' ), 'Ana Roos', 'ana@shop.test' );
		( $this->get( ChangeTicket::class ) )( $ticket->id, new Change( priority: Priority::Urgent, tags: [ 'vip-tag' ] ), $ana );
		( $this->get( AddNote::class ) )( $ticket->id, 'note-key-1', '<p>SECRET</p>', [], $ana );
		$sent = ( $this->get( ReplyToTicket::class ) )( $ticket->id, new Reply( 'reply-key-1', '<p>One more bowl is here.</p>' ), $ana );
		$this->database()->update( 'messages', [ 'state' => Message::SENT ], [ 'id' => $sent->message->id ] );
		return $ticket;
	}

	private function html(): string {
		\WP_Block_Supports::$block_to_render = [ 'blockName' => 'deskfold/my-tickets', 'attrs' => [] ];
		return $this->get( MyTicketsBlock::class )->html( [] );
	}
}
