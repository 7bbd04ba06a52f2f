<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Problem;

/**
 * One conversation with a mail server: lines and counted bytes over TCP, encrypted when told so.
 * Every wait has an end, every size a limit, so that a broken server can hold us up but never hang or fill us.
 */
final class Wire {

	private const CHUNK    = 65536;
	private const MAX_LINE = 1048576;

	private string $buffer = '';

	/** @param resource $stream */
	private function __construct(
		private $stream,
		public readonly MailServer $server,
		public readonly Patience $patience,
	) {
		stream_set_chunk_size( $stream, self::CHUNK );
	}

	/** @throws Problem */
	public static function open( MailServer $server, Patience $patience ): self {
		$context = stream_context_create( [ 'ssl' => self::tls_options( $server ) ] );
		$errno   = 0;
		$error   = '';
		$stream  = self::quietly(
			static function () use ( $server, $patience, $context, &$errno, &$error ) {
				return stream_socket_client( $server->target(), $errno, $error, $patience->left(), STREAM_CLIENT_CONNECT, $context );
			},
			$warning
		);
		if ( ! is_resource( $stream ) ) {
			throw WireProblem::unreachable( $server, "$error $warning" );
		}
		$wire = new self( $stream, $server, $patience );
		if ( MailServer::TLS === $server->security ) {
			$wire->encrypt();
		}
		return $wire;
	}

	/**
	 * The TLS handshake. What the server said in the clear before it must be gone: it could have been anybody.
	 *
	 * @throws Problem
	 */
	public function encrypt(): void {
		if ( '' !== $this->buffer ) {
			throw WireProblem::protocol( $this->server );
		}
		stream_set_blocking( $this->stream, false );
		do {
			$done = self::quietly( fn () => stream_socket_enable_crypto( $this->stream, true, STREAM_CRYPTO_METHOD_TLSv1_2_CLIENT | STREAM_CRYPTO_METHOD_TLSv1_3_CLIENT ), $warning );
			if ( false === $done ) {
				throw WireProblem::tls( $this->server, $warning );
			}
			if ( 0 === $done && ! $this->wait_for_input() ) {
				throw WireProblem::timeout( $this->server );
			}
		} while ( true !== $done );
		stream_set_blocking( $this->stream, true );
	}

	/** The next line, without its end. */
	public function line( int $limit = self::MAX_LINE ): string {
		$seen = 0;
		while ( true ) {
			$end = strpos( $this->buffer, "\n", $seen );
			if ( false !== $end ) {
				$line         = substr( $this->buffer, 0, $end );
				$this->buffer = substr( $this->buffer, $end + 1 );
				return rtrim( $line, "\r" );
			}
			$seen = strlen( $this->buffer );
			if ( $seen > $limit ) {
				throw WireProblem::protocol( $this->server );
			}
			$this->buffer .= $this->receive();
		}
	}

	/** Exactly so many bytes. */
	public function bytes( int $count ): string {
		$taken        = substr( $this->buffer, 0, $count );
		$this->buffer = substr( $this->buffer, strlen( $taken ) );
		$left         = $count - strlen( $taken );
		while ( $left > 0 ) {
			$more   = $this->receive();
			$left  -= strlen( $more );
			$taken .= $left >= 0 ? $more : substr( $more, 0, $left );
			if ( $left < 0 ) {
				$this->buffer = substr( $more, $left );
			}
		}
		return $taken;
	}

	public function write( string $bytes ): void {
		$size = strlen( $bytes );
		for ( $at = 0; $at < $size; ) {
			$this->limit_wait();
			$sent = self::quietly( fn () => fwrite( $this->stream, substr( $bytes, $at, self::CHUNK ) ), $warning );
			if ( ! is_int( $sent ) || 0 === $sent ) {
				throw $this->timed_out() ? WireProblem::timeout( $this->server ) : WireProblem::closed( $this->server );
			}
			$at += $sent;
		}
	}

	public function close(): void {
		if ( is_resource( $this->stream ) ) {
			fclose( $this->stream );
		}
	}

	public function __destruct() {
		$this->close();
	}

	private function receive(): string {
		do {
			$this->limit_wait();
			$bytes = self::quietly( fn () => fread( $this->stream, self::CHUNK ), $warning );
			if ( is_string( $bytes ) && '' !== $bytes ) {
				return $bytes;
			}
			if ( $this->timed_out() ) {
				throw WireProblem::timeout( $this->server );
			}
		} while ( false !== $bytes && ! feof( $this->stream ) );
		throw WireProblem::closed( $this->server );
	}

	private function limit_wait(): void {
		$left = $this->patience->left();
		if ( $left <= 0.0 ) {
			throw WireProblem::timeout( $this->server );
		}
		stream_set_timeout( $this->stream, (int) $left, (int) ( fmod( $left, 1.0 ) * 1e6 ) );
	}

	private function timed_out(): bool {
		return stream_get_meta_data( $this->stream )['timed_out'];
	}

	private function wait_for_input(): bool {
		$read  = [ $this->stream ];
		$none  = null;
		$left  = $this->patience->left();
		$ready = self::quietly( static fn () => stream_select( $read, $none, $none, (int) $left, (int) ( fmod( $left, 1.0 ) * 1e6 ) ), $warning );
		return is_int( $ready ) && $ready > 0;
	}

	/** @return array<string, mixed> */
	private static function tls_options( MailServer $server ): array {
		$options = [
			'peer_name'           => $server->host,
			'SNI_enabled'         => true,
			'verify_peer'         => $server->verify_certificate,
			'verify_peer_name'    => $server->verify_certificate,
			'allow_self_signed'   => ! $server->verify_certificate,
			'disable_compression' => true,
			'capture_peer_cert'   => true,
		];
		$places  = openssl_get_cert_locations();
		$bundle  = defined( 'ABSPATH' ) ? ABSPATH . 'wp-includes/certificates/ca-bundle.crt' : '';
		if ( '' === $places['ini_cafile'] && ! is_readable( $places['default_cert_file'] ) && ! is_dir( $places['default_cert_dir'] ) && is_readable( $bundle ) ) {
			$options['cafile'] = $bundle;
		}
		return $options;
	}

	/**
	 * PHP tells why a socket failed only in warnings: they are caught here as text.
	 *
	 * @param-out string $warning
	 */
	private static function quietly( callable $work, ?string &$warning ): mixed {
		$warning = '';
		set_error_handler(
			static function ( int $level, string $text ) use ( &$warning ): bool {
				$warning .= $text . "\n";
				return true;
			}
		);
		try {
			return $work();
		} finally {
			restore_error_handler();
		}
	}
}
