<?php
declare( strict_types=1 );

namespace Deskfold\Tests;

use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Job;
use Deskfold\Core\Queue;
use Deskfold\Core\Tables;
use Deskfold\Plugin;
use PHPUnit\Framework\TestCase;
use WP_REST_Request;
use WP_REST_Response;

/**
 * A test on a real WordPress: what it writes is undone after it, what it builds is built anew, no mail leaves it.
 * Inside, transactions are savepoints and what waits for a commit fires as in production. A test that must see real
 * commits (two connections, a lock, DDL) says `$this->commits()` first.
 */
abstract class WpTestCase extends TestCase {

	private static ?House\Reset $reset = null;

	/** @var list<array{to: list<string>, subject: string, message: string, headers: string|list<string>}> */
	private array $mails = [];

	/** @var array<string, int> */
	private array $people = [];

	private bool $commits = false;

	protected function setUp(): void {
		parent::setUp();
		if ( null === self::$reset ) {
			self::$reset = new House\Reset();
			// What a run that was cut off left behind.
			$this->clear_tables();
		}
		self::$reset?->begin();
		$this->mails  = [];
		$this->people = [];
		$this->commits = false;
		add_filter( 'wp_hash_password_options', static fn (): array => [ 'cost' => 4 ] );
		add_filter( 'pre_wp_mail', $this->catch_mail( ... ), 1, 2 );
		$this->database()->hold();
	}

	protected function tearDown(): void {
		if ( $this->commits ) {
			$this->clear_tables();
		} else {
			$this->database()->release();
		}
		self::$reset?->end();
		$left = $this->left_behind();
		if ( [] !== $left ) {
			$this->clear_tables();
			self::fail( 'The test left rows behind in ' . implode( ', ', $left ) . ': it must say $this->commits().' );
		}
		parent::tearDown();
	}

	/** From here on what is written is written; our tables, settings and people are cleared after the test. */
	protected function commits(): void {
		$this->database()->release();
		wp_cache_flush();
		$this->people  = [];
		$this->commits = true;
	}

	/**
	 * @template T of object
	 * @param class-string<T> $class
	 * @return T
	 */
	protected function get( string $class ): object {
		return Plugin::container()->get( $class );
	}

	protected function database(): Database {
		return $this->get( Database::class );
	}

	/** Holds the clock at these milliseconds, or lets it run again. */
	protected function now( ?int $ms ): void {
		$this->get( Clock::class )->fix( $ms );
	}

	/** @param class-string<Job> $job */
	protected function run_job( string $job ): int {
		return ( $this->get( $job ) )();
	}

	protected function as_admin(): int {
		return $this->become( 1 );
	}

	protected function as_agent( string $name = 'Ann Agent' ): int {
		return $this->become( $this->person( $name, 'deskfold_agent' ) );
	}

	protected function as_supervisor( string $name = 'Sue Supervisor' ): int {
		return $this->become( $this->person( $name, 'deskfold_supervisor' ) );
	}

	protected function as_readonly( string $name = 'Rob Reader' ): int {
		return $this->become( $this->person( $name, 'deskfold_readonly' ) );
	}

	protected function as_subscriber( string $name = 'Sam Subscriber' ): int {
		return $this->become( $this->person( $name, 'subscriber' ) );
	}

	protected function as_visitor(): int {
		return $this->become( 0 );
	}

	/** A user of that name and role: the same one when asked twice in a test. */
	protected function person( string $name, string $role ): int {
		$login = sanitize_title( $name );
		if ( ! isset( $this->people[ $login ] ) ) {
			$id = wp_insert_user( [ 'user_login' => $login, 'user_pass' => 'password', 'user_email' => "$login@example.test", 'display_name' => $name, 'role' => $role ] );
			self::assertIsInt( $id, $id instanceof \WP_Error ? $id->get_error_message() : '' );
			$this->people[ $login ] = $id;
		}
		return $this->people[ $login ];
	}

	/**
	 * A request to our API, as WordPress would serve it to the current user.
	 *
	 * @param string                              $path    after deskfold/v1, e.g. /tickets/7
	 * @param array<string, mixed>                $params  query of a GET or DELETE, JSON body of the others
	 * @param int|null                            $user    somebody else than the current user, for this request
	 * @param array<string, array<string, mixed>> $files   as PHP lays out $_FILES
	 * @param array<string, string>               $headers
	 */
	protected function rest( string $method, string $path, array $params = [], ?int $user = null, array $files = [], array $headers = [] ): WP_REST_Response {
		$before = get_current_user_id();
		wp_set_current_user( $user ?? $before );
		/** @var WP_REST_Request<array<string, mixed>> $request */
		$request = new WP_REST_Request( $method, '/deskfold/v1' . $path );
		$request->set_headers( $headers );
		if ( [] !== $files ) {
			$request->set_file_params( $files ); // @phpstan-ignore argument.type (tests send broken uploads too)
			$request->set_body_params( $params );
		} elseif ( in_array( $method, [ 'GET', 'DELETE' ], true ) ) {
			$request->set_query_params( $params );
		} else {
			$request->set_header( 'Content-Type', 'application/json' );
			$request->set_body( (string) wp_json_encode( (object) $params ) );
		}
		$response = rest_do_request( $request );
		wp_set_current_user( $before );
		return $response;
	}

	/** The answer's body as a program on the other side would read it. */
	protected function json( WP_REST_Response $response ): mixed {
		return json_decode( (string) wp_json_encode( rest_get_server()->response_to_data( $response, false ) ), true );
	}

	/** Asks, expects success and answers the body. */
	protected function asked( string $method, string $path, mixed ...$more ): mixed {
		$response = $this->rest( $method, $path, ...$more ); // @phpstan-ignore argument.type (passed on as they came)
		self::assertLessThan( 300, $response->get_status(), (string) wp_json_encode( $response->get_data() ) );
		return $this->json( $response );
	}

	protected static function assert_refused( int $status, WP_REST_Response $response, string $code = '' ): void {
		$body = $response->get_data();
		self::assertSame( $status, $response->get_status(), (string) wp_json_encode( $body ) );
		if ( '' !== $code ) {
			self::assertSame( $code, is_array( $body ) ? ( $body['code'] ?? null ) : null );
		}
	}

	/** @return list<array{to: list<string>, subject: string, message: string, headers: string|list<string>}> what wp_mail() was asked to send */
	protected function mails(): array {
		return $this->mails;
	}

	/** @param array{to: string|list<string>, subject: string, message: string, headers: string|list<string>} $mail */
	private function catch_mail( ?bool $sent, array $mail ): bool {
		$this->mails[] = [ 'to' => (array) $mail['to'] ] + $mail;
		return $sent ?? true;
	}

	private function become( int $user ): int {
		wp_set_current_user( $user );
		return $user;
	}

	/** @return list<string> tables of ours that hold rows */
	private function left_behind(): array {
		$database = $this->database();
		$names    = $this->get( Tables::class )->names();
		$parts    = array_map( static fn ( string $name ): string => "EXISTS( SELECT 1 FROM `{$database->table( $name )}` ) AS `$name`", $names );
		return array_keys( array_filter( $database->row( 'SELECT ' . implode( ', ', $parts ) ) ?? [], static fn ( ?string $held ): bool => '1' === $held ) );
	}

	private function clear_tables(): void {
		global $wpdb;
		$tables = $this->get( Tables::class );
		$full   = array_map( $this->database()->table( ... ), $tables->names() );
		foreach ( array_diff( $full, $tables->missing() ) as $name ) {
			$this->database()->run( 'DELETE FROM %i', $name );
		}
		foreach ( get_users( [ 'exclude' => [ 1 ], 'fields' => 'ID' ] ) as $id ) {
			wp_delete_user( (int) $id );
		}
		$this->database()->run( "DELETE FROM %i WHERE option_name LIKE 'deskfold\\_%' AND option_name NOT IN ('deskfold_schema', 'deskfold_storage')", $wpdb->options );
		wp_cache_flush();
		wp_unschedule_hook( Queue::BELL );
	}
}
