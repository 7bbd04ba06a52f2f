<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Email;

use Deskfold\Email\Incoming;
use Deskfold\Email\IssueMailboxToken;
use Deskfold\Email\Mailbox;
use Deskfold\Email\SaveMailbox;
use Deskfold\Tests\WpTestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use WP_REST_Request;
use WP_REST_Response;

/** Programs hand mail over by HTTP. */
final class MailEndpointTest extends WpTestCase {

	private const MAIL = "From: Ann <ann@shopper.test>\r\nTo: support@demo.test\r\nSubject: Parcel\r\nMessage-ID: <1@shopper.test>\r\n\r\nWhere is it?\r\n";

	private int $mailbox_id = 0;
	private string $token   = '';

	protected function setUp(): void {
		parent::setUp();
		$this->open_mailbox();
	}

	private function open_mailbox(): void {
		$this->mailbox_id = ( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'support@demo.test', incoming: new Incoming( Incoming::PIPE ) ) )->id;
		$this->token      = ( $this->get( IssueMailboxToken::class ) )( $this->mailbox_id );
		$this->as_visitor();
	}

	public function test_a_mail_becomes_a_ticket_and_the_same_bytes_become_nothing_more(): void {
		$first = $this->post( self::MAIL );
		self::assertSame( 201, $first->get_status() );
		$told = $first->get_data();
		self::assertIsArray( $told );
		self::assertSame( 'created', $told['result'] );
		$again = $this->post( self::MAIL );
		self::assertSame( 200, $again->get_status() );
		self::assertSame( [ 'result' => 'duplicate' ] + $told, $again->get_data() );
		self::assertSame( (string) $this->mailbox_id, $this->database()->value( 'SELECT mailbox_id FROM %i', $this->database()->table( 'tickets' ) ) );
	}

	/** @return array<string, array{?string, string}> */
	public static function strangers(): array {
		return [
			'no header'               => [ null, 'support@demo.test' ],
			'an empty token'          => [ 'Bearer ', 'support@demo.test' ],
			'a token of zeros'        => [ 'Bearer ' . str_repeat( '0', 64 ), 'support@demo.test' ],
			'another scheme'          => [ 'Basic {token}', 'support@demo.test' ],
			'a shortened token'       => [ 'Bearer {short}', 'support@demo.test' ],
			'a token with a tail'     => [ 'Bearer {token}0', 'support@demo.test' ],
			'another mailbox'         => [ 'Bearer {token}', 'sales@demo.test' ],
			'an unknown mailbox'      => [ 'Bearer {token}', 'nobody@demo.test' ],
			'no mailbox'              => [ 'Bearer {token}', '' ],
		];
	}

	#[DataProvider( 'strangers' )]
	public function test_without_the_token_of_that_mailbox_nothing_comes_in( ?string $header, string $mailbox ): void {
		$this->as_admin();
		$this->asked( 'POST', '/mailboxes', [ 'address' => 'sales@demo.test' ] );
		$this->as_visitor();
		self::assertSame( 401, $this->post( self::MAIL, $header, $mailbox )->get_status() );
		self::assertSame( '0', $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'raw_messages' ) ) );
	}

	public function test_an_old_token_is_void_once_there_is_a_new_one(): void {
		$this->as_admin();
		$this->asked( 'POST', "/mailboxes/{$this->mailbox_id}/token" );
		$this->as_visitor();
		self::assertSame( 401, $this->post( self::MAIL )->get_status() );
	}

	public function test_a_mail_cannot_choose_its_mailbox(): void {
		self::assertSame( 201, $this->post( self::MAIL, form: [ 'mailbox' => 'sales@demo.test' ] )->get_status() );
		self::assertSame( (string) $this->mailbox_id, $this->database()->value( 'SELECT mailbox_id FROM %i', $this->database()->table( 'raw_messages' ) ) );
	}

	public function test_an_inactive_mailbox_takes_nothing(): void {
		$this->as_admin();
		$this->asked( 'POST', "/mailboxes/{$this->mailbox_id}", [ 'is_active' => false ] );
		$this->as_visitor();
		self::assertSame( 401, $this->post( self::MAIL )->get_status() );
	}

	public function test_an_empty_body_is_the_callers_mistake(): void {
		self::assert_refused( 400, $this->post( "\r\n" ), 'empty_mail' );
	}

	public function test_what_could_not_be_stored_is_asked_for_again(): void {
		$this->commits();
		$this->open_mailbox();
		add_filter( 'query', static fn ( string $sql ): string => str_contains( $sql, 'INSERT INTO' ) && str_contains( $sql, 'raw_messages' ) ? 'INSERT INTO no_such_table VALUES (1)' : $sql );
		self::assertSame( 503, $this->post( self::MAIL )->get_status() );
	}

	/**
	 * @param ?string              $header null for none
	 * @param array<string, mixed> $form   what PHP would make of a body that is sent as a form
	 */
	private function post( string $mail, ?string $header = 'Bearer {token}', string $mailbox = 'support@demo.test', array $form = [] ): WP_REST_Response {
		/** @var WP_REST_Request<array<string, mixed>> $request */
		$request = new WP_REST_Request( 'POST', '/deskfold/v1/mail' );
		$request->set_query_params( [ 'mailbox' => $mailbox ] );
		$request->set_body( $mail );
		$request->set_header( 'Content-Type', [] === $form ? 'message/rfc822' : 'application/x-www-form-urlencoded' );
		$request->set_body_params( $form );
		if ( null !== $header ) {
			$request->set_header( 'Authorization', str_replace( [ '{token}', '{short}' ], [ $this->token, substr( $this->token, 0, 63 ) ], $header ) );
		}
		return rest_do_request( $request );
	}
}
