<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Email;

use Deskfold\Channels\Address;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Core\Problem;
use Deskfold\Email\Alarm;
use Deskfold\Email\EmailChannel;
use Deskfold\Email\FetchMailbox;
use Deskfold\Email\ListAlarms;
use Deskfold\Email\MailboxHealth;
use Deskfold\Email\MailSiteHealth;
use Deskfold\Email\SuggestProvider;
use Deskfold\Tests\Mail\MailServers;
use Deskfold\Tests\WpTestCase;

/** Whether mail flows, since when it does not and why, and a silence that is longer than usual. */
final class HealthTest extends WpTestCase {

	private const ADDRESS = 'support@demo.test';
	private const HOUR    = 3_600_000;
	private const START   = 1_790_000_000_000;

	private MailServers $servers;

	protected function setUp(): void {
		parent::setUp();
		$this->servers = MailServers::running();
		$this->servers->clear( self::ADDRESS );
		$this->servers->faults( [] );
		$this->as_admin();
		$this->now( self::START );
	}

	public function test_a_refused_password_is_told_at_once_with_since_when_and_what_to_do(): void {
		$id = $this->made( [ 'password' => 'wrong' ] );
		$this->fetch( $id );
		$this->now( self::START + 5 * self::HOUR );
		$this->fetch( $id );
		$alarms = $this->alarms();
		self::assertCount( 1, $alarms );
		self::assertSame( [ Alarm::READING, 'Enter password' ], [ $alarms[0]->kind, $alarms[0]->action ] );
		self::assertStringStartsWith( 'Mail to support@demo.test stopped at ', $alarms[0]->title );
		self::assertStringContainsString( 'app password', $alarms[0]->text );
		self::assertSame( self::START, $this->health( $id )['failing_since'], 'the first failure, not the last' );
		self::assertSame( 'critical', $this->get( MailSiteHealth::class )->result()['status'] );
		/** @var list<array{title: string, action: string}> $told */
		$told = $this->asked( 'GET', '/mailboxes/alarms' );
		self::assertSame( $alarms[0]->title, $told[0]['title'] );
		$this->asked( 'POST', "/mailboxes/$id", [ 'incoming' => [ 'password' => $this->servers->users[ self::ADDRESS ] ] ] );
		$this->fetch( $id );
		self::assertSame( [], $this->alarms() );
		self::assertSame( 'good', $this->get( MailSiteHealth::class )->result()['status'] );
	}

	public function test_what_often_passes_is_told_after_ten_minutes(): void {
		$id = $this->made( [ 'port' => 1 ] );
		$this->fetch( $id );
		self::assertSame( [], $this->alarms() );
		$this->now( self::START + 601_000 );
		self::assertSame( [ 'Look at the mailbox' ], array_column( $this->alarms(), 'action' ) );
		$this->asked( 'POST', "/mailboxes/$id", [ 'is_active' => false ] );
		self::assertSame( [], $this->alarms(), 'what is switched off is no alarm' );
	}

	public function test_a_silence_is_told_when_it_is_twice_as_long_as_the_longest_so_far(): void {
		$id = $this->made( [] );
		foreach ( [ 0, 30, 100 ] as $hours ) {
			$this->now( self::START + $hours * self::HOUR );
			$this->servers->put( self::ADDRESS, "From: a@b.test\nMessage-ID: <$hours@b.test>\n\nHello $hours" );
			$this->fetch( $id );
		}
		$this->now( self::START + ( 100 + 139 ) * self::HOUR );
		$this->fetch( $id );
		self::assertSame( [], $this->alarms(), 'seventy hours were usual once' );
		$this->now( self::START + ( 100 + 141 ) * self::HOUR );
		self::assertSame( [ Alarm::SILENCE ], array_column( $this->alarms(), 'kind' ) );
		$this->asked( 'POST', "/mailboxes/$id", [ 'silence_hours' => 0 ] );
		self::assertSame( [], $this->alarms() );
		$this->asked( 'POST', "/mailboxes/$id", [ 'silence_hours' => 24 ] );
		self::assertSame( [ Alarm::SILENCE ], array_column( $this->alarms(), 'kind' ) );
		$this->servers->put( self::ADDRESS, "From: a@b.test\n\nAt last" );
		$this->fetch( $id );
		self::assertSame( [], $this->alarms() );
	}

	public function test_an_unusual_pause_is_forgotten_slowly(): void {
		$month = 30 * 24 * self::HOUR;
		self::assertSame( 100 * self::HOUR, MailboxHealth::longest_after( 50 * self::HOUR, 100 * self::HOUR ) );
		self::assertSame( $month, MailboxHealth::longest_after( 10 * self::HOUR, $month ) );
		self::assertSame( (int) ( 4 * $month / 2 ), MailboxHealth::longest_after( 4 * $month, $month ) );
		self::assertSame( 48 * self::HOUR, ( new MailboxHealth() )->silence_limit() );
	}

	public function test_a_mailbox_that_never_had_mail_is_not_silent(): void {
		$id = $this->made( [] );
		$this->fetch( $id );
		$this->now( self::START + 1000 * self::HOUR );
		self::assertSame( [], $this->alarms() );
	}

	public function test_a_server_that_does_not_let_us_send_is_told_and_a_customer_that_does_not_exist_is_not(): void {
		$id = $this->made( [], [ 'port' => $this->servers->smtp_auth, 'user' => self::ADDRESS, 'password' => 'wrong' ] );
		$this->send( $id );
		$alarms = $this->alarms();
		self::assertSame( [ Alarm::SENDING, 'Enter password' ], [ $alarms[0]->kind ?? '', $alarms[0]->action ?? '' ] );
		$this->asked( 'POST', "/mailboxes/$id", [ 'outgoing' => [ 'port' => $this->servers->smtp, 'user' => '', 'password' => '' ] ] );
		$this->send( $id );
		self::assertSame( [], $this->alarms() );
		self::assertSame( self::START, $this->health( $id )['last_sent_at'] );
		$this->servers->faults( [ 'rcpt' => [ 'code' => 550, 'message' => '5.1.1 no such user' ] ] );
		$this->send( $id );
		self::assertSame( [], $this->alarms() );
	}

	public function test_a_domains_exchangers_tell_its_provider(): void {
		$cases = [
			'google'    => [ 'aspmx.l.google.com', 'ALT1.ASPMX.L.GOOGLE.COM.' ],
			'microsoft' => [ 'northbay-example.mail.protection.outlook.com' ],
			'zoho_eu'   => [ 'mx.zoho.eu' ],
			'ionos_de'  => [ 'mx00.kundenserver.de' ],
			'strato'    => [ 'smtpin.rzone.de' ],
			'fastmail'  => [ 'in1-smtp.messagingengine.com' ],
			''          => [ 'mail.example.test', 'notgoogle.com.evil.test', 'xgoogle.com' ],
		];
		foreach ( $cases as $provider => $names ) {
			self::assertSame( $provider, SuggestProvider::by_exchangers( $names ) );
		}
	}

	public function test_a_name_that_dns_does_not_know_is_no_trouble_and_asked_once(): void {
		$answer = $this->asked( 'GET', '/mailboxes/suggest', [ 'address' => 'support@nowhere.invalid' ] );
		self::assertSame( [ 'provider' => '' ], $answer );
		self::assertSame( '', get_transient( 'deskfold_mx_' . md5( 'nowhere.invalid' ) ) );
		foreach ( [ 'x', 'a@b', 'a@127.0.0.1', 'a@-x.test', "a@x.test\nb", 'a@x..test' ] as $odd ) {
			self::assertSame( [ 'provider' => '' ], $this->asked( 'GET', '/mailboxes/suggest', [ 'address' => $odd ] ) );
		}
	}

	/** @return list<Alarm> */
	private function alarms(): array {
		return ( $this->get( ListAlarms::class ) )();
	}

	/** @return array{failing_since: ?int, last_sent_at: ?int} */
	private function health( int $id ): array {
		/** @var array{health: array{failing_since: ?int, last_sent_at: ?int}} $mailbox */
		$mailbox = $this->asked( 'GET', "/mailboxes/$id" );
		return $mailbox['health'];
	}

	private function fetch( int $id ): void {
		try {
			( $this->get( FetchMailbox::class ) )( $id );
		} catch ( Problem ) {
			$this->addToAssertionCount( 1 );
		}
	}

	private function send( int $id ): void {
		$message = new OutgoingMessage( id: 1, ticket_id: 12, mailbox_id: $id, from: new Address( self::ADDRESS ), to: [ new Address( 'ann@shopper.test' ) ], cc: [], bcc: [], subject: 'Re: x', html: '<p>x</p>', text: 'x', message_id: 'df.12.a.b@demo.test' );
		try {
			$this->get( EmailChannel::class )->deliver( $message );
		} catch ( Problem ) {
			$this->addToAssertionCount( 1 );
		}
	}

	/**
	 * @param array<string, mixed> $incoming
	 * @param array<string, mixed> $outgoing
	 */
	private function made( array $incoming, array $outgoing = [] ): int {
		$here = [ 'host' => '127.0.0.1', 'verify_certificate' => false ];
		/** @var array{id: int} $mailbox */
		$mailbox = $this->asked(
			'POST',
			'/mailboxes',
			[
				'address'  => self::ADDRESS,
				'incoming' => $incoming + $here + [ 'kind' => 'imap', 'first_days' => 0, 'port' => $this->servers->imaps, 'security' => 'tls', 'user' => self::ADDRESS, 'password' => $this->servers->users[ self::ADDRESS ] ],
				'outgoing' => $outgoing + $here + [ 'kind' => 'smtp', 'port' => $this->servers->smtp, 'security' => 'none', 'user' => '' ],
			]
		);
		return $mailbox['id'];
	}
}
