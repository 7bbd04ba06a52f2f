<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** Routes: each states its schema, its permission and its verb. A Problem becomes an answer that says what to do. */
final class Rest {

	/** Filter: array<class-string, callable(): void>, each registers the routes of one controller. */
	public const ROUTES = 'deskfold_routes';
	public const SPACE  = 'deskfold/v1';

	/** The server that knows our routes already. */
	private ?\WP_REST_Server $opened = null;

	public function __construct(
		private readonly Log $log,
		private readonly Storage $storage,
	) {
	}

	/**
	 * @param non-falsy-string                    $path       as register_rest_route takes it, e.g. '/tickets/(?P<id>\d+)'
	 * @param array<string, array<string, mixed>> $args       JSON Schema of each parameter
	 * @param callable(Input): bool               $permission there is no default
	 * @param callable(Input): mixed              $verb       answers JSON, a Response or a Download
	 */
	public function route( string $method, string $path, array $args, callable $permission, callable $verb ): void {
		register_rest_route(
			self::SPACE,
			$path,
			[
				'methods'             => $method,
				'args'                => $args,
				/** @param \WP_REST_Request<array<string, mixed>> $request */
				'permission_callback' => fn ( \WP_REST_Request $request ): bool|\WP_Error => $this->allow( $permission, $request ),
				/** @param \WP_REST_Request<array<string, mixed>> $request */
				'callback'            => fn ( \WP_REST_Request $request ): \WP_REST_Response|\WP_Error => $this->answer( $verb, $request ),
			]
		);
	}

	/** Whether a request needs our routes: the others need not know that we are there. */
	public static function is_ours( mixed ...$given ): bool {
		$request = $given[2] ?? null;
		$route   = $request instanceof \WP_REST_Request ? $request->get_route() : '';
		return '/' === $route || str_starts_with( $route, '/deskfold/' );
	}

	public static function is_download( mixed ...$given ): bool {
		$response = $given[1] ?? null;
		return $response instanceof \WP_HTTP_Response && $response->get_data() instanceof Download;
	}

	/** Filter rest_pre_dispatch: builds the controllers, once. */
	public function open( mixed $result, \WP_REST_Server $server ): mixed {
		if ( $this->opened !== $server ) {
			$this->opened = $server;
			/** @var array<class-string, callable(): void> $controllers */
			$controllers = apply_filters( self::ROUTES, [] );
			foreach ( $controllers as $routes ) {
				$routes();
			}
		}
		return $result;
	}

	/** Filter rest_pre_serve_request: sends a stored file instead of JSON. */
	public function serve( bool $served, \WP_HTTP_Response $response ): bool {
		$download = $response->get_data();
		if ( $served || ! $download instanceof Download ) {
			return $served;
		}
		$stream = $this->storage->stream( $download->path );
		foreach ( $download->headers() as $name => $value ) {
			header( "$name: $value" );
		}
		while ( ob_get_level() > 0 ) {
			ob_end_clean();
		}
		fpassthru( $stream );
		fclose( $stream );
		return true;
	}

	/**
	 * @param callable(Input): bool                   $permission
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function allow( callable $permission, \WP_REST_Request $request ): bool|\WP_Error {
		try {
			return $permission( new Input( $request ) );
		} catch ( Problem $problem ) {
			return self::error( $problem );
		}
	}

	/**
	 * @param callable(Input): mixed                  $verb
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function answer( callable $verb, \WP_REST_Request $request ): \WP_REST_Response|\WP_Error {
		try {
			$answer = $verb( new Input( $request ) );
			if ( $answer instanceof Response ) {
				return new \WP_REST_Response( $answer->data, $answer->status, $answer->headers );
			}
			if ( $answer instanceof Download ) {
				fclose( $this->storage->stream( $answer->path ) );
			}
			return new \WP_REST_Response( $answer );
		} catch ( Problem $problem ) {
			if ( $problem->status >= 500 ) {
				$this->log->write( Log::ERROR, 'Core', "{$request->get_method()} {$request->get_route()} failed", [ 'error' => Log::tell( $problem ) ] );
			}
			return self::error( $problem );
		}
	}

	private static function error( Problem $problem ): \WP_Error {
		return new \WP_Error( $problem->kind, $problem->getMessage(), [ 'status' => $problem->status ] + $problem->details );
	}
}
