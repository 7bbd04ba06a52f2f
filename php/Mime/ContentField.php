<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** A field of the form `value; name=value; …` (RFC 2045) with RFC 2231 and the many ways to get it wrong. */
final class ContentField {

	/** @param array<string, string> $parameters by lower-case name, decoded */
	public function __construct(
		public readonly string $value,
		private readonly array $parameters = [],
	) {
	}

	public static function read( string $field, string $hint = '' ): self {
		$semicolon = strpos( $field, ';' );
		// `attachment filename="a.pdf"`, `attachment, filename=a.pdf`, `filename=a.pdf`: the semicolon was forgotten.
		$value = false === $semicolon ? $field : substr( $field, 0, $semicolon );
		if ( false !== strpos( $value, '=' ) && 1 === preg_match( '/^\s*(?:([\w.+\/-]+)[\s,]+)?(?=[\w*-]+\s*=)/', $value, $match ) ) {
			$semicolon = strlen( $match[1] ?? '' );
			$field     = ( $match[1] ?? '' ) . ';' . substr( $field, strlen( $match[0] ) );
		}
		if ( false === $semicolon ) {
			return new self( self::word( $field ) );
		}
		return new self( self::word( substr( $field, 0, $semicolon ) ), self::parameters( substr( $field, $semicolon ), $hint ) );
	}

	public function get( string $name ): string {
		return $this->parameters[ $name ] ?? '';
	}

	public function has( string $name ): bool {
		return isset( $this->parameters[ $name ] );
	}

	/** A machine word: lower case, without comments, quotes and blanks. */
	private static function word( string $text ): string {
		return strtolower( trim( false === strpos( $text, '(' ) ? $text : (string) preg_replace( '/\(.*/s', '', $text ), " \t\r\n\"';" ) );
	}

	/** @return array<string, string> */
	private static function parameters( string $text, string $hint ): array {
		preg_match_all( '/;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\\\]++|\\\\.)*+)"?|([^;]*+))/s', $text, $found, PREG_SET_ORDER );
		$plain  = [];
		$pieces = [];
		foreach ( $found as $match ) {
			$value = isset( $match[3] ) ? trim( $match[3] ) : strtr( $match[2] ?? '', [ '\\"' => '"', '\\\\' => '\\' ] );
			$name  = strtolower( $match[1] );
			if ( 1 === preg_match( '/^([^*]+)\*(\d{0,3})(\*?)$/', $name, $star ) ) {
				$is_encoded                          = '' === $star[2] || '*' === $star[3];
				$pieces[ $star[1] ][ (int) $star[2] ] = [ $value, $is_encoded ];
			} elseif ( ! isset( $plain[ $name ] ) ) {
				$plain[ $name ] = 'boundary' === $name ? $value : EncodedWord::decode( $value, $hint );
			}
		}
		foreach ( $pieces as $name => $list ) {
			ksort( $list );
			$plain[ $name ] = EncodedWord::decode( self::join( $list ), $hint );
		}
		if ( isset( $plain['charset'] ) ) {
			$plain['charset'] = self::word( $plain['charset'] );
		}
		return $plain;
	}

	/** @param array<int, array{string, bool}> $pieces text and whether it is percent-encoded (RFC 2231) */
	private static function join( array $pieces ): string {
		$charset = '';
		$bytes   = '';
		$first   = true;
		foreach ( $pieces as [ $text, $is_encoded ] ) {
			if ( $is_encoded ) {
				if ( $first && 1 === preg_match( "/^([^']*)'[^']*'(.*)$/s", $text, $match ) ) {
					$charset = $match[1];
					$text    = $match[2];
				}
				$text = rawurldecode( $text );
			}
			$first  = false;
			$bytes .= $text;
		}
		return '' === $charset && false !== strpos( $bytes, '=?' ) ? $bytes : Charset::utf8( $bytes, $charset );
	}
}
