<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Email;

use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Email\FetchMailbox;
use Deskfold\Email\FetchStateStore;
use Deskfold\Email\FindMailbox;
use Deskfold\Email\Incoming;
use Deskfold\Email\Mailbox;
use Deskfold\Email\MailServer;
use Deskfold\Email\PollMailboxJob;
use Deskfold\Email\SaveMailbox;
use Deskfold\Tests\Mail\MailServers;
use Deskfold\Tests\WpTestCase;

/** Fetching from a real Dovecot. */
final class FetchMailboxTest extends WpTestCase {

	private const USER = 'support@demo.test';

	private MailServers $servers;

	protected function setUp(): void {
		parent::setUp();
		$this->servers = MailServers::running();
		$this->servers->clear( self::USER );
		$this->servers->renumber( self::USER );
	}

	public function test_what_lies_in_the_folder_is_stored_byte_for_byte(): void {
		$mail = self::mail( 'Straße & <b>' ) . "8-bit: \xe9\n\n.\n{12}\n";
		$this->servers->put( self::USER, $mail );
		$fetched = $this->fetch( $this->mailbox() );
		self::assertCount( 1, $fetched );
		self::assertSame( (string) preg_replace( '/\n/', "\r\n", $mail ), $this->bytes( $fetched[0] ) );
	}

	public function test_a_second_look_brings_nothing_twice(): void {
		$mailbox = $this->mailbox();
		$this->servers->put( self::USER, self::mail( 'One' ) );
		self::assertCount( 1, $this->fetch( $mailbox ) );
		self::assertSame( [], $this->fetch( $mailbox ) );
		$this->servers->put( self::USER, self::mail( 'Two' ) );
		self::assertCount( 1, $this->fetch( $mailbox ) );
		self::assertSame( '2', $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'raw_messages' ) ) );
	}

	public function test_a_mail_is_fetched_whether_or_not_somebody_has_read_it_and_is_left_as_it_was(): void {
		$this->servers->put( self::USER, self::mail( 'Read on the phone' ) );
		$new = "{$this->servers->maildirs}/" . self::USER . '/Maildir/new';
		$cur = "{$this->servers->maildirs}/" . self::USER . '/Maildir/cur';
		$one = basename( self::files( "$new/*" )[0] ?? '' );
		rename( "$new/$one", "$cur/$one:2,S" );
		$this->servers->put( self::USER, self::mail( 'Not read' ) );
		self::assertCount( 2, $this->fetch( $this->mailbox() ) );
		self::assertCount( 1, self::files( "$cur/*:2,S" ), 'the read one is still read' );
		self::assertCount( 0, self::files( "$cur/*:2,?*S*" ) );
	}

	public function test_a_folder_numbered_anew_is_read_again_without_a_second_ticket(): void {
		$mailbox = $this->mailbox();
		$this->servers->put( self::USER, self::mail( 'One' ) );
		$first = $this->fetch( $mailbox );
		$this->process( $first );
		$before = $this->state( $mailbox )->uidvalidity;
		sleep( 1 );
		$this->servers->renumber( self::USER );
		$this->servers->put( self::USER, self::mail( 'Two' ) );
		$again = $this->fetch( $mailbox );
		$this->process( $again );
		self::assertNotSame( $before, $this->state( $mailbox )->uidvalidity );
		self::assertSame( '2', $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'tickets' ) ) );
	}

	public function test_the_first_look_takes_the_last_days_only(): void {
		$this->servers->put( self::USER, self::mail( 'Last year' ) );
		foreach ( self::files( "{$this->servers->maildirs}/" . self::USER . '/Maildir/new/*' ) as $file ) {
			touch( $file, time() - 300 * 86400 );
		}
		$this->servers->put( self::USER, self::mail( 'Today' ) );
		$mailbox = $this->mailbox();
		self::assertCount( 1, $this->fetch( $mailbox ) );
		self::assertSame( [], $this->fetch( $mailbox ), 'the old one does not come in later either' );
	}

	public function test_many_mails_come_in_order_of_arrival(): void {
		for ( $at = 1; $at <= 45; $at++ ) {
			$this->servers->put( self::USER, self::mail( "Mail $at" ) );
		}
		$mailbox = $this->mailbox();
		self::assertCount( 45, $this->fetch( $mailbox ) );
		self::assertSame( 45, $this->state( $mailbox )->last_uid );
	}

	public function test_while_one_fetches_the_other_is_told_so(): void {
		$mailbox = $this->mailbox();
		self::assertNotNull( $this->get( FetchStateStore::class )->claim( $mailbox->id ) );
		try {
			$this->fetch( $mailbox );
			self::fail( 'A second poller was let in.' );
		} catch ( Problem $problem ) {
			self::assertSame( 'mailbox_busy', $problem->kind );
		}
		self::assertSame( [], $this->get( FetchStateStore::class )->due() );
	}

	public function test_the_lease_of_a_poller_that_died_runs_out(): void {
		$this->servers->put( self::USER, self::mail( 'Waiting' ) );
		$mailbox = $this->mailbox();
		$states  = $this->get( FetchStateStore::class );
		$lost    = $states->claim( $mailbox->id );
		$this->now( $this->get( Clock::class )->now_ms() + 200_000 );
		self::assertCount( 1, $this->fetch( $mailbox ) );
		self::assertFalse( $states->progress( $mailbox->id, (string) $lost, $states->read( $mailbox->id )->read_to( 99 ) ), 'a lost lease writes nothing' );
		self::assertSame( 1, $this->state( $mailbox )->last_uid );
	}

	public function test_one_mailboxes_fault_is_noted_and_does_not_stop_the_others(): void {
		$broken = $this->mailbox( 'broken@demo.test', 'wrong password' );
		$this->servers->put( self::USER, self::mail( 'Comes in' ) );
		$this->mailbox();
		self::assertSame( 1, $this->run_job( PollMailboxJob::class ) );
		$broken = ( $this->get( FindMailbox::class ) )( $broken->id );
		self::assertStringContainsString( 'refused the user name or password', $broken->last_error );
		self::assertNotNull( $broken->last_error_at );
		self::assertSame( 0, $this->run_job( PollMailboxJob::class ), 'nothing is due right after' );
		self::assertSame( 1, $this->state( $broken )->failures );
	}

	public function test_success_clears_the_error(): void {
		$mailbox = $this->mailbox();
		$states  = $this->get( FetchStateStore::class );
		$states->failed( $mailbox->id, (string) $states->claim( $mailbox->id ), 'It stopped.', 'mail_refused', 3, 0 );
		$this->fetch( $mailbox );
		$mailbox = ( $this->get( FindMailbox::class ) )( $mailbox->id );
		self::assertSame( '', $mailbox->last_error );
		self::assertNotNull( $mailbox->last_success_at );
		self::assertSame( 0, $this->state( $mailbox )->failures );
	}

	public function test_another_folder_starts_from_its_own_beginning(): void {
		$this->servers->put( self::USER, self::mail( 'One' ) );
		$mailbox = $this->mailbox();
		$this->fetch( $mailbox );
		$moved = ( $this->get( SaveMailbox::class ) )( new Mailbox( $mailbox->id, $mailbox->address, incoming: new Incoming( Incoming::IMAP, $mailbox->incoming->server, 'Archive' ) ) );
		self::assertSame( 0, $this->state( $moved )->last_uid );
	}

	private function mailbox( string $address = self::USER, ?string $password = null ): Mailbox {
		$server = new MailServer( '127.0.0.1', $this->servers->imaps, MailServer::TLS, self::USER, false );
		return ( $this->get( SaveMailbox::class ) )( new Mailbox( 0, $address, incoming: new Incoming( Incoming::IMAP, $server ) ), $password ?? $this->servers->users[ self::USER ] );
	}

	/** @return list<int> */
	private function fetch( Mailbox $mailbox ): array {
		return ( $this->get( FetchMailbox::class ) )( $mailbox->id )->raw_ids;
	}

	private function state( Mailbox $mailbox ): \Deskfold\Email\FetchState {
		return $this->get( FetchStateStore::class )->read( $mailbox->id );
	}

	/** @param list<int> $raw_ids */
	private function process( array $raw_ids ): void {
		foreach ( $raw_ids as $id ) {
			( $this->get( \Deskfold\Intake\ProcessRaw::class ) )( $id );
		}
	}

	private function bytes( int $raw_id ): string {
		$path = $this->database()->value( 'SELECT path FROM %i WHERE id = %d', $this->database()->table( 'raw_messages' ), $raw_id );
		return $this->get( \Deskfold\Core\Storage::class )->read( (string) $path );
	}

	/** @return list<string> */
	private static function files( string $pattern ): array {
		$found = glob( $pattern );
		return false === $found ? [] : $found;
	}

	private static function mail( string $subject ): string {
		$id = bin2hex( random_bytes( 6 ) );
		return "From: Ann <ann@shopper.test>\nTo: support@demo.test\nSubject: $subject\nMessage-ID: <$id@shopper.test>\nDate: Mon, 02 Feb 2026 10:00:00 +0000\n\nWhere is my parcel? ($subject)\n";
	}
}
