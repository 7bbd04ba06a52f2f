<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Clock;
use Deskfold\Core\Milestone;
use Deskfold\Core\Problem;
use Deskfold\Core\SiteIdentity;
use Deskfold\Intake\ReceiveRaw;

/** Looks into one mailbox and stores what is new there. One at a time looks: the others see the lease. */
final class FetchMailbox {

	/** Between two looks that went well. */
	private const PAUSE_MS = 30_000;

	/** Minutes to wait after one, two … failures in a row. */
	private const BACKOFF = [ 1, 2, 5, 15, 60 ];

	private const LARGEST  = 40_000_000;
	private const SMALLEST = 5_000_000;

	public function __construct(
		private readonly MailboxStore $store,
		private readonly FetchStateStore $states,
		private readonly ReceiveRaw $receive,
		private readonly SignIn $sign_in,
		private readonly Clock $clock,
		private readonly SiteIdentity $site,
	) {
	}

	/**
	 * @param float $seconds after which no more mail is asked for
	 * @throws Problem
	 */
	public function __invoke( int $id, float $seconds = 25.0 ): Fetched {
		$this->site->must_be_live();
		$mailbox = $this->store->find( $id ) ?? throw Problem::not_found();
		if ( null === $mailbox->incoming->server || Incoming::IMAP !== $mailbox->incoming->kind ) {
			/* translators: %s: mail address. */
			throw new Problem( 'not_fetched', sprintf( __( 'Mail for %s is not fetched from a server.', 'deskfold' ), $mailbox->address ), 409 );
		}
		$lease = $this->states->claim( $id );
		if ( null === $lease ) {
			/* translators: %s: mail address. */
			throw new Problem( 'mailbox_busy', sprintf( __( 'Mail for %s is being fetched right now.', 'deskfold' ), $mailbox->address ), 409, true );
		}
		Milestone::reached( 'fetch-begins' );
		$state = $this->states->read( $id );
		try {
			return $this->look( $mailbox, $mailbox->incoming->server, $lease, $state, $seconds );
		} catch ( \Throwable $error ) {
			$words = $error instanceof Problem ? $error->getMessage() : __( 'Fetching stopped because of a fault on this site. The log says more.', 'deskfold' );
			$this->states->failed( $id, $lease, $words, $error instanceof Problem ? $error->kind : 'site_fault', $state->failures + 1, $this->clock->now_ms() + self::pause_after( $state->failures ) );
			throw $error;
		}
	}

	private function look( Mailbox $mailbox, MailServer $server, string $lease, FetchState $state, float $seconds ): Fetched {
		$patience = new Patience( Patience::for_answers(), $seconds + FolderReader::RESERVE );
		$client   = ( $this->sign_in )( static fn (): ImapClient => ImapClient::connect( $server, $patience ), $mailbox, $server, MailboxStore::INCOMING );
		$folder   = $client->open_folder( $mailbox->incoming->folder );
		$stored = [];
		$reader = new FolderReader(
			$client,
			$state,
			$patience,
			self::limit(),
			function ( int $uid, string $bytes ) use ( $mailbox, $folder, &$stored ): void {
				Milestone::reached( 'body-fetched' );
				$raw = ( $this->receive )( EmailChannel::NAME, $mailbox->id, "{$folder->uidvalidity}:$uid", $bytes );
				if ( $raw->is_new ) {
					$stored[] = $raw->id;
				}
			},
			fn ( FetchState $state ) => $this->keep( $mailbox->id, $lease, $state )
		);
		$state  = $reader->read( $folder );
		$client->sign_out();
		if ( [] !== $stored ) {
			$this->states->received( $mailbox->id );
		}
		Milestone::reached( 'folder-read' );
		$this->states->succeeded( $mailbox->id, $lease, $state, $this->clock->now_ms() + ( $reader->has_more() ? 0 : self::PAUSE_MS ), self::warning( $state, $folder ) );
		return new Fetched( $stored, $reader->has_more(), $state->given_up() );
	}

	private function keep( int $id, string $lease, FetchState $state ): void {
		Milestone::reached( 'progress-comes' );
		$is_ours = $this->states->progress( $id, $lease, $state );
		Milestone::reached( 'progress-saved' );
		if ( ! $is_ours ) {
			throw new Problem( 'lease_lost', __( 'Somebody else fetches this mailbox now.', 'deskfold' ), 409, true );
		}
	}

	private static function warning( FetchState $state, ImapFolder $folder ): string {
		$count = $state->given_up();
		if ( 0 === $count ) {
			return '';
		}
		/* translators: 1: number of mails, 2: name of a mail folder. */
		$words = _n( '%1$d mail could not be fetched. It is still in the folder “%2$s”.', '%1$d mails could not be fetched. They are still in the folder “%2$s”.', $count, 'deskfold' );
		return sprintf( $words, $count, $folder->name );
	}

	/** With a little chance in it, so that many mailboxes of one server do not all knock at once. */
	private static function pause_after( int $failures ): int {
		$minutes = self::BACKOFF[ min( $failures, count( self::BACKOFF ) - 1 ) ];
		return $minutes * 60_000 + random_int( 0, $minutes * 6_000 );
	}

	/** A mail is held in memory several times over while it is stored. */
	private static function limit(): int {
		$memory = wp_convert_hr_to_bytes( (string) ini_get( 'memory_limit' ) );
		return $memory <= 0 ? self::LARGEST : max( self::SMALLEST, min( self::LARGEST, intdiv( $memory, 6 ) ) );
	}
}
