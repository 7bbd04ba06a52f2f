<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Core;

use Deskfold\Channels\ChannelRegistry;
use Deskfold\Core\Problem;
use Deskfold\Core\SiteIdentity;
use Deskfold\Email\FetchMailbox;
use Deskfold\Email\Incoming;
use Deskfold\Email\Mailbox;
use Deskfold\Email\MailServer;
use Deskfold\Email\PollMailboxJob;
use Deskfold\Email\SaveMailbox;
use Deskfold\Outbox\DeliverJob;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\ReplyToTicket;
use PHPUnit\Framework\Attributes\DataProvider;

/** A copy of a site must neither take the live site's mail nor answer its customers. */
final class SiteIdentityTest extends WpTestCase {

	/** @return array<string, array{string, string, bool}> live, here, whether it is the same site */
	public static function moves(): array {
		return [
			'the same'              => [ 'https://shop.example', 'https://shop.example', true ],
			'http became https'     => [ 'http://shop.example', 'https://shop.example', true ],
			'www came'              => [ 'https://shop.example', 'https://www.shop.example/', true ],
			'www went, in capitals' => [ 'https://www.shop.example', 'https://SHOP.example', true ],
			'the usual port'        => [ 'https://shop.example', 'https://shop.example:443', true ],
			'another port here'     => [ 'http://127.0.0.1:8888', 'http://localhost:9001', true ],
			'local with a name'     => [ 'http://shop.localhost:8888', 'http://127.0.0.1:9001', true ],
			'a staging host'        => [ 'https://shop.example', 'https://staging.shop.example', false ],
			'a folder'              => [ 'https://shop.example', 'https://shop.example/staging', false ],
			'another folder'        => [ 'https://host.example/~ann', 'https://host.example/~bob', false ],
			'another port'          => [ 'https://shop.example', 'https://shop.example:8443', false ],
			'on somebody\'s desk'   => [ 'https://shop.example', 'http://localhost:8888', false ],
			'a host\'s own address' => [ 'https://shop.example', 'https://shop.wpengine.example', false ],
		];
	}

	#[DataProvider( 'moves' )]
	public function test_another_host_or_folder_is_perhaps_a_copy_and_nothing_else_is( string $live, string $here, bool $is_same ): void {
		$site = $this->live_at( $live );
		$this->runs_at( $here );
		self::assertSame( $is_same ? SiteIdentity::LIVE : SiteIdentity::UNKNOWN, $site->standing() );
	}

	public function test_whoever_decides_is_remembered_and_a_database_that_goes_back_is_live_again(): void {
		$site = $this->live_at( 'https://shop.example' );
		$this->runs_at( 'https://staging.shop.example' );
		$site->say( false );
		self::assertSame( SiteIdentity::COPY, $site->standing() );
		$site->remember();
		self::assertSame( 'shop.example', $site->live_address() );
		// The staging site is pushed over the live one, with its database.
		$this->runs_at( 'https://shop.example' );
		self::assertSame( SiteIdentity::LIVE, $site->standing() );
		// The shop moves for good.
		$this->runs_at( 'https://staging.shop.example' );
		$site->say( true );
		self::assertSame( SiteIdentity::LIVE, $site->standing() );
		$this->runs_at( 'https://shop.example' );
		self::assertSame( SiteIdentity::UNKNOWN, $site->standing() );
	}

	public function test_a_copy_under_the_same_name_that_says_it_is_one_is_asked_about(): void {
		update_option( SiteIdentity::OPTION, [ 'live' => SiteIdentity::address(), 'is_production' => true, 'copies' => [] ] );
		// The sites of these tests are "local".
		self::assertSame( 'production' === wp_get_environment_type() ? SiteIdentity::LIVE : SiteIdentity::UNKNOWN, $this->get( SiteIdentity::class )->standing() );
	}

	public function test_on_a_copy_nothing_leaves_nothing_is_fetched_and_nothing_is_lost(): void {
		$site    = $this->live_at( 'https://shop.example' );
		$ticket  = Make::ticket()->saved();
		$message = ( $this->get( ReplyToTicket::class ) )( $ticket->id, new Reply( 'key-of-a-copy', '<p>Hello</p>' ), Actor::agent( $this->as_agent(), 'Ann Agent' ) )->message;
		$mailbox = ( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'support@demo.test', incoming: new Incoming( Incoming::IMAP, new MailServer( '127.0.0.1', 9, MailServer::NONE, 'ann' ) ) ), 'secret' );
		$this->runs_at( 'https://staging.shop.example' );

		self::assertSame( 0, $this->run_job( DeliverJob::class ) );
		self::assertSame( 0, $this->run_job( PollMailboxJob::class ) );
		self::assertSame( [], $this->mails() );
		$kept = $this->get( ReadTickets::class )->message( $message->id );
		self::assertSame( [ Message::QUEUED, 0 ], [ $kept->state, $kept->attempts ] );
		foreach ( [ fn () => ( $this->get( FetchMailbox::class ) )( $mailbox->id ), fn () => $this->get( ChannelRegistry::class )->get( 'email' )->deliver( self::mail() ) ] as $act ) {
			try {
				$act();
				self::fail( 'A copy talked to a mail server.' );
			} catch ( Problem $problem ) {
				self::assertSame( [ 'site_not_live', true ], [ $problem->kind, $problem->retry ] );
			}
		}

		$site->say( true );
		self::assertSame( 1, $this->run_job( DeliverJob::class ) );
		self::assertCount( 1, $this->mails() );
	}

	public function test_the_desk_sees_it_and_only_who_manages_decides(): void {
		$this->live_at( 'https://shop.example' );
		$this->runs_at( 'https://staging.shop.example' );
		$this->as_agent();
		self::assertSame( [ 'standing' => 'unknown', 'address' => 'staging.shop.example', 'live_address' => 'shop.example' ], $this->asked( 'GET', '/site' ) );
		self::assert_refused( 403, $this->rest( 'POST', '/site', [ 'is_live' => true ] ) );
		$this->as_admin();
		self::assertSame( 'copy', $this->asked( 'POST', '/site', [ 'is_live' => false ] )['standing'] );
		self::assertSame( 'live', $this->asked( 'POST', '/site', [ 'is_live' => true ] )['standing'] );
	}

	private function live_at( string $home ): SiteIdentity {
		$this->runs_at( $home );
		$site = $this->get( SiteIdentity::class );
		$site->say( true );
		return $site;
	}

	private function runs_at( string $home ): void {
		remove_all_filters( 'pre_option_home' );
		add_filter( 'pre_option_home', static fn (): string => $home );
	}

	private static function mail(): \Deskfold\Channels\OutgoingMessage {
		return new \Deskfold\Channels\OutgoingMessage( 7, 1, 0, new \Deskfold\Channels\Address( '' ), [ new \Deskfold\Channels\Address( 'ann@shopper.test' ) ], [], [], 'x', '<p>x</p>', 'x', 'df.1.a@demo.test' );
	}
}
