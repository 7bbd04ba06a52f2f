<?php
declare( strict_types=1 );

namespace Deskfold\Email\OAuth;

/** What a provider hands out (RFC 6749 §5.1). Lives in memory and sealed in the database, nowhere else. */
final class Tokens {

	/**
	 * @param string $refresh '' when the one we have goes on
	 * @param int    $seconds that the access token lives
	 */
	public function __construct(
		public readonly string $access,
		public readonly string $refresh,
		public readonly int $seconds,
		public readonly string $scope,
		public readonly string $id_token,
	) {
	}

	/** @param array<mixed> $answer */
	public static function from( array $answer ): ?self {
		$text = static fn ( string $name ): string => is_string( $answer[ $name ] ?? null ) ? $answer[ $name ] : '';
		$type = strtolower( $text( 'token_type' ) );
		// It becomes a line of IMAP and SMTP: printable characters only (RFC 6750 §2.1).
		if ( 1 !== preg_match( '/^[\x21-\x7e]{1,8192}$/', $text( 'access_token' ) ) || ! in_array( $type, [ '', 'bearer' ], true ) ) {
			return null;
		}
		$seconds = $answer['expires_in'] ?? 3600;
		return new self( $text( 'access_token' ), $text( 'refresh_token' ), is_numeric( $seconds ) ? max( 0, min( 86_400, (int) $seconds ) ) : 3600, $text( 'scope' ), $text( 'id_token' ) );
	}
}
