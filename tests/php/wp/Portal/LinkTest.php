<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Portal;

use Deskfold\Channels\Address;
use Deskfold\ContactForm\CountTry;
use Deskfold\Core\Problem;
use Deskfold\Customers\FindCustomer;
use Deskfold\Portal\AskForLink;
use Deskfold\Portal\OpenLink;
use Deskfold\Portal\PruneKeysJob;
use Deskfold\Portal\SendLinksJob;
use Deskfold\Portal\WhoIsThere;
use Deskfold\Tests\Make;

final class LinkTest extends PortalCase {

	private const WEEK = 604_800_000;

	public function test_a_link_comes_by_mail_and_opens_a_session_for_that_customer(): void {
		$ticket  = Make::ticket()->from( 'maya@x.test', 'Maya' )->saved();
		$visitor = $this->come_in( 'Maya@X.test' );
		self::assertSame( [ $ticket->customer_id, 'maya@x.test', true ], [ $visitor->customer->id, $visitor->address, $visitor->is_guest ] );
		$identity = $this->get( FindCustomer::class )->by_address( new Address( 'maya@x.test' ) )?->identities[0] ?? null;
		self::assertSame( self::NOON, $identity?->verified_at, 'the address is proven now' );
	}

	public function test_the_mail_is_automatic_and_has_nothing_of_what_anybody_typed(): void {
		Make::ticket()->from( 'maya@x.test', 'EVILNAME' )->saying( subject: 'EVILSUBJECT', text: 'EVILTEXT' )->saved();
		self::assertNotSame( '', $this->mailed_token( 'maya@x.test' ) );
		$mail = $this->mails()[0];
		self::assertCount( 1, $this->mails() );
		self::assertStringContainsString( 'maya@x.test', implode( $mail['to'] ) );
		self::assertStringNotContainsString( 'EVIL', (string) wp_json_encode( $mail ) );
	}

	public function test_an_unknown_address_takes_the_same_way_and_gets_nothing(): void {
		self::assertSame( '', $this->mailed_token( 'nobody@x.test' ) );
		self::assertSame( '0', $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'portal_keys' ) ) );
	}

	public function test_asking_writes_the_same_row_for_known_and_unknown_and_sends_nothing_itself(): void {
		Make::ticket()->from( 'known@x.test' )->saved();
		$ask = $this->get( AskForLink::class );
		$ask( 'known@x.test', $this->page, 'en_US' );
		$ask( 'other@x.test', $this->page, 'en_US' );
		$rows = $this->database()->rows( 'SELECT kind, customer_id, user_id, page_id, attempts, due_at, expires_at FROM %i', $this->database()->table( 'portal_keys' ) );
		self::assertCount( 2, $rows );
		self::assertSame( $rows[0], $rows[1] );
		self::assertSame( [], $this->mails() );
	}

	public function test_a_link_opens_once(): void {
		Make::ticket()->from( 'maya@x.test' )->saved();
		$token = $this->mailed_token( 'maya@x.test' );
		( $this->get( OpenLink::class ) )( $token, 0 );
		$this->assert_useless( $token );
	}

	public function test_a_link_expires_after_a_week(): void {
		Make::ticket()->from( 'maya@x.test' )->saved();
		$token = $this->mailed_token( 'maya@x.test' );
		$this->now( self::NOON + self::WEEK + 1 );
		$this->assert_useless( $token );
	}

	public function test_anything_but_the_exact_token_opens_nothing(): void {
		Make::ticket()->from( 'maya@x.test' )->saved();
		$token = $this->mailed_token( 'maya@x.test' );
		$bits  = $token;
		$bits[0] = 'a' === $bits[0] ? 'b' : 'a';
		foreach ( [ '', ' ', "\0", '%', '0', strtoupper( $token ), " $token", "$token\n", substr( $token, 1 ), "{$token}0", $bits, str_repeat( '0', 64 ) ] as $forged ) {
			if ( $forged !== $token ) {
				$this->assert_useless( $forged );
			}
		}
		self::assertNotSame( '', ( $this->get( OpenLink::class ) )( $token, 0 ), 'the true one still works' );
	}

	public function test_tokens_are_kept_as_hashes_only_and_one_kind_is_not_the_other(): void {
		Make::ticket()->from( 'maya@x.test' )->saved();
		$link    = $this->mailed_token( 'maya@x.test' );
		$session = ( $this->get( OpenLink::class ) )( $this->mailed_token( 'maya@x.test' ), 0 );
		$dump    = (string) wp_json_encode( $this->database()->rows( 'SELECT * FROM %i', $this->database()->table( 'portal_keys' ) ) );
		self::assertStringNotContainsString( $link, $dump );
		self::assertStringNotContainsString( $session, $dump );
		$this->assert_useless( $session );
		$_COOKIE[ WhoIsThere::COOKIE ] = $link;
		self::assertNull( ( $this->get( WhoIsThere::class ) )() );
	}

	public function test_a_link_dies_when_its_address_goes_to_another_record_and_so_does_a_session(): void {
		$ticket = Make::ticket()->from( 'maya@x.test' )->saved();
		$other  = Make::ticket()->from( 'other@x.test' )->saved();
		$token  = $this->mailed_token( 'maya@x.test' );
		$this->come_in( 'maya@x.test' );
		$this->database()->update( 'identities', [ 'customer_id' => $other->customer_id ], [ 'customer_id' => $ticket->customer_id, 'kind' => 'email' ] );
		$this->assert_useless( $token );
		self::assertNull( ( $this->get( WhoIsThere::class ) )() );
	}

	public function test_a_session_ends_after_a_week_or_when_the_customer_leaves(): void {
		Make::ticket()->from( 'maya@x.test' )->saved();
		$who = $this->get( WhoIsThere::class );
		$this->come_in( 'maya@x.test' );
		$this->now( self::NOON + self::WEEK + 1 );
		self::assertNull( $who() );
		$this->now( self::NOON );
		self::assertNotNull( $who() );
		$who->leave();
		self::assertNull( $who() );
	}

	public function test_a_job_that_was_cut_off_mails_a_new_link_and_the_old_one_opens_nothing(): void {
		Make::ticket()->from( 'maya@x.test' )->saved();
		( $this->get( AskForLink::class ) )( 'maya@x.test', $this->page, 'en_US' );
		add_filter( 'pre_wp_mail', static fn (): bool => false, 99 );
		$this->run_job( SendLinksJob::class );
		self::assertSame( 0, $this->run_job( SendLinksJob::class ), 'it waits' );
		remove_all_filters( 'pre_wp_mail', 99 );
		$this->now( self::NOON + 3_600_000 );
		self::assertSame( 1, $this->run_job( SendLinksJob::class ) );
		$tokens = array_map( static fn ( array $mail ): string => 1 === preg_match( '/deskfold_link=([0-9a-f]{64})/', $mail['message'], $found ) ? $found[1] : '', $this->mails() );
		self::assertCount( 2, $tokens );
		$this->assert_useless( $tokens[0] );
		self::assertNotSame( '', ( $this->get( OpenLink::class ) )( $tokens[1], 0 ) );
	}

	public function test_links_are_limited_by_address_and_by_machine(): void {
		add_filter( CountTry::LIMITS, static fn ( array $limits ): array => [ 'link_address' => [ 2, 9 ], 'link_ip' => [ 4, 9 ] ] + $limits );
		$kinds = [];
		foreach ( [ 'a@x.test', 'a@x.test', 'A@x.test', 'b@x.test', 'c@x.test' ] as $email ) {
			try {
				( $this->get( AskForLink::class ) )( $email, $this->page, 'en_US' );
				$kinds[] = '';
			} catch ( Problem $problem ) {
				$kinds[] = $problem->kind;
			}
		}
		self::assertSame( [ '', '', 'too_often', '', 'too_often' ], $kinds );
	}

	public function test_an_account_is_tied_to_the_record_only_when_it_asked_and_opens_the_link_itself(): void {
		$ticket = Make::ticket()->from( 'sam-subscriber@example.test' )->saved();
		$sam    = $this->as_subscriber();
		$eve    = $this->person( 'Eve Other', 'subscriber' );
		$find   = $this->get( FindCustomer::class );
		self::assertNull( ( $this->get( WhoIsThere::class ) )(), 'an equal address proves nothing' );

		( $this->get( OpenLink::class ) )( $this->mailed_token( 'sam-subscriber@example.test', $sam ), $eve );
		( $this->get( OpenLink::class ) )( $this->mailed_token( 'sam-subscriber@example.test' ), $sam );
		self::assertNull( $find->by_user( $sam ) );
		self::assertNull( $find->by_user( $eve ) );

		( $this->get( OpenLink::class ) )( $this->mailed_token( 'sam-subscriber@example.test', $sam ), $sam );
		self::assertSame( $ticket->customer_id, ( $this->get( WhoIsThere::class ) )()?->customer->id );
	}

	public function test_expired_keys_are_forgotten(): void {
		Make::ticket()->from( 'maya@x.test' )->saved();
		$this->come_in( 'maya@x.test' );
		$this->mailed_token( 'maya@x.test' );
		$this->now( self::NOON + self::WEEK + 1 );
		$this->run_job( PruneKeysJob::class );
		self::assertSame( '0', $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'portal_keys' ) ) );
	}

	private function assert_useless( string $token ): void {
		try {
			( $this->get( OpenLink::class ) )( $token, 0 );
			self::fail( "It opened: $token" );
		} catch ( Problem $problem ) {
			self::assertSame( 'link_useless', $problem->kind );
		}
	}
}
