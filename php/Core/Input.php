<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** The parameters of a request, checked against the route's schema before, read by type here. */
final class Input {

	/** @param \WP_REST_Request<array<string, mixed>> $request */
	public function __construct( private readonly \WP_REST_Request $request ) {
	}

	public function has( string $name ): bool {
		return null !== $this->request->get_param( $name );
	}

	public function int( string $name, int $otherwise = 0 ): int {
		$value = $this->request->get_param( $name );
		return is_numeric( $value ) ? (int) $value : $otherwise;
	}

	public function string( string $name, string $otherwise = '' ): string {
		$value = $this->request->get_param( $name );
		return is_scalar( $value ) ? (string) $value : $otherwise;
	}

	public function bool( string $name, bool $otherwise = false ): bool {
		$value = $this->request->get_param( $name );
		return null === $value ? $otherwise : rest_sanitize_boolean( is_string( $value ) || is_int( $value ) ? $value : true === $value );
	}

	/** @return list<string> */
	public function strings( string $name ): array {
		return array_values( array_map( 'strval', array_filter( $this->list( $name ), 'is_scalar' ) ) );
	}

	/** @return list<int> */
	public function ints( string $name ): array {
		return array_values( array_map( 'intval', array_filter( $this->list( $name ), 'is_numeric' ) ) );
	}

	/** @return array<mixed> */
	public function list( string $name ): array {
		$value = $this->request->get_param( $name );
		return is_array( $value ) ? $value : [];
	}

	/** From the address alone: for routes whose body belongs to somebody else. */
	public function query( string $name ): string {
		$value = $this->request->get_query_params()[ $name ] ?? '';
		return is_string( $value ) ? $value : '';
	}

	/** The body as it came. */
	public function body(): string {
		return (string) $this->request->get_body();
	}

	public function header( string $name ): string {
		return (string) $this->request->get_header( $name );
	}

	/** @throws Problem when PHP says that the upload failed */
	public function file( string $name ): ?UploadedFile {
		return $this->files( $name )[0] ?? null;
	}

	/**
	 * One or many files under one field name.
	 *
	 * @return list<UploadedFile>
	 * @throws Problem when PHP says that an upload failed
	 */
	public function files( string $name ): array {
		$field = $this->request->get_file_params()[ $name ] ?? null;
		return null === $field ? [] : self::uploads( $field );
	}

	/**
	 * For the one page that answers a form without JavaScript: the fields of a plain POST.
	 *
	 * @return self
	 */
	public static function from_post(): self {
		/** @var \WP_REST_Request<array<string, mixed>> $request */
		$request = new \WP_REST_Request( 'POST' );
		$request->set_body_params( wp_unslash( $_POST ) ); // phpcs:ignore WordPress.Security.NonceVerification.Missing -- the caller checks its own signed stamp
		/** @phpstan-ignore argument.type (it is what PHP makes of an upload) */
		$request->set_file_params( $_FILES ); // phpcs:ignore WordPress.Security.NonceVerification.Missing -- the same
		$request->set_headers( self::headers() );
		return new self( $request );
	}

	/** The query of the page being shown. */
	public static function from_query(): self {
		/** @var \WP_REST_Request<array<string, mixed>> $request */
		$request = new \WP_REST_Request( 'GET' );
		$request->set_query_params( wp_unslash( $_GET ) ); // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- reading only
		return new self( $request );
	}

	public static function method(): string {
		$method = $_SERVER['REQUEST_METHOD'] ?? 'GET';
		return is_string( $method ) ? strtoupper( $method ) : 'GET';
	}

	public static function cookie( string $name ): string {
		$value = $_COOKIE[ $name ] ?? '';
		return is_string( $value ) ? $value : '';
	}

	/** The peer's address; a proxy's header counts only when DESKFOLD_CLIENT_IP_HEADER names it. */
	public static function client_ip(): string {
		$name  = defined( 'DESKFOLD_CLIENT_IP_HEADER' ) ? constant( 'DESKFOLD_CLIENT_IP_HEADER' ) : 'REMOTE_ADDR';
		$value = is_string( $name ) ? ( $_SERVER[ $name ] ?? '' ) : '';
		$first = trim( explode( ',', is_string( $value ) ? $value : '' )[0] );
		return false !== filter_var( $first, FILTER_VALIDATE_IP ) ? $first : '';
	}

	/** @return array<string, string> */
	private static function headers(): array {
		$headers = [];
		foreach ( $_SERVER as $name => $value ) {
			if ( is_string( $name ) && is_string( $value ) && str_starts_with( $name, 'HTTP_' ) ) {
				$headers[ substr( $name, 5 ) ] = $value;
			}
		}
		return $headers;
	}

	/**
	 * @param array<string, mixed> $field as PHP lays it out: one file, or lists of names, types …
	 * @return list<UploadedFile>
	 */
	private static function uploads( array $field ): array {
		$files = [];
		foreach ( (array) ( $field['error'] ?? [] ) as $at => $error ) {
			if ( UPLOAD_ERR_NO_FILE === $error ) {
				continue;
			}
			if ( UPLOAD_ERR_OK !== $error ) {
				throw new Problem( 'upload_failed', __( 'The file did not arrive whole. It may be larger than this server allows.', 'deskfold' ), 413 );
			}
			$part    = static function ( string $key ) use ( $field, $at ): string {
				$value = ( (array) ( $field[ $key ] ?? [] ) )[ $at ] ?? '';
				return is_scalar( $value ) ? (string) $value : '';
			};
			$files[] = new UploadedFile( $part( 'tmp_name' ), $part( 'name' ), $part( 'type' ), (int) $part( 'size' ) );
		}
		return $files;
	}
}
