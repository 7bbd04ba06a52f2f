<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\Authentication;
use Deskfold\Channels\AuthenticationResult;
use Deskfold\Channels\AuthenticationStamp;
use Deskfold\Mime\AddressList;
use Deskfold\Mime\HeaderBlock;

/** Authentication-Results (RFC 8601) and Received-SPF (RFC 7208, 9.1) out of a mail's headers. Believes nothing yet. */
final class AuthenticationReader {

	private const FIELD = 'authentication-results';
	private const MOST  = 30;

	/** Where a method names the domain it has checked, best first. */
	private const DOMAINS = [
		AuthenticationResult::SPF   => [ 'smtp.mailfrom', 'smtp.helo' ],
		AuthenticationResult::DKIM  => [ 'header.d', 'header.i' ],
		AuthenticationResult::DMARC => [ 'header.from' ],
	];

	/** ARC-Authentication-Results is another field: what a stranger in the chain says counts for nothing. */
	public static function read( HeaderBlock $headers ): ?Authentication {
		$fields = array_slice( $headers->all( self::FIELD ), 0, self::MOST );
		$on_top = $headers->count_above( self::FIELD, 'received' );
		$stamps = [];
		foreach ( $fields as $number => $field ) {
			$stamps[] = self::stamp( $field, $number < $on_top );
		}
		$spf = 1 === preg_match( '/^\s*([a-z]+)/i', $headers->first( 'received-spf' ), $found ) ? strtolower( $found[1] ) : '';
		return [] === $stamps && '' === $spf ? null : new Authentication( self::from_domain( $headers ), $stamps, $spf );
	}

	/** Names of servers are compared in this form. */
	public static function domain( string $text ): string {
		$domain = mb_strtolower( trim( substr( "@$text", (int) strrpos( "@$text", '@' ) + 1 ), " .\t<>\"" ), 'UTF-8' );
		if ( 1 === preg_match( '/[^\x00-\x7f]/', $domain ) && function_exists( 'idn_to_ascii' ) ) {
			$domain = (string) idn_to_ascii( $domain, IDNA_DEFAULT, INTL_IDNA_VARIANT_UTS46 );
		}
		return strlen( $domain ) <= 253 ? $domain : '';
	}

	/** With two senders nobody can say whom a server has checked. */
	private static function from_domain( HeaderBlock $headers ): string {
		$from = 1 === count( $headers->all( 'from' ) ) ? AddressList::read( $headers->first( 'from' ) ) : [];
		return 1 === count( $from ) ? self::domain( $from[0]->email ) : '';
	}

	private static function stamp( string $field, bool $is_on_top ): AuthenticationStamp {
		$parts  = self::parts( $field );
		$first  = trim( $parts[0] ?? '' );
		$server = AuthenticationStamp::UNNAMED;
		// Microsoft 365 begins with the first result.
		if ( 1 !== preg_match( '/^[a-z-]+\s*=/i', $first ) ) {
			$server = strtolower( trim( (string) preg_replace( '/\s.*$/s', '', $first ), " \t\"" ) );
			array_shift( $parts );
		}
		return new AuthenticationStamp( $server, $is_on_top, array_values( array_filter( array_map( self::result( ... ), array_slice( $parts, 0, self::MOST ) ) ) ) );
	}

	private static function result( string $part ): ?AuthenticationResult {
		if ( 1 !== preg_match( '~^\s*([a-z][a-z0-9-]*)(?:\s*/\s*\d+)?\s*=\s*([a-z]+)\b(.*)$~is', $part, $found ) ) {
			return null;
		}
		$method = strtolower( $found[1] );
		preg_match_all( '/([a-z]+(?:\s*\.\s*[a-z-]+)?)\s*=\s*((?:"(?:[^"\\\\]++|\\\\.)*+"|[^\s"])++)/is', $found[3], $pairs, PREG_SET_ORDER );
		$properties = [];
		foreach ( $pairs as $pair ) {
			$properties += [ strtolower( (string) preg_replace( '/\s+/', '', $pair[1] ) ) => $pair[2] ];
		}
		$named = array_intersect_key( array_merge( array_fill_keys( self::DOMAINS[ $method ] ?? [], '' ), $properties ), array_flip( self::DOMAINS[ $method ] ?? [] ) );
		$named = array_values( array_filter( $named, static fn ( string $value ): bool => '' !== $value ) );
		return new AuthenticationResult( $method, strtolower( $found[2] ), self::domain( $named[0] ?? '' ) );
	}

	/**
	 * Cut at the semicolons, without comments. A semicolon in quotes cuts nothing: a sender chooses what stands there.
	 *
	 * @return list<string>
	 */
	private static function parts( string $field ): array {
		$parts = [ '' ];
		$depth = 0;
		$end   = strlen( $field );
		for ( $at = 0; $at < $end; ) {
			$length = strcspn( $field, 0 === $depth ? '"\\();' : '\\()', $at );
			$length = $length > 0 ? $length : self::piece( $field, $at );
			$piece  = substr( $field, $at, $length );
			$at    += $length;
			if ( '(' === $piece || ')' === $piece ) {
				$depth = max( 0, $depth + ( '(' === $piece ? 1 : -1 ) );
				$piece = ' ';
			}
			if ( 0 === $depth && ';' === $piece ) {
				$parts[] = '';
			} elseif ( 0 === $depth ) {
				$parts[ count( $parts ) - 1 ] .= $piece;
			}
		}
		return $parts;
	}

	/** How long the special piece at this place is: an escaped character, a quoted string, or one character. */
	private static function piece( string $field, int $at ): int {
		if ( '\\' === $field[ $at ] ) {
			return 2;
		}
		if ( '"' !== $field[ $at ] ) {
			return 1;
		}
		preg_match( '/\G"(?:[^"\\\\]++|\\\\.)*+"?/s', $field, $found, 0, $at );
		return strlen( $found[0] ?? '"' );
	}
}
