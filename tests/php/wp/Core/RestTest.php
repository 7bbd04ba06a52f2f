<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Core;

use Deskfold\Core\Input;
use Deskfold\Core\LogStore;
use Deskfold\Core\Problem;
use Deskfold\Core\Response;
use Deskfold\Core\Rest;
use Deskfold\Tests\WpTestCase;

final class RestTest extends WpTestCase {

	/**
	 * @param callable(Input): mixed               $verb
	 * @param array<string, array<string, mixed>>  $args
	 * @param (callable(Input): bool)|null         $permission
	 */
	private function route( callable $verb, array $args = [], ?callable $permission = null, string $method = 'POST' ): void {
		add_filter( Rest::ROUTES, fn ( array $controllers ): array => $controllers + [ 'test' => fn () => $this->get( Rest::class )->route( $method, '/test/(?P<id>\d+)', $args, $permission ?? static fn (): bool => true, $verb ) ] );
	}

	public function test_an_array_is_the_answer(): void {
		$this->route( static fn ( Input $input ): array => [ 'id' => $input->int( 'id' ) ] );
		$this->assertSame( [ 'id' => 7 ], $this->asked( 'POST', '/test/7' ) );
	}

	public function test_an_answer_may_have_a_status_and_headers_of_its_own(): void {
		$this->route( static fn (): Response => new Response( 201, [ 'a' => 1 ], [ 'X-Test' => 'yes' ] ) );
		$response = $this->rest( 'POST', '/test/7' );
		$this->assertSame( [ 201, 'yes', [ 'a' => 1 ] ], [ $response->get_status(), $response->get_headers()['X-Test'], $this->json( $response ) ] );
	}

	public function test_a_problem_is_an_answer_that_says_what_to_do(): void {
		$this->route( static fn () => throw new Problem( 'something_newer', 'Somebody wrote.', 409, false, null, [ 'news' => [ 1 ] ] ) );
		$response = $this->rest( 'POST', '/test/7' );
		self::assert_refused( 409, $response, 'something_newer' );
		$this->assertSame( [ 'code' => 'something_newer', 'message' => 'Somebody wrote.', 'data' => [ 'status' => 409, 'news' => [ 1 ] ] ], $this->json( $response ) );
		$this->assertSame( [], $this->get( LogStore::class )->newest( 5 ), 'a refusal is no fault' );
	}

	public function test_our_own_faults_are_logged_with_their_cause_and_told_without_it(): void {
		$this->route( static fn () => throw new Problem( 'database_failed', 'The database could not do this.', 500, true, new \RuntimeException( 'table crashed' ) ) );
		$response = $this->rest( 'POST', '/test/7' );
		$this->assertStringNotContainsString( 'crashed', (string) wp_json_encode( $this->json( $response ) ) );
		$this->assertStringContainsString( 'crashed', (string) ( $this->get( LogStore::class )->newest( 1 )[0]['context'] ?? '' ) );
	}

	public function test_the_verb_is_not_run_without_permission(): void {
		$ran = 0;
		$this->route( static function () use ( &$ran ): array {
			++$ran;
			return [];
		}, [], static fn (): bool => false );
		self::assert_refused( 401, $this->rest( 'POST', '/test/7' ) );
		$this->as_subscriber();
		self::assert_refused( 403, $this->rest( 'POST', '/test/7' ) );
		$this->assertSame( 0, $ran );
	}

	public function test_a_permission_may_answer_that_nothing_is_there(): void {
		$this->route( static fn (): array => [], [], static fn (): bool => throw Problem::not_found() );
		self::assert_refused( 404, $this->rest( 'POST', '/test/7' ), 'not_found' );
	}

	public function test_the_schema_is_checked_before_the_verb_runs(): void {
		$this->route( static fn ( Input $input ): array => [ $input->string( 'status' ) ], [ 'status' => [ 'type' => 'string', 'enum' => [ 'open' ], 'required' => true ] ] );
		self::assert_refused( 400, $this->rest( 'POST', '/test/7', [ 'status' => 'shut' ] ), 'rest_invalid_param' );
		self::assert_refused( 400, $this->rest( 'POST', '/test/7' ), 'rest_missing_callback_param' );
		$this->assertSame( [ 'open' ], $this->asked( 'POST', '/test/7', [ 'status' => 'open' ] ) );
	}

	public function test_input_is_read_by_type_whatever_was_sent(): void {
		$read = null;
		$this->route( static function ( Input $input ) use ( &$read ): array {
			$read = [ $input->int( 'n' ), $input->string( 'n' ), $input->strings( 'list' ), $input->ints( 'list' ), $input->bool( 'yes' ), $input->bool( 'none', true ), $input->has( 'none' ), $input->string( 'list', 'x' ) ];
			return [];
		} );
		$this->asked( 'POST', '/test/7', [ 'n' => '12', 'list' => [ 'a' => 'x', 'b' => [ 1 ], 'c' => 5 ], 'yes' => 'true' ] );
		$this->assertSame( [ 12, '12', [ 'x', '5' ], [ 5 ], true, true, false, 'x' ], $read );
	}

	public function test_an_upload_that_php_cut_off_is_told(): void {
		$this->route( static fn ( Input $input ): array => [ $input->file( 'file' )?->name ] );
		$file = [ 'name' => 'a.txt', 'type' => 'text/plain', 'tmp_name' => '', 'error' => UPLOAD_ERR_INI_SIZE, 'size' => 0 ];
		self::assert_refused( 413, $this->rest( 'POST', '/test/7', [], null, [ 'file' => $file ] ), 'upload_failed' );
		$this->assertSame( [ null ], $this->asked( 'POST', '/test/7', [], null, [ 'file' => [ 'error' => UPLOAD_ERR_NO_FILE ] + $file ] ) );
	}
}
