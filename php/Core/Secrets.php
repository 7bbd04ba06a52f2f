<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/**
 * Seals what must not be read from a copy of the database, and signs what must not be forged.
 * The key is DESKFOLD_KEY, else wp-config's AUTH_KEY, else a file beside the stored attachments: never a row.
 */
final class Secrets {

	/** The placeholder that wp-config-sample.php ships with. */
	private const UNSET = 'put your unique phrase here';

	/** @var array<string, string> */
	private array $keys = [];

	public function __construct( private readonly Storage $storage ) {
	}

	/** XChaCha20-Poly1305; the purpose is bound in, so that a secret of one feature cannot be opened as another's. */
	public function seal( string $plain, string $purpose ): string {
		$nonce  = random_bytes( SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES );
		$sealed = sodium_crypto_aead_xchacha20poly1305_ietf_encrypt( $plain, $purpose, $nonce, $this->key( 'seal' ) );
		return base64_encode( $nonce . $sealed );
	}

	/** @throws Problem when the key has changed since, or the text was tampered with */
	public function open( string $sealed, string $purpose ): string {
		$bytes = base64_decode( $sealed, true );
		$size  = SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES;
		$plain = false;
		if ( false !== $bytes && strlen( $bytes ) > $size ) {
			$plain = sodium_crypto_aead_xchacha20poly1305_ietf_decrypt( substr( $bytes, $size ), $purpose, substr( $bytes, 0, $size ), $this->key( 'seal' ) );
		}
		if ( false === $plain ) {
			throw new Problem( 'secret_unreadable', __( 'A stored password can no longer be read, because the site’s secret keys have changed. Enter the password again.', 'deskfold' ), 500 );
		}
		return $plain;
	}

	/** HMAC-SHA-256, 64 hex characters. Compare with hash_equals(). */
	public function mac( string $text, string $purpose ): string {
		return hash_hmac( 'sha256', $text, $this->key( "mac:$purpose" ) );
	}

	/** 128 random bits as 32 hex characters. */
	public function token(): string {
		return bin2hex( random_bytes( 16 ) );
	}

	private function key( string $purpose ): string {
		return $this->keys[ $purpose ] ??= hash_hkdf( 'sha256', $this->root(), 32, "deskfold:$purpose" );
	}

	private function root(): string {
		foreach ( [ 'DESKFOLD_KEY', 'AUTH_KEY' ] as $name ) {
			$value = defined( $name ) ? constant( $name ) : '';
			if ( is_string( $value ) && strlen( $value ) >= 32 && self::UNSET !== $value ) {
				return $value;
			}
		}
		return $this->storage->key_file();
	}
}
