<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Email;

use Deskfold\Core\Secrets;
use Deskfold\Email\IssueMailboxToken;
use Deskfold\Tests\WpTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * Mailboxes as the settings page changes them.
 *
 * @phpstan-type Box array{id: int, name: string, address: string, from_name: string, signature: string, is_default: bool, incoming: array{host: string, folder: string, has_password: bool}, outgoing: array{has_password: bool}}
 */
final class MailboxesTest extends WpTestCase {

	private const PASSWORD = 'öffne "dich"\\';

	public function test_only_managers_see_or_change_mailboxes(): void {
		$this->as_admin();
		$id = $this->made()['id'];
		foreach ( [ $this->person( 'Sue Supervisor', 'deskfold_supervisor' ), $this->person( 'Ann Agent', 'deskfold_agent' ), $this->person( 'Sam Subscriber', 'subscriber' ), 0 ] as $user ) {
			foreach ( [ [ 'GET', '/mailboxes' ], [ 'POST', '/mailboxes' ], [ 'GET', "/mailboxes/$id" ], [ 'POST', "/mailboxes/$id" ], [ 'DELETE', "/mailboxes/$id" ], [ 'POST', '/mailboxes/test' ], [ 'POST', "/mailboxes/$id/fetch" ], [ 'POST', "/mailboxes/$id/token" ] ] as [ $method, $path ] ) {
				self::assert_refused( 0 === $user ? 401 : 403, $this->rest( $method, $path, [], $user ) );
			}
		}
	}

	public function test_a_mailbox_comes_back_as_it_was_saved_but_for_its_passwords(): void {
		$this->as_admin();
		$made = $this->made();
		self::assertSame( 'Support', $made['name'] );
		self::assertSame( 'support@demo.test', $made['address'], 'addresses are kept in small letters' );
		self::assertSame( 'imap.demo.test', $made['incoming']['host'] );
		self::assertTrue( $made['incoming']['has_password'] );
		self::assertTrue( $made['outgoing']['has_password'] );
		self::assertTrue( $made['is_default'], 'the first one is the default' );
		self::assertSame( $made, $this->box( 'GET', "/mailboxes/{$made['id']}" ) );
		self::assertSame( [ $made ], $this->asked( 'GET', '/mailboxes' ) );
	}

	public function test_a_password_is_never_told_and_not_readable_in_the_database(): void {
		$this->as_admin();
		$made  = $this->made();
		$token = ( $this->get( IssueMailboxToken::class ) )( $made['id'] );
		$told  = (string) wp_json_encode( [ $made, $this->asked( 'GET', '/mailboxes' ), $this->box( 'POST', "/mailboxes/{$made['id']}", [ 'name' => 'New' ] ) ], JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
		$kept  = (string) wp_json_encode( $this->database()->rows( 'SELECT * FROM %i', $this->database()->table( 'mailboxes' ) ), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
		foreach ( [ 'öffne', 'secret2', $token, hash( 'sha256', $token ) ] as $secret ) {
			self::assertStringNotContainsString( $secret, $told );
			self::assertStringNotContainsString( $secret, $kept );
		}
		$row = $this->database()->row( 'SELECT * FROM %i', $this->database()->table( 'mailboxes' ) );
		self::assertSame( self::PASSWORD, $this->get( Secrets::class )->open( (string) ( $row['incoming_secret'] ?? '' ), "mailbox-incoming-{$made['id']}" ) );
	}

	public function test_what_is_not_named_stays_as_it_is(): void {
		$this->as_admin();
		$made    = $this->made();
		$changed = $this->box( 'POST', "/mailboxes/{$made['id']}", [ 'from_name' => 'Northbay', 'incoming' => [ 'folder' => 'Archive' ] ] );
		self::assertSame( 'Archive', $changed['incoming']['folder'] );
		$changed['from_name']          = $made['from_name'];
		$changed['incoming']['folder'] = 'INBOX';
		self::assertSame( $made, $changed );
	}

	/** @return array<string, array{array<string, mixed>}> */
	public static function detours(): array {
		return [
			'another server'   => [ [ 'host' => 'imap.evil.test' ] ],
			'another user'     => [ [ 'user' => 'somebody@demo.test' ] ],
			'no encryption'    => [ [ 'security' => 'none' ] ],
		];
	}

	/** @param array<string, mixed> $change */
	#[DataProvider( 'detours' )]
	public function test_a_stored_password_goes_nowhere_else( array $change ): void {
		$this->as_admin();
		$id = $this->made()['id'];
		foreach ( [ 'incoming', 'outgoing' ] as $side ) {
			self::assert_refused( 400, $this->rest( 'POST', "/mailboxes/$id", [ $side => $change ] ), 'password_needed' );
			self::assert_refused( 400, $this->rest( 'POST', '/mailboxes/test', [ 'id' => $id, $side => $change ] ), 'password_needed' );
			self::assertSame( 200, $this->rest( 'POST', "/mailboxes/$id", [ $side => $change + [ 'password' => 'new' ] ] )->get_status() );
		}
	}

	/** @return array<string, array{array<string, mixed>, string}> */
	public static function nonsense(): array {
		$imap = static fn ( array $fields ): array => [ 'incoming' => $fields + [ 'kind' => 'imap', 'host' => 'imap.demo.test', 'port' => 993, 'security' => 'tls', 'user' => 'a' ] ];
		return [
			'no address'                => [ [ 'address' => 'support' ], 'invalid_address' ],
			'two addresses'             => [ [ 'address' => 'a@demo.test,b@demo.test' ], 'invalid_address' ],
			'a line break'              => [ [ 'address' => "a@demo.test\r\nBcc: b@demo.test" ], 'invalid_address' ],
			'an option in the host'     => [ $imap( [ 'host' => 'x -oProxyCommand=evil' ] ), 'invalid_host' ],
			'a dash in front'           => [ $imap( [ 'host' => '-oProxyCommand=evil' ] ), 'invalid_host' ],
			'a scheme'                  => [ $imap( [ 'host' => 'gopher://127.0.0.1' ] ), 'invalid_host' ],
			'a path'                    => [ $imap( [ 'host' => 'imap.demo.test/norsh' ] ), 'invalid_host' ],
			'a user in the host'        => [ $imap( [ 'host' => 'a@imap.demo.test' ] ), 'invalid_host' ],
			'a port in the host'        => [ $imap( [ 'host' => 'imap.demo.test:143' ] ), 'invalid_host' ],
			'a number as host'          => [ $imap( [ 'host' => '2130706433' ] ), 'invalid_host' ],
			'an octal host'             => [ $imap( [ 'host' => '0177.0.0.01' ] ), 'invalid_host' ],
			'a hexadecimal host'        => [ $imap( [ 'host' => '0x7f000001' ] ), 'invalid_host' ],
			'no host'                   => [ $imap( [ 'host' => '' ] ), 'invalid_host' ],
			'port 0'                    => [ $imap( [ 'port' => 0 ] ), 'invalid_port' ],
			'port 65536'                => [ $imap( [ 'port' => 65536 ] ), 'invalid_port' ],
			'certificate unchecked far' => [ $imap( [ 'verify_certificate' => false ] ), 'unverified_certificate' ],
			'no user'                   => [ $imap( [ 'user' => '' ] ), 'invalid_user' ],
			'a line break in the user'  => [ $imap( [ 'user' => "a\r\nA1 LOGOUT" ] ), 'invalid_user' ],
			'an empty folder'           => [ $imap( [ 'folder' => '' ] ), 'invalid_folder' ],
		];
	}

	/** @param array<string, mixed> $fields */
	#[DataProvider( 'nonsense' )]
	public function test_nonsense_is_refused_with_a_sentence( array $fields, string $kind ): void {
		$this->as_admin();
		$response = $this->rest( 'POST', '/mailboxes', $fields + [ 'address' => 'support@demo.test' ] );
		self::assert_refused( 400, $response, $kind );
		self::assertSame( [], $this->asked( 'GET', '/mailboxes' ) );
	}

	public function test_an_address_has_one_mailbox(): void {
		$this->as_admin();
		$this->made();
		self::assert_refused( 409, $this->rest( 'POST', '/mailboxes', [ 'address' => 'SUPPORT@demo.test' ] ), 'address_taken' );
	}

	public function test_there_is_always_one_default(): void {
		$this->as_admin();
		$first  = $this->made()['id'];
		$second = $this->box( 'POST', '/mailboxes', [ 'address' => 'sales@demo.test' ] );
		self::assertFalse( $second['is_default'] );
		self::assertTrue( $this->box( 'POST', "/mailboxes/$first", [ 'is_default' => false ] )['is_default'], 'a default is changed by choosing another' );
		$this->asked( 'POST', "/mailboxes/{$second['id']}", [ 'is_default' => true ] );
		self::assertFalse( $this->box( 'GET', "/mailboxes/$first" )['is_default'] );
		$this->asked( 'DELETE', "/mailboxes/{$second['id']}" );
		self::assertTrue( $this->box( 'GET', "/mailboxes/$first" )['is_default'] );
		self::assert_refused( 404, $this->rest( 'GET', "/mailboxes/{$second['id']}" ) );
	}

	public function test_a_signature_keeps_its_looks_and_loses_its_teeth(): void {
		$this->as_admin();
		$saved = $this->box( 'POST', '/mailboxes', [ 'address' => 'a@demo.test', 'signature' => '<p><b>Ann</b> <a href="https://demo.test">shop</a></p><script>alert(1)</script><img src=x onerror=alert(1)>' ] );
		self::assertStringContainsString( '<b>Ann</b>', $saved['signature'] );
		self::assertStringNotContainsString( '<script', $saved['signature'] );
		self::assertStringNotContainsString( 'onerror', $saved['signature'] );
	}

	/** @return Box */
	private function made(): array {
		return $this->box(
			'POST',
			'/mailboxes',
			[
				'name'     => 'Support',
				'address'  => 'Support@Demo.test',
				'incoming' => [ 'kind' => 'imap', 'host' => 'imap.demo.test', 'port' => 993, 'security' => 'tls', 'user' => 'support@demo.test', 'password' => self::PASSWORD ],
				'outgoing' => [ 'kind' => 'smtp', 'host' => 'smtp.demo.test', 'port' => 587, 'security' => 'starttls', 'user' => 'support@demo.test', 'password' => 'secret2' ],
			]
		);
	}

	/**
	 * @param array<string, mixed> $fields
	 * @return Box
	 */
	private function box( string $method, string $path, array $fields = [] ): array {
		/** @var Box $box */
		$box = $this->asked( $method, $path, $fields );
		return $box;
	}
}
