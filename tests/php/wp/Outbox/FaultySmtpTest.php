<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Outbox;

use Deskfold\Channels\Channel;
use Deskfold\Channels\ChannelRegistry;
use Deskfold\Channels\Address;
use Deskfold\Core\Clock;
use Deskfold\Core\SiteIdentity;
use Deskfold\Email\ChooseMailbox;
use Deskfold\Email\EmailChannel;
use Deskfold\Email\EmailComposer;
use Deskfold\Email\EmailParser;
use Deskfold\Email\Mailbox;
use Deskfold\Email\MailboxStore;
use Deskfold\Email\MailServer;
use Deskfold\Email\NoteSending;
use Deskfold\Email\Outgoing;
use Deskfold\Email\SaveMailbox;
use Deskfold\Email\SendMail;
use Deskfold\Email\SignIn;
use Deskfold\Email\SmtpTransport;
use Deskfold\Email\WpMailTransport;
use Deskfold\Outbox\DeliverJob;
use Deskfold\Outbox\SweepJob;
use Deskfold\Tests\Mail\FaultySmtp;
use Deskfold\Tests\Make;
use Deskfold\Tests\wp\Cli\RunsWpCli;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\ClaimReplies;
use Deskfold\Tickets\Delivery;
use Deskfold\Tickets\LogDelivery;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\ReplyToTicket;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * Whatever a mail server does at whatever moment: a reply that it took is not sent again, one that it did not take is not
 * lost, and where nobody can know, the agent is told so and the second copy carries the same Message-ID.
 * With DESKFOLD_TORTURE=1 every pair of faults follows one another.
 */
final class FaultySmtpTest extends WpTestCase {

	use RunsWpCli;

	private const NOON    = 1_790_000_000_000;

	/** What our side waits for an answer: short only where a server stalls on purpose. */
	private float $seconds = 10.0;

	/** @return iterable<string, array{list<array<string, string>>}> */
	public static function plans(): iterable {
		$plans = FaultySmtp::plans();
		foreach ( $plans as $name => $plan ) {
			yield $name => [ [ $plan ] ];
		}
		foreach ( '1' === getenv( 'DESKFOLD_TORTURE' ) ? $plans : [] as $name => $plan ) {
			foreach ( $plans as $then => $next ) {
				yield "$name, then $then" => [ [ $plan, $next ] ];
			}
		}
	}

	/** @param list<array<string, string>> $plans */
	#[DataProvider( 'plans' )]
	public function test_nothing_is_lost_and_nothing_is_sent_twice_in_silence( array $plans ): void {
		$this->seconds = 0.3;
		$server        = new FaultySmtp( $plans );
		$message = $this->delivered( $server, $this->reply( $server ) );
		$taken   = array_column( $server->taken(), 'id' );
		$events  = array_map( static fn ( Delivery $one ): string => $one->event, $this->get( LogDelivery::class )->of_message( $message->id ) );
		self::assertNotSame( [], $events );
		self::assertContains( $message->state, [ Message::SENT, Message::FAILED ] );
		self::assertSame( [], array_diff( $taken, [ $message->message_id ] ), 'every copy has the same Message-ID' );
		$doubts = count( array_keys( $events, Delivery::UNCERTAIN, true ) );
		self::assertLessThanOrEqual( 1 + $doubts, count( $taken ), 'a second copy only after a doubt that the agent was told of' );
		if ( Message::SENT === $message->state ) {
			self::assertNotSame( [], $taken, 'what is called sent was taken' );
			self::assertSame( Delivery::SENT, end( $events ) );
		} else {
			self::assertStringContainsString( '550', $message->failure, 'given up only because the server said never, in its words' );
		}
	}

	public function test_who_was_taken_does_not_get_it_again_and_who_was_refused_for_good_is_named(): void {
		$server  = new FaultySmtp( [ [ 'rcpt bob@x.test' => '450', 'rcpt cat@x.test' => '550' ], [ 'rcpt cat@x.test' => '550' ] ] );
		$reply   = $this->reply( $server, [ 'bob@x.test', 'cat@x.test' ] );
		$this->run_job( DeliverJob::class );
		$waiting = $this->reread( $reply );
		self::assertSame( Message::QUEUED, $waiting->state );
		self::assertStringContainsString( 'bob@x.test: “450 planned”', $waiting->failure );
		$message = $this->delivered( $server, $waiting );
		self::assertSame( [ [ 'ann@x.test' ], [ 'bob@x.test' ] ], array_column( $server->taken(), 'to' ) );
		self::assertSame( Message::FAILED, $message->state );
		self::assertStringContainsString( 'cat@x.test: “550 planned”', $message->failure );

		// Try again asks only for the one who is left.
		$this->as_agent();
		$this->asked( 'POST', "/messages/{$message->id}/retry" );
		$after = $this->delivered( $server, $this->reread( $message ) );
		self::assertSame( Message::SENT, $after->state );
		self::assertSame( [ [ 'ann@x.test' ], [ 'bob@x.test' ], [ 'cat@x.test' ] ], array_column( $server->taken(), 'to' ) );
		self::assertCount( 1, array_unique( array_column( $server->taken(), 'id' ) ) );
	}

	public function test_the_log_tells_each_attempt_with_the_servers_words(): void {
		$server  = new FaultySmtp( [ [ 'rcpt' => '450' ] ] );
		$message = $this->delivered( $server, $this->reply( $server ) );
		$this->as_readonly();
		$lines = $this->asked( 'GET', "/messages/{$message->id}/deliveries" )['deliveries'];
		self::assertSame( [ Delivery::LATER, Delivery::SENT ], array_column( $lines, 'event' ) );
		self::assertStringContainsString( '450 planned', $lines[0]['words'] );
		self::assertSame( [ '127.0.0.1', '250 2.0.0 queued as 4711', [ 'ann@x.test' ] ], [ $lines[1]['server'], $lines[1]['words'], $lines[1]['recipients'] ] );
		self::assert_refused( 404, $this->rest( 'GET', '/messages/999999/deliveries' ) );
	}

	public function test_a_mail_that_was_taken_while_its_lease_ran_out_is_not_sent_again(): void {
		$server  = new FaultySmtp( [] );
		$message = $this->delivered( $server, $this->reply( $server ) );
		// As if the worker had been too slow to write down more than the log.
		$this->database()->update( 'messages', [ 'state' => Message::UNCERTAIN, 'next_attempt_at' => self::NOON ], [ 'id' => $message->id ] );
		self::assertSame( Message::SENT, $this->delivered( $server, $this->reread( $message ) )->state );
		self::assertCount( 1, $server->taken() );
	}

	public function test_a_server_that_is_not_there_is_tried_until_it_is_given_up_with_a_reason(): void {
		$server = new FaultySmtp( [] );
		$reply  = $this->reply( $server );
		unset( $server );
		$message = $this->delivered( null, $reply );
		self::assertSame( [ Message::FAILED, 8 ], [ $message->state, $message->attempts ] );
		self::assertStringContainsString( 'did not answer on port', $message->failure );
	}

	public function test_a_worker_that_is_killed_between_the_mail_and_its_answer_leaves_a_doubt_and_the_same_message_id(): void {
		$this->commits();
		$server = new FaultySmtp( [ [ 'after' => 'stall' ] ] );
		$reply  = $this->reply( $server );
		$this->database()->update( 'messages', [ 'next_attempt_at' => 1 ], [ 'id' => $reply->id ] );
		[ $worker ] = $this->start_wp( [ 'worker', '--once' ] );
		$server->wait_for_a_mail();
		proc_terminate( $worker, 9 );
		proc_close( $worker );
		self::assertSame( Message::SENDING, $this->reread( $reply )->state );

		$this->now( (int) ( microtime( true ) * 1000 ) + ClaimReplies::LEASE_MS + 1 );
		self::assertSame( 1, $this->run_job( SweepJob::class ) );
		$doubtful = $this->reread( $reply );
		self::assertSame( Message::UNCERTAIN, $doubtful->state );
		self::assertSame( Message::SENT, $this->delivered( $server, $doubtful )->state );
		self::assertSame( [ $reply->message_id, $reply->message_id ], array_column( $server->taken(), 'id' ) );
		self::assertSame( [ Delivery::UNCERTAIN, Delivery::SENT ], array_map( static fn ( Delivery $one ): string => $one->event, $this->get( LogDelivery::class )->of_message( $reply->id ) ) );
	}

	/** Runs the job at each time that the message waits for, until it is settled. */
	private function delivered( ?FaultySmtp $server, Message $message ): Message {
		for ( $attempt = 0; $attempt < 12 && in_array( $message->state, [ Message::QUEUED, Message::UNCERTAIN ], true ); $attempt++ ) {
			$this->now( max( self::NOON, (int) $message->next_attempt_at ) );
			self::assertSame( 1, $this->run_job( DeliverJob::class ) );
			$message = $this->reread( $message );
		}
		return $message;
	}

	/** @param list<string> $cc */
	private function reply( FaultySmtp $server, array $cc = [] ): Message {
		$this->now( self::NOON );
		$mailbox = ( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'support@demo.test', outgoing: new Outgoing( Outgoing::SMTP, new MailServer( '127.0.0.1', $server->port, MailServer::NONE ) ) ) );
		$send    = new SendMail( $this->get( ChooseMailbox::class ), new SmtpTransport( $this->get( EmailComposer::class ), $this->get( SignIn::class ), $this->seconds ), $this->get( WpMailTransport::class ), $this->get( Clock::class ), $this->get( SiteIdentity::class ), $this->get( NoteSending::class ) );
		$channel = new EmailChannel( $this->get( EmailParser::class ), $this->get( MailboxStore::class ), $send );
		add_filter( ChannelRegistry::CHANNELS, static fn ( array $makers ): array => [ 'email' => static fn (): Channel => $channel ] + $makers, 99 );
		$ticket = Make::ticket()->through( 'email', $mailbox->id )->saved();
		$copies = array_map( static fn ( string $email ): Address => new Address( $email ), $cc );
		return ( $this->get( ReplyToTicket::class ) )( $ticket->id, new Reply( 'key-' . bin2hex( random_bytes( 8 ) ), '<p>Hello</p>', $copies ), Actor::agent( $this->as_agent(), 'Ann Agent' ) )->message;
	}

	private function reread( Message $message ): Message {
		return $this->get( ReadTickets::class )->message( $message->id );
	}
}
