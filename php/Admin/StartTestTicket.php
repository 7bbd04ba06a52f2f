<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Channels\Address;
use Deskfold\ContactForm\AcceptMessage;
use Deskfold\ContactForm\FormMessage;
use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Email\FindMailbox;
use Deskfold\Email\SendTestMail;

/** Writes to us as a customer would: through the mailbox where there is one, else through the door of the forms. */
final class StartTestTicket {

	public function __construct(
		private readonly KeepTestTicket $keep,
		private readonly AcceptMessage $accept,
		private readonly FindMailbox $mailboxes,
		private readonly SendTestMail $send,
		private readonly RemoveTestTicket $remove,
		private readonly Clock $clock,
	) {
	}

	/** @param int $mailbox_id 0 for the form's door */
	public function __invoke( int $mailbox_id ): TestTicket {
		( $this->remove )();
		$code = strtoupper( bin2hex( random_bytes( 4 ) ) );
		$test = new TestTicket( $code, $mailbox_id, began_at: $this->clock->now_ms() );
		return ( $this->keep )( $mailbox_id > 0 ? $this->mail( $test ) : $this->form( $test ) );
	}

	private function form( TestTicket $test ): TestTicket {
		$from   = $this->send->address_for( wp_get_current_user()->user_email );
		$sent   = $this->clock->now_ms();
		$ticket = ( $this->accept )( new FormMessage( self::name(), $from, self::subject( $test->code ), self::text(), $sent, locale: get_user_locale() ), $test->code );
		return $test->with( from: $from, sent_at: $sent, ticket_id: $ticket ?? 0 );
	}

	private function mail( TestTicket $test ): TestTicket {
		$mailbox = ( $this->mailboxes )( $test->mailbox_id );
		$from    = $this->send->address_for( wp_get_current_user()->user_email );
		$test    = $test->with( from: $from, to: $mailbox->address );
		try {
			( $this->send )( $mailbox, new Address( $from, self::name() ), self::subject( $test->code ), self::text() );
			return $test->with( sent_at: $this->clock->now_ms() );
		} catch ( Problem $problem ) {
			$what   = $problem->details['what'] ?? $problem->getMessage();
			$advice = $problem->details['advice'] ?? '';
			return $test->with( failure: is_string( $what ) ? $what : $problem->getMessage(), advice: is_string( $advice ) ? $advice : '' );
		}
	}

	private static function name(): string {
		return __( 'Test customer', 'deskfold' );
	}

	private static function subject( string $code ): string {
		/* translators: %s: eight letters and digits that tell one test from another. */
		return sprintf( __( 'A test of the help desk (%s)', 'deskfold' ), $code );
	}

	private static function text(): string {
		return __( 'Hello! This is what it looks like when a customer writes to you. Answer it: your reply goes out as it would to a customer, and arrives at your own address. Afterwards you can remove this test ticket in the setup.', 'deskfold' );
	}
}
