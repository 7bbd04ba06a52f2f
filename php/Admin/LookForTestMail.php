<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Core\Pulse;
use Deskfold\Email\EmailChannel;
use Deskfold\Email\FetchMailbox;
use Deskfold\Email\FindMailbox;
use Deskfold\Email\Mailbox;
use Deskfold\Intake\ReadNewestHeads;

/** Where the test mail is while it is no ticket yet, and what to do when it stays there. */
final class LookForTestMail {

	/** Somebody waits in front of the screen. */
	private const SECONDS = 8.0;

	/** Longer than this is not usual. */
	private const LATE_MS = 120_000;

	public function __construct(
		private readonly FindMailbox $mailboxes,
		private readonly FetchMailbox $fetch,
		private readonly ReadNewestHeads $heads,
		private readonly Clock $clock,
	) {
	}

	public function __invoke( TestTicket $test ): TestTicket {
		if ( 0 === $test->mailbox_id ) {
			return $this->is_late( $test->sent_at ) ? $test->with( failure: self::waits(), advice: self::clock() ) : $test->with( arrived_at: $test->sent_at );
		}
		try {
			$mailbox = ( $this->mailboxes )( $test->mailbox_id );
			$test    = $test->with( failure: '', advice: '' );
			if ( 0 === $test->arrived_at && $mailbox->fetches() ) {
				( $this->fetch )( $mailbox->id, self::SECONDS );
			}
		} catch ( Problem $problem ) {
			if ( 'mailbox_busy' === $problem->kind ) {
				return $test;
			}
			$advice = $problem->details['advice'] ?? '';
			return $test->with( failure: $problem->getMessage(), advice: is_string( $advice ) ? $advice : '' );
		}
		return $this->stands( $this->seen( $test ), $mailbox );
	}

	/** The first lines of a mail hold its subject, in plain letters: the code is ASCII. */
	private function seen( TestTicket $test ): TestTicket {
		foreach ( 0 === $test->arrived_at ? ( $this->heads )( EmailChannel::NAME, $test->mailbox_id, 10 ) : [] as $head ) {
			if ( str_contains( $head, $test->code ) ) {
				return $test->with( arrived_at: $this->clock->now_ms() );
			}
		}
		return $test;
	}

	private function stands( TestTicket $test, Mailbox $mailbox ): TestTicket {
		if ( $test->arrived_at > 0 ) {
			return $this->is_late( $test->arrived_at ) ? $test->with( failure: self::waits(), advice: self::clock() ) : $test;
		}
		if ( ! $this->is_late( $test->sent_at ) ) {
			return $test;
		}
		return $mailbox->fetches()
			/* translators: %s: mail address. */
			? $test->with( failure: sprintf( __( 'Nothing has arrived in %s yet.', 'deskfold' ), $mailbox->address ), advice: __( 'Look into the spam folder of the mailbox, and whether mail is forwarded from there. We go on looking while this page is open.', 'deskfold' ) )
			/* translators: %s: mail address. */
			: $test->with( failure: sprintf( __( 'Nobody has handed mail for %s over yet.', 'deskfold' ), $mailbox->address ), advice: __( 'Check that your mail server runs the command or calls the web address for every mail. Both lines stand on the page of the mailbox.', 'deskfold' ) );
	}

	private function is_late( int $since ): bool {
		return $this->clock->now_ms() - $since > self::LATE_MS;
	}

	private static function waits(): string {
		return __( 'It is safely stored and waits to be read: the jobs of this site do not run.', 'deskfold' );
	}

	private static function clock(): string {
		return __( 'Give this line to whoever runs the server. It belongs in the list of timed jobs (crontab).', 'deskfold' ) . ' `' . Pulse::crontab() . '`';
	}
}
