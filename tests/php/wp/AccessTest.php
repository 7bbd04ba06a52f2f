<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp;

use Deskfold\Core\Rest;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use WP_REST_Request;

/** Every route of ours against every role, as access.php declares it. */
final class AccessTest extends WpTestCase {

	private const ROLES = [ 'visitor', 'customer', 'readonly', 'agent', 'supervisor', 'admin' ];

	/** @return array<string, list<string>> */
	private static function declared(): array {
		/** @var array<string, list<string>> $rows */
		$rows = require __DIR__ . '/access.php';
		return $rows;
	}

	/** @return iterable<string, array{string, list<string>}> */
	public static function rows(): iterable {
		foreach ( self::declared() as $row => $roles ) {
			yield $row => [ $row, $roles ];
		}
	}

	public function test_every_route_is_declared_and_every_declaration_is_a_route(): void {
		$routes   = array_keys( $this->handlers() );
		$declared = array_keys( self::declared() );
		$this->assertSame( [], array_values( array_diff( $routes, $declared ) ), 'routes without a row in access.php' );
		$this->assertSame( [], array_values( array_diff( $declared, $routes ) ), 'rows without a route' );
	}

	/** @param list<string> $allowed */
	#[DataProvider( 'rows' )]
	public function test_a_route_lets_in_whom_it_should_and_nobody_else( string $row, array $allowed ): void {
		$handler = $this->handlers()[ $row ];
		$id      = str_contains( $row, '/tickets/' ) ? Make::ticket()->saved()->id : 1;
		$let_in  = array_values( array_filter( self::ROLES, function ( string $role ) use ( $handler, $row, $id ): bool {
			$this->become_role( $role );
			return ! isset( $handler['permission_callback'] ) || true === ( $handler['permission_callback'] )( $this->request( $row, $id ) );
		} ) );
		$this->assertSame( $allowed, $let_in );
	}

	/** @param list<string> $allowed */
	#[DataProvider( 'rows' )]
	public function test_who_is_kept_out_gets_nothing_and_changes_nothing( string $row, array $allowed ): void {
		$id = str_contains( $row, '/tickets/' ) ? Make::ticket()->saved()->id : 1;
		foreach ( array_diff( self::ROLES, $allowed ) as $role ) {
			$this->become_role( $role );
			$response = rest_do_request( $this->request( $row, $id ) );
			$this->assertContains( $response->get_status(), [ 400, 401, 403, 404 ], "$role at $row" );
			$this->assertSame( [ 'code', 'message', 'data' ], array_slice( array_keys( (array) $response->get_data() ), 0, 3 ), "$role at $row" );
		}
		$this->addToAssertionCount( 1 );
	}

	public function test_a_ticket_that_is_not_there_looks_like_one_that_is_not_yours(): void {
		$id     = Make::ticket()->saved()->id;
		$absent = $this->rest( 'GET', '/tickets/' . ( $id + 1000 ), [], $this->as_subscriber() );
		$hidden = $this->rest( 'GET', "/tickets/$id" );
		$this->assertSame( $absent->get_data(), $hidden->get_data() );
	}

	public function test_a_login_without_nonce_is_a_visitor(): void {
		$this->as_agent();
		$_SERVER['HTTP_COOKIE'] = 'wordpress_logged_in_x=1';
		$GLOBALS['wp_rest_auth_cookie'] = true;
		$result = rest_cookie_check_errors( null );
		$GLOBALS['wp_rest_auth_cookie'] = false;
		unset( $_SERVER['HTTP_COOKIE'] );
		$this->assertNotInstanceOf( \WP_Error::class, $result );
		$this->assertSame( 0, get_current_user_id() );
	}

	/** @return array<string, array<string, mixed>> handlers by "METHOD route" */
	private function handlers(): array {
		$handlers = [];
		$this->get( Rest::class )->open( null, rest_get_server() );
		foreach ( rest_get_server()->get_routes( 'deskfold/v1' ) as $route => $of_route ) {
			foreach ( $of_route as $handler ) {
				foreach ( array_keys( array_filter( $handler['methods'] ) ) as $method ) {
					$handlers[ "$method $route" ] = $handler;
				}
			}
		}
		return $handlers;
	}

	/** @return WP_REST_Request<array<string, mixed>> */
	private function request( string $row, int $id ): WP_REST_Request {
		[ $method, $route ] = explode( ' ', $row, 2 );
		$path               = str_replace( [ '(?P<id>\d+)', '(?P<kind>[a-z]+)' ], [ (string) $id, 'note' ], $route );
		/** @var WP_REST_Request<array<string, mixed>> $request */
		$request = new WP_REST_Request( $method, $path );
		$request->set_url_params( [ 'id' => $id, 'kind' => 'note' ] );
		return $request;
	}

	private function become_role( string $role ): void {
		match ( $role ) {
			'visitor'    => $this->as_visitor(),
			'customer'   => $this->as_subscriber(),
			'readonly'   => $this->as_readonly(),
			'agent'      => $this->as_agent(),
			'supervisor' => $this->as_supervisor(),
			default      => $this->as_admin(),
		};
	}
}
