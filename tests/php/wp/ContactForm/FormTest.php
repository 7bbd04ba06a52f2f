<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\ContactForm;

use Deskfold\Attachments\ReadAttachments;
use Deskfold\ContactForm\CountTry;
use Deskfold\ContactForm\FormShape;
use Deskfold\ContactForm\Topic;
use Deskfold\Core\Secrets;
use Deskfold\Core\Storage;
use Deskfold\Customers\ChangeCustomer;
use Deskfold\Customers\FindCustomer;
use Deskfold\Channels\Address;
use Deskfold\Email\Mailbox;
use Deskfold\Email\SaveMailbox;
use Deskfold\Tests\Make;
use Deskfold\Tickets\Priority;
use Deskfold\Tickets\ReadTickets;

final class FormTest extends FormCase {

	public function test_a_sent_form_is_a_ticket_with_the_words_the_language_and_the_file(): void {
		$seal = $this->seal( new FormShape( 'f1', locale: 'sv_SE' ) );
		$sent = $this->json( $this->post( [ 'seal' => $seal, 'message' => "Hej!\nSkålen är sprucken." ], [ [ 'skål.png', 'image/png', self::png() ] ] ) );
		self::assertIsArray( $sent );
		self::assertSame( [ 'f1', 'Maya Lindqvist', 'maya@x.test' ], [ $sent['form_id'], $sent['name'], $sent['email'] ] );
		self::assertIsInt( $sent['ticket_id'] );
		$read    = $this->get( ReadTickets::class );
		$ticket  = $read( $sent['ticket_id'] );
		$message = $read->messages( $ticket->id )[0];
		self::assertSame( [ 'form', 'Hej!', 'Maya Lindqvist', 'maya@x.test' ], [ $ticket->channel, $ticket->subject, $ticket->customer_name, $ticket->customer_address ] );
		self::assertSame( "Hej!\nSkålen är sprucken.", $message->text );
		self::assertSame( 'sv_SE', $this->get( FindCustomer::class )->by_id( $ticket->customer_id )?->locale );
		$file = $this->get( ReadAttachments::class )->of_messages( [ $message->id ] )[ $message->id ][0];
		self::assertSame( [ 'skål.png', 'image/png' ], [ $file->name, $file->type ] );
		self::assertMatchesRegularExpression( '~^[0-9a-f]{2}/[0-9a-f]{32}$~', $file->path );
		self::assertSame( self::png(), $this->get( Storage::class )->read( $file->path ) );
	}

	public function test_a_double_submit_is_one_ticket(): void {
		$fields = [ 'seal' => $this->seal() ];
		$first  = $this->json( $this->post( $fields, [ [ 'a.png', 'image/png', self::png() ] ] ) );
		self::assertSame( $first, $this->json( $this->post( $fields, [ [ 'a.png', 'image/png', self::png() ] ] ) ) );
		self::assertSame( '1', $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'tickets' ) ) );
	}

	public function test_visitors_of_one_cached_page_do_not_swallow_each_others_messages(): void {
		$fields = [ 'seal' => $this->seal(), 'key' => 'the same for all' ];
		$one    = $this->ticket_of( $this->post( $fields + [ 'email' => 'ann@x.test' ] ) );
		$two    = $this->ticket_of( $this->post( $fields + [ 'email' => 'bob@x.test' ] ) );
		$three  = $this->ticket_of( $this->post( $fields + [ 'email' => 'ann@x.test', 'message' => 'One more thing.' ] ) );
		self::assertCount( 3, array_unique( [ $one, $two, $three ] ) );
	}

	public function test_what_is_missing_is_told_field_by_field_and_nothing_is_kept(): void {
		$shape    = new FormShape( 'f1', [ 'An order', 'Else' ], true, 'I agree.', 'en_US', subject: FormShape::NEEDED );
		$response = $this->post( [ 'seal' => $this->seal( $shape ), 'name' => ' ', 'email' => 'maya@posteo', 'topic' => 'Forged', 'message' => '' ] );
		self::assert_refused( 422, $response, 'form_faults' );
		self::assertSame( [ 'name', 'email', 'topic', 'subject', 'message', 'consent' ], $this->faults( $response ) );
		self::assertSame( '0', $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'raw_messages' ) ) );
	}

	public function test_whoever_fills_in_the_hidden_field_is_asked_again(): void {
		$response = $this->post( [ 'more' => 'http://spam.test' ] );
		self::assert_refused( 422, $response );
		self::assertSame( [ 'form' ], $this->faults( $response ) );
	}

	public function test_a_form_must_be_open_two_seconds_and_at_most_a_day(): void {
		self::assertSame( [ 'form' ], $this->faults( $this->post( [ 'seal' => $this->seal( age: 1_999 ) ] ) ) );
		self::assertSame( [ 'form' ], $this->faults( $this->post( [ 'seal' => $this->seal( age: -5_000 ) ] ) ) );
		self::assertSame( [ 'message' ], $this->faults( $this->post( [ 'seal' => $this->seal( age: 1_999 ), 'message' => '' ] ) ), 'whoever forgot something is not called a robot too' );
		self::assertSame( 201, $this->post( [ 'seal' => $this->seal( age: 2_000 ) ] )->get_status() );
		self::assertSame( 201, $this->post( [ 'seal' => $this->seal( age: 86_400_000 ), 'message' => 'b' ] )->get_status() );
		/** @var array{data: array{seal: string}} $stale */
		$stale = $this->json( $this->post( [ 'seal' => $this->seal( age: 86_400_001 ) ] ) );
		$this->now( self::NOON + 3_000 );
		self::assertSame( 201, $this->post( [ 'seal' => $stale['data']['seal'], 'message' => 'c' ] )->get_status(), 'the answer brings a fresh seal' );
	}

	public function test_a_seal_that_was_touched_opens_nothing(): void {
		$seal    = $this->seal( new FormShape( 'f1', consent: 'I agree.' ) );
		$relaxed = rtrim( strtr( base64_encode( (string) wp_json_encode( [ 'at' => self::NOON - 60_000, 'id' => 'f1' ] ) ), '+/', '-_' ), '=' );
		$other   = rtrim( strtr( $this->get( Secrets::class )->seal( (string) wp_json_encode( [ 'at' => self::NOON - 60_000, 'id' => 'f1' ] ), 'another purpose' ), '+/', '-_' ), '=' );
		foreach ( [ '', '.', 'AAAA', substr( $seal, 1 ), substr( $seal, 0, -4 ) . 'AAAA', strrev( $seal ), $relaxed, $other ] as $forged ) {
			self::assertSame( 400, $this->post( [ 'seal' => $forged ] )->get_status(), $forged );
		}
	}

	public function test_hostile_files_are_refused_by_name_and_by_bytes(): void {
		$php   = '<?php phpinfo();';
		$files = [
			[ 'shell.php', 'image/png', $php ],
			[ 'shell.png', 'image/png', $php ],
			[ '.htaccess', 'text/plain', 'Require all granted' ],
			[ "\u{200B}.htaccess", 'text/plain', 'Require all granted' ],
			[ '../../evil.phtml', 'image/png', $php ],
			[ 'a.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>' ],
			[ 'a.pdf', 'application/pdf', '<html><script>alert(1)</script></html>' ],
			[ 'a.html', 'text/html', '<html></html>' ],
			[ 'a.png.exe', 'image/png', "MZ\x90\x00" ],
		];
		foreach ( $files as $file ) {
			self::assertSame( [ 'files' ], $this->faults( $this->post( [ 'message' => $file[0] ], [ $file ] ) ), $file[0] );
		}
		self::assertSame( '0', $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'attachments' ) ) );
	}

	public function test_a_file_that_is_not_what_its_name_says_is_called_so(): void {
		$said = (string) wp_json_encode( $this->json( $this->post( [], [ [ 'liar.png', 'image/png', 'I am no picture.' ], [ 'a.exe', 'image/png', self::png() ] ] ) ), JSON_UNESCAPED_UNICODE );
		self::assertStringContainsString( '“liar.png” is not the kind of file that its name says.', $said );
		self::assertStringContainsString( '“a.exe” cannot be sent. These kinds of files can: jpg', $said );
	}

	public function test_too_many_and_too_large_files_are_refused(): void {
		$this->get( \Deskfold\Core\Settings::class )->set( 'form', [ 'max_files' => 1, 'max_size_mb' => 1 ] );
		$png = [ 'a.png', 'image/png', self::png() ];
		self::assertSame( [ 'files' ], $this->faults( $this->post( [], [ $png, $png ] ) ) );
		self::assertSame( [ 'files' ], $this->faults( $this->post( [], [ [ 'a.txt', 'text/plain', str_repeat( 'a', MB_IN_BYTES + 1 ) ] ] ) ) );
	}

	public function test_line_breaks_in_name_and_subject_do_not_reach_a_header(): void {
		$shape = new FormShape( 'f1', subject: FormShape::NEEDED );
		$sent  = $this->ticket_of( $this->post( [ 'seal' => $this->seal( $shape ), 'name' => "Maya\r\nBcc: all@victims.test", 'subject' => "Hi\r\nBcc: all@victims.test\n\nbody" ] ) );
		$ticket = ( $this->get( ReadTickets::class ) )( $sent );
		self::assertSame( 'Hi Bcc: all@victims.test body', $ticket->subject );
		self::assertSame( 'Maya Bcc: all@victims.test', $ticket->customer_name );
		self::assertSame( [ 'email' ], $this->faults( $this->post( [ 'email' => "a@x.test\r\nBcc: b@y.test" ] ) ) );
	}

	public function test_the_answer_is_the_same_for_known_and_unknown_addresses(): void {
		Make::ticket()->from( 'known@x.test' )->saved();
		$known   = $this->post( [ 'email' => 'known@x.test' ] );
		$unknown = $this->post( [ 'email' => 'unknown@x.test' ] );
		self::assertSame( $known->get_status(), $unknown->get_status() );
		self::assertSame( $known->get_headers(), $unknown->get_headers() );
		self::assertSame( array_keys( (array) $known->get_data() ), array_keys( (array) $unknown->get_data() ) );
		self::assertSame( [], $this->mails(), 'nobody is written to' );
	}

	public function test_limits_outlive_a_cache_that_forgets(): void {
		add_filter( CountTry::LIMITS, static fn ( array $limits ): array => [ 'form_address' => [ 2, 3 ] ] + $limits );
		for ( $i = 0; $i < 2; $i++ ) {
			self::assertSame( 201, $this->post( [ 'message' => "m$i" ] )->get_status() );
		}
		wp_cache_flush();
		self::assert_refused( 429, $this->post( [ 'message' => 'm3' ] ), 'too_often' );
		self::assert_refused( 429, $this->post( [ 'message' => 'm3', 'email' => 'MAYA@X.TEST' ] ) );
		self::assertSame( 201, $this->post( [ 'message' => 'm3', 'email' => 'other@x.test' ] )->get_status() );
	}

	public function test_one_machine_cannot_write_in_the_name_of_hundreds(): void {
		add_filter( CountTry::LIMITS, static fn ( array $limits ): array => [ 'form_ip' => [ 5, 9 ] ] + $limits );
		$statuses = [];
		for ( $i = 0; $i < 7; $i++ ) {
			$statuses[] = $this->post( [ 'email' => "victim$i@x.test" ] )->get_status();
		}
		self::assertSame( [ 201, 201, 201, 201, 201, 429, 429 ], $statuses );
	}

	public function test_neither_addresses_nor_ip_numbers_are_kept_for_counting_and_old_counts_go(): void {
		$this->post();
		$table = $this->database()->table( 'form_limits' );
		foreach ( $this->database()->column( 'SELECT who FROM %i', $table ) as $who ) {
			self::assertMatchesRegularExpression( '/^[0-9a-f]{64}$/', $who );
		}
		$this->now( self::NOON + 86_400_000 * 2 );
		$this->run_job( \Deskfold\ContactForm\PruneLimitsJob::class );
		self::assertSame( '0', $this->database()->value( 'SELECT COUNT(*) FROM %i', $table ) );
	}

	public function test_a_signed_in_account_proves_nothing_by_an_equal_address(): void {
		$user  = $this->person( 'Sam Subscriber', 'subscriber' );
		$other = Make::ticket()->from( 'maya@x.test' )->saved();
		$find  = $this->get( \Deskfold\ContactForm\FindSender::class );
		self::assertNull( $find( $user, 'sam-subscriber@example.test' ) );
		$this->get( ChangeCustomer::class )->link_user( $other->customer_id, $user );
		self::assertSame( $other->customer_id, $find( $user, 'MAYA@x.test' ) );
		self::assertNull( $find( $user, 'somebody@else.test' ) );
		self::assertNotNull( $this->get( FindCustomer::class )->by_address( new Address( 'maya@x.test' ) ) );
	}

	public function test_a_message_that_cannot_be_read_at_once_is_kept_and_the_visitor_thanked(): void {
		add_filter( \Deskfold\Channels\ChannelRegistry::CHANNELS, static fn (): array => [], 99 );
		$sent = $this->json( $this->post() );
		self::assertIsArray( $sent );
		self::assertNull( $sent['ticket_id'] );
		self::assertSame( '1', $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'raw_messages' ) ) );
	}

	public function test_a_topic_tags_raises_and_sends_to_its_mailbox_whatever_the_visitor_posts(): void {
		$mailbox = ( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'repairs@shop.test' ) );
		$shape   = new FormShape( 'f1', [ new Topic( 'Broken', 'damage', Priority::High, $mailbox->id ), new Topic( 'Else' ) ] );
		$ticket  = ( $this->get( ReadTickets::class ) )( $this->ticket_of( $this->post( [ 'seal' => $this->seal( $shape ), 'topic' => 'Broken', 'tag' => 'vip', 'priority' => 'urgent' ] ) ) );
		self::assertSame( [ 'Broken', [ 'damage' ], Priority::High, $mailbox->id ], [ $ticket->subject, $ticket->tags, $ticket->priority, $ticket->mailbox_id ] );
		$other = ( $this->get( ReadTickets::class ) )( $this->ticket_of( $this->post( [ 'seal' => $this->seal( $shape ), 'topic' => 'Else' ] ) ) );
		self::assertSame( [ [], Priority::Normal, 0 ], [ $other->tags, $other->priority, $other->mailbox_id ] );
		self::assertStringNotContainsString( 'damage', (string) base64_decode( strtr( $this->seal( $shape ), '-_', '+/' ), true ), 'what a topic does is nobody’s business' );
	}

	public function test_a_form_may_go_without_a_name_and_take_fewer_files(): void {
		$shape = new FormShape( 'f1', name: FormShape::ABSENT, subject: FormShape::OFFERED, max_files: 1 );
		$png   = [ 'a.png', 'image/png', self::png() ];
		self::assertSame( [ 'files' ], $this->faults( $this->post( [ 'seal' => $this->seal( $shape ) ], [ $png, $png ] ) ) );
		$ticket = ( $this->get( ReadTickets::class ) )( $this->ticket_of( $this->post( [ 'seal' => $this->seal( $shape ), 'name' => 'Forged' ], [ $png ] ) ) );
		self::assertSame( [ '', 'The bowl has a crack.' ], [ $ticket->customer_name, $ticket->subject ] );
	}

	public function test_spoofed_fields_cannot_name_a_ticket_or_a_customer(): void {
		$ticket = Make::ticket()->from( 'victim@x.test' )->saved();
		$sent   = $this->ticket_of( $this->post( [ 'ticket' => (string) $ticket->id, 'ticket_id' => (string) $ticket->id, 'customer_id' => (string) $ticket->customer_id ] ) );
		self::assertNotSame( $ticket->id, $sent );
		self::assertNotSame( $ticket->customer_id, ( $this->get( ReadTickets::class ) )( $sent )->customer_id );
	}
}
