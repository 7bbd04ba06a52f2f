<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Email;

use Deskfold\Channels\Address;
use Deskfold\Channels\OutgoingAttachment;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Core\Problem;
use Deskfold\Core\Storage;
use Deskfold\Email\EmailChannel;
use Deskfold\Email\Mailbox;
use Deskfold\Email\MailServer;
use Deskfold\Email\Outgoing;
use Deskfold\Email\SaveMailbox;
use Deskfold\Tests\Mail\MailServers;
use Deskfold\Tests\Mail\ReceivedMail;
use Deskfold\Tests\WpTestCase;
use PHPMailer\PHPMailer\PHPMailer;
use PHPUnit\Framework\Attributes\DataProvider;

/** What a real receiver gets, through SMTP and through WordPress's own way. */
final class DeliveryTest extends WpTestCase {

	private MailServers $servers;

	protected function setUp(): void {
		parent::setUp();
		$this->servers = MailServers::running();
		$this->servers->faults( [] );
	}

	/** @return array<string, array{string}> */
	public static function ways(): array {
		return [
			'its own SMTP server'                  => [ Outgoing::SMTP ],
			'wp_mail with WordPress\'s own mailer' => [ Outgoing::WP_MAIL ],
		];
	}

	#[DataProvider( 'ways' )]
	public function test_the_head_has_what_it_should_have_and_nothing_else( string $way ): void {
		$mail = $this->sent( $way, [ 'in_reply_to' => 'q2@shopper.test', 'references' => [ 'q1@shopper.test', 'q2@shopper.test' ] ], [ 'from_name' => 'Northbay Ceramics' ] );
		self::assertSame( 'Northbay Ceramics <support@demo.test>', $mail->header( 'From' ) );
		self::assertSame( 'Ann Shopper <ann@shopper.test>', $mail->header( 'To' ) );
		self::assertSame( 'Re: Parcel', $mail->header( 'Subject' ) );
		self::assertSame( '<df.12.a.b@demo.test>', $mail->header( 'Message-ID' ) );
		self::assertSame( '<q2@shopper.test>', $mail->header( 'In-Reply-To' ) );
		self::assertSame( '<q1@shopper.test> <q2@shopper.test>', $mail->header( 'References' ) );
		$names = $mail->names();
		sort( $names );
		self::assertSame( [ 'Content-Type', 'Date', 'From', 'In-Reply-To', 'MIME-Version', 'Message-ID', 'References', 'Subject', 'To' ], $names );
	}

	#[DataProvider( 'ways' )]
	public function test_automatic_mail_says_so_and_goes_to_one_person( string $way ): void {
		$mail = $this->sent( $way, [ 'is_automatic' => true, 'cc' => [ new Address( 'cc@shopper.test' ) ], 'in_reply_to' => 'q@shopper.test' ] );
		self::assertSame( 'auto-replied', $mail->header( 'Auto-Submitted' ) );
		self::assertSame( 'All', $mail->header( 'X-Auto-Response-Suppress' ) );
		self::assertNull( $mail->header( 'Cc' ) );
		self::assertSame( [ 'ann@shopper.test' ], $this->envelope()['to'] );
	}

	#[DataProvider( 'ways' )]
	public function test_nothing_a_person_typed_becomes_a_header_or_a_recipient( string $way ): void {
		$evil = "x\r\nBcc: victim@shopper.test\r\n\r\nbody";
		$mail = $this->sent(
			$way,
			[
				'subject'     => $evil,
				'to'          => [ new Address( 'ann@shopper.test', "Ann\r\nBcc: victim@shopper.test" ) ],
				'references'  => [ "a@b\r\nBcc: victim@shopper.test", 'fine@shopper.test' ],
				'in_reply_to' => "b@c>\r\nX-Evil: 1",
				'attachments' => [ $this->file( "a\r\nX-Evil: 1.txt", "text/plain\r\nX-Evil: 1" ) ],
			],
			[ 'from_name' => "North\r\nX-Evil: 1" ]
		);
		self::assertSame( [ 'ann@shopper.test' ], $this->envelope()['to'] );
		self::assertSame( [], array_intersect( [ 'Bcc', 'X-Evil' ], $mail->names() ) );
		self::assertStringNotContainsString( "\nX-Evil", $mail->bytes );
		self::assertStringNotContainsString( "\nBcc", $mail->bytes );
		self::assertSame( '<fine@shopper.test>', $mail->header( 'References' ) );
		self::assertNull( $mail->header( 'In-Reply-To' ) );
	}

	/** @return array<string, array{string}> */
	public static function no_addresses(): array {
		return [
			'a line break'        => [ "ann@shopper.test\r\nRCPT TO:<victim@shopper.test>" ],
			'an end of the path'  => [ 'ann@shopper.test> SIZE=1' ],
			'two in one'          => [ 'ann@shopper.test,victim@shopper.test' ],
			'a group'             => [ 'all:ann@shopper.test;' ],
			'a route'             => [ '@relay.test:ann@shopper.test' ],
			'nothing'             => [ '' ],
			'no domain'           => [ 'ann' ],
			'a space'             => [ 'ann smith@shopper.test' ],
		];
	}

	#[DataProvider( 'no_addresses' )]
	public function test_what_is_no_address_gets_no_mail( string $address ): void {
		foreach ( [ 'to', 'cc', 'bcc' ] as $field ) {
			$problem = $this->refused( Outgoing::SMTP, [ $field => [ new Address( $address ) ] ] );
			self::assertSame( 'recipient_unusable', $problem->kind );
			self::assertFalse( $problem->retry );
		}
	}

	#[DataProvider( 'ways' )]
	public function test_copies_go_where_they_should_and_blind_ones_are_not_seen( string $way ): void {
		$mail = $this->sent( $way, [ 'cc' => [ new Address( 'Boss@shopper.test', 'Müller, Jörg' ), new Address( 'ANN@shopper.test' ) ], 'bcc' => [ new Address( 'blind@shopper.test' ) ] ] );
		self::assertSame( [ 'ann@shopper.test', 'Boss@shopper.test', 'blind@shopper.test' ], $this->envelope()['to'] );
		self::assertNull( $mail->header( 'Bcc' ) );
		self::assertStringNotContainsString( 'blind@', $mail->bytes );
		self::assertSame( 'Müller, Jörg <Boss@shopper.test>', str_replace( '"', '', (string) iconv_mime_decode( (string) $mail->header( 'Cc' ), 0, 'UTF-8' ) ) );
	}

	public function test_our_own_mailboxes_get_no_copy_of_our_answers(): void {
		( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'sales@demo.test' ) );
		$this->sent( Outgoing::SMTP, [ 'cc' => [ new Address( 'Sales@demo.test' ), new Address( 'support+t9.0123456789abcdef@demo.test' ) ] ] );
		self::assertSame( [ 'ann@shopper.test' ], $this->envelope()['to'] );
		self::assertSame( 'no_recipient', $this->refused( Outgoing::SMTP, [ 'to' => [ new Address( 'sales@demo.test' ) ] ] )->kind );
	}

	#[DataProvider( 'ways' )]
	public function test_answers_find_back_by_plus_address_where_the_server_takes_it( string $way ): void {
		self::assertSame( 'support+t12.0123456789abcdef@demo.test', $this->address_in( (string) $this->sent( $way, [], [ 'plus_addressing' => true ] )->header( 'Reply-To' ) ) );
		self::assertNull( $this->sent( $way, [], [ 'plus_addressing' => false ] )->header( 'Reply-To' ) );
	}

	#[DataProvider( 'ways' )]
	public function test_a_long_chain_is_shortened_folded_and_never_encoded( string $way ): void {
		$ids  = array_map( static fn ( int $at ): string => "message-number-$at." . str_repeat( 'x', 60 ) . '@mail.shopper.test', range( 1, 60 ) );
		$mail = $this->sent( $way, [ 'references' => $ids, 'in_reply_to' => $ids[59] ] );
		$kept = explode( ' ', (string) $mail->header( 'References' ) );
		self::assertSame( "<$ids[0]>", $kept[0] );
		self::assertSame( "<$ids[59]>", end( $kept ) );
		self::assertSame( "<$ids[58]>", $kept[ count( $kept ) - 2 ] );
		self::assertLessThanOrEqual( 1600, strlen( (string) $mail->header( 'References' ) ) );
		foreach ( explode( "\r\n", explode( "\r\n\r\n", $mail->bytes )[0] ) as $line ) {
			self::assertLessThanOrEqual( 998, strlen( $line ) );
		}
	}

	#[DataProvider( 'ways' )]
	public function test_text_and_html_say_the_same_in_any_language( string $way ): void {
		$words = 'สวัสดี, Straße, 你好 🙂 ' . str_repeat( 'lang', 300 );
		$mail  = $this->sent( $way, [ 'html' => "<p>$words</p>", 'text' => $words, 'subject' => 'Ärger: ' . mb_substr( $words, 0, 200 ) ], [ 'signature' => '<p>Ihr <b>Team</b></p>' ] );
		self::assertMatchesRegularExpression( '~^multipart/alternative~', (string) $mail->header( 'Content-Type' ) );
		self::assertStringContainsString( $words, $mail->words() );
		self::assertStringContainsString( "<p>$words</p>", $mail->words() );
		self::assertStringContainsString( "-- \r\nIhr Team", $mail->words() );
		self::assertStringContainsString( '<p>Ihr <b>Team</b></p>', $mail->words() );
		self::assertSame( 'Ärger: ' . mb_substr( $words, 0, 200 ), iconv_mime_decode( (string) $mail->header( 'Subject' ), 0, 'UTF-8' ) );
	}

	#[DataProvider( 'ways' )]
	public function test_files_go_along_under_their_names_and_pictures_where_they_stand( string $way ): void {
		$pdf   = $this->file( 'Rechnung für Ann.pdf', 'application/pdf', "%PDF-1.4\n\0\xff" );
		$image = $this->file( 'photo.png', 'image/png', "\x89PNG\r\n", true, 'pic1@desk' );
		$loose = $this->file( 'not-in-the-text.png', 'image/png', 'png', true, 'pic2@desk' );
		$mail  = $this->sent( $way, [ 'html' => '<p>See <img src="cid:pic1@desk"></p>', 'attachments' => [ $pdf, $image, $loose ] ] );
		self::assertStringContainsString( 'Content-ID: <pic1@desk>', $mail->bytes );
		self::assertStringNotContainsString( 'Content-ID: <pic2@desk>', $mail->bytes );
		self::assertSame( 2, substr_count( $mail->bytes, 'Content-Disposition: attachment' ) );
		self::assertStringContainsString( base64_encode( "%PDF-1.4\n\0\xff" ), $mail->bytes );
		self::assertStringNotContainsString( $pdf->path, $mail->bytes );
	}

	public function test_a_line_that_is_a_single_dot_ends_nothing(): void {
		$mail = $this->sent( Outgoing::SMTP, [ 'text' => "before\n.\n..after\n.", 'html' => '<pre>before' . "\n.\n" . '..after</pre>' ] );
		self::assertStringContainsString( "before\r\n.\r\n..after\r\n.\r\n", $mail->words() );
	}

	public function test_with_a_password_it_signs_in(): void {
		$server = new MailServer( '127.0.0.1', $this->servers->smtp_auth, MailServer::NONE, 'support@demo.test' );
		$this->deliver( [], [ 'outgoing' => new Outgoing( Outgoing::SMTP, $server ) ], $this->servers->users['support@demo.test'] );
		$mails = $this->servers->mails( 'closed' );
		self::assertSame( 'support@demo.test', end( $mails )['user'] ?? '' );
		try {
			$this->deliver( [], [ 'address' => 'other@demo.test', 'outgoing' => new Outgoing( Outgoing::SMTP, $server ) ], 'wrong' );
			self::fail( 'A wrong password was taken.' );
		} catch ( Problem $problem ) {
			self::assertSame( 'mail_sign_in', $problem->kind );
			self::assertTrue( $problem->retry, 'the message is not at fault: once the password is right it goes out' );
		}
	}

	/** @return array<string, array{string, string, int, bool}> */
	public static function refusals(): array {
		return [
			'greylisting'             => [ Outgoing::SMTP, 'rcpt', 450, true ],
			'no such user'            => [ Outgoing::SMTP, 'rcpt', 550, false ],
			'sender not allowed'      => [ Outgoing::SMTP, 'mail', 553, false ],
			'too busy'                => [ Outgoing::SMTP, 'mail', 421, true ],
			'spam'                    => [ Outgoing::SMTP, 'data', 554, false ],
			'disk full'               => [ Outgoing::SMTP, 'data', 452, true ],
			'greylisting, wp_mail'    => [ Outgoing::WP_MAIL, 'rcpt', 450, true ],
			'no such user, wp_mail'   => [ Outgoing::WP_MAIL, 'rcpt', 550, false ],
			'not allowed, wp_mail'    => [ Outgoing::WP_MAIL, 'mail', 553, false ],
			'spam, wp_mail'           => [ Outgoing::WP_MAIL, 'data', 554, false ],
		];
	}

	#[DataProvider( 'refusals' )]
	public function test_a_refusal_is_told_in_the_servers_words_and_tried_again_only_when_that_helps( string $way, string $stage, int $code, bool $retry ): void {
		$this->servers->faults( [ $stage => [ 'code' => $code, 'message' => 'Sorry about that' ] ] );
		$problem = $this->refused( $way, [] );
		self::assertSame( $retry, $problem->retry, $problem->getMessage() );
		self::assertStringContainsString( Outgoing::SMTP === $way || 'rcpt' === $stage ? 'Sorry about that' : 'could not send the mail', $problem->getMessage() );
	}

	public function test_what_we_set_for_our_mail_is_gone_from_the_next_mail_of_the_site(): void {
		$this->sent( Outgoing::WP_MAIL, [] );
		wp_mail( 'admin@demo.test', 'Somebody else\'s mail', 'Hello' );
		$mail = $this->last();
		self::assertSame( "Somebody else's mail", $mail->header( 'Subject' ) );
		self::assertStringNotContainsString( 'df.12', $mail->bytes );
		self::assertStringStartsWith( 'text/plain', (string) $mail->header( 'Content-Type' ) );
	}

	public function test_a_plugin_that_replaces_wp_mail_gets_a_whole_mail(): void {
		add_filter( 'pre_wp_mail', static fn (): bool => true, 99 );
		$this->deliver( [ 'cc' => [ new Address( 'cc@shopper.test' ) ] ], [ 'plus_addressing' => true ] );
		$mail    = $this->mails()[0] ?? self::fail( 'wp_mail() was not called.' );
		$headers = implode( "\n", (array) $mail['headers'] );
		self::assertSame( [ 'ann@shopper.test' ], $mail['to'] );
		self::assertStringContainsString( 'On its way.', $mail['message'] );
		self::assertStringContainsString( 'Reply-To: support+t12.0123456789abcdef@demo.test', $headers );
		self::assertStringContainsString( 'Cc: cc@shopper.test', $headers );
	}

	public function test_a_site_without_any_mailbox_writes_as_itself(): void {
		$this->plain_wordpress();
		$this->get( EmailChannel::class )->deliver( $this->message( [ 'mailbox_id' => 0 ] ) );
		self::assertStringContainsString( get_bloginfo( 'admin_email' ), (string) $this->last()->header( 'From' ) );
	}

	public function test_a_ticket_of_a_mailbox_that_is_gone_is_answered_from_the_default_one(): void {
		$server = new MailServer( '127.0.0.1', $this->servers->smtp, MailServer::NONE );
		( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'default@demo.test', outgoing: new Outgoing( Outgoing::SMTP, $server ) ) );
		$this->get( EmailChannel::class )->deliver( $this->message( [ 'mailbox_id' => 999_999 ] ) );
		self::assertSame( 'default@demo.test', $this->envelope()['from'] );
	}

	/**
	 * @param array<string, mixed> $message
	 * @param array<string, mixed> $mailbox
	 */
	private function sent( string $way, array $message, array $mailbox = [] ): ReceivedMail {
		if ( Outgoing::WP_MAIL === $way ) {
			$this->plain_wordpress();
		}
		$server = new MailServer( '127.0.0.1', $this->servers->smtp, MailServer::NONE );
		$this->deliver( $message, $mailbox + [ 'outgoing' => Outgoing::SMTP === $way ? new Outgoing( Outgoing::SMTP, $server ) : new Outgoing() ] );
		return $this->last();
	}

	/** @param array<string, mixed> $message */
	private function refused( string $way, array $message ): Problem {
		try {
			$this->sent( $way, $message );
		} catch ( Problem $problem ) {
			return $problem;
		}
		self::fail( 'It was sent.' );
	}

	/**
	 * @param array<string, mixed> $message
	 * @param array<string, mixed> $mailbox
	 */
	private function deliver( array $message, array $mailbox, ?string $password = null ): void {
		$address = $mailbox['address'] ?? 'support@demo.test';
		$known   = $this->database()->value( 'SELECT id FROM %i WHERE address = %s', $this->database()->table( 'mailboxes' ), $address );
		$saved   = ( $this->get( SaveMailbox::class ) )( new Mailbox( ...( $mailbox + [ 'id' => (int) $known, 'address' => $address ] ) ), null, $password ); // @phpstan-ignore argument.type (named by the tests above)
		$this->get( EmailChannel::class )->deliver( $this->message( $message + [ 'mailbox_id' => $saved->id ] ) );
	}

	/** @param array<string, mixed> $fields */
	private function message( array $fields ): OutgoingMessage {
		$fields += [
			'id'          => 7,
			'ticket_id'   => 12,
			'mailbox_id'  => 0,
			'from'        => new Address( '', 'Ann Agent' ),
			'to'          => [ new Address( 'ann@shopper.test', 'Ann Shopper' ) ],
			'cc'          => [],
			'bcc'         => [],
			'subject'     => 'Re: Parcel',
			'html'        => '<p>On its way.</p>',
			'text'        => 'On its way.',
			'message_id'  => 'df.12.a.b@demo.test',
			'reply_token' => 't12.0123456789abcdef',
		];
		return new OutgoingMessage( ...$fields ); // @phpstan-ignore argument.type (named by the tests above)
	}

	private function file( string $name, string $type, string $bytes = 'bytes', bool $inline = false, string $content_id = '' ): OutgoingAttachment {
		return new OutgoingAttachment( $name, $type, $this->get( Storage::class )->write( $bytes )->path, $inline, $content_id );
	}

	/** WordPress's own mailer, which a plugin has told to use the receiver. */
	private function plain_wordpress(): void {
		remove_all_filters( 'pre_wp_mail' );
		add_action(
			'phpmailer_init',
			function ( PHPMailer $mailer ): void {
				$mailer->isSMTP();
				$mailer->Host        = '127.0.0.1';
				$mailer->Port        = $this->servers->smtp;
				$mailer->SMTPAutoTLS = false;
			}
		);
	}

	private function last(): ReceivedMail {
		$mails = $this->servers->mails();
		return new ReceivedMail( end( $mails )['bytes'] ?? self::fail( 'Nothing was received.' ) );
	}

	/** @return array{from: string, to: list<string>, user: string, bytes: string} */
	private function envelope(): array {
		$mails = $this->servers->mails();
		return $mails[ count( $mails ) - 1 ] ?? self::fail( 'Nothing was received.' );
	}

	private function address_in( string $field ): string {
		return 1 === preg_match( '/<([^>]+)>/', $field, $found ) ? $found[1] : $field;
	}
}
