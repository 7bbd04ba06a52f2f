<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/**
 * The mail inside an opaque S/MIME signature (RFC 8551, 3.5.2; CMS signed-data, RFC 5652, 5): it is only wrapped, not
 * encrypted. Nothing is said about whether the signature is right.
 */
final class SignedContent {

	private const SIGNED = "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02";
	private const DEPTH  = 12;
	/** Elements that are looked at; one of 25 MB in pieces of 1 KB needs a fifth of them. */
	private const ELEMENTS = 1_000_000;

	private static int $left = 0;

	/** Null when there is nothing that can be read. */
	public static function of( string $der ): ?string {
		self::$left = self::ELEMENTS;
		$outer      = self::inside( $der, 0, strlen( $der ) );
		if ( null === $outer ) {
			return null;
		}
		[ $oid, $wrapped ] = [ self::element( $der, $outer[0], $outer[1] ), null ];
		if ( null !== $oid && self::SIGNED === substr( $der, $oid['from'], $oid['to'] - $oid['from'] ) ) {
			$wrapped = self::inside( $der, $oid['next'], $outer[1] );
		}
		$signed = null === $wrapped ? null : self::inside( $der, $wrapped[0], $wrapped[1] );
		if ( null === $signed ) {
			return null;
		}
		// version, algorithms, then the content: its type and, tagged [0], its bytes.
		$at = $signed[0];
		for ( $skip = 0; $skip < 2; $skip++ ) {
			$one = self::element( $der, $at, $signed[1] );
			$at  = null === $one ? $signed[1] : $one['next'];
		}
		$content = self::inside( $der, $at, $signed[1] );
		$type    = null === $content ? null : self::element( $der, $content[0], $content[1] );
		$tagged  = null === $type || null === $content ? null : self::inside( $der, $type['next'], $content[1] );
		$bytes   = null === $tagged ? '' : self::octets( $der, $tagged[0], $tagged[1], 0 );
		return '' === $bytes ? null : $bytes;
	}

	/** One octet string, or the pieces of a long one. */
	private static function octets( string $der, int $at, int $end, int $depth ): string {
		$out = '';
		while ( $at < $end && $depth < self::DEPTH ) {
			$one = self::element( $der, $at, $end );
			if ( null === $one || 0x04 !== ( $one['tag'] & 0xDF ) ) {
				break;
			}
			$out .= 0 === ( $one['tag'] & 0x20 ) ? substr( $der, $one['from'], $one['to'] - $one['from'] ) : self::octets( $der, $one['from'], $one['to'], $depth + 1 );
			$at   = $one['next'];
		}
		return $out;
	}

	/** @return ?array{int, int} the range of what a constructed element holds */
	private static function inside( string $der, int $at, int $end ): ?array {
		$one = self::element( $der, $at, $end );
		return null === $one || 0 === ( $one['tag'] & 0x20 ) ? null : [ $one['from'], $one['to'] ];
	}

	/**
	 * The element at a place, in definite or in indefinite form (X.690, 8.1.3).
	 *
	 * @return ?array{tag: int, from: int, to: int, next: int}
	 */
	private static function element( string $der, int $at, int $end, int $depth = 0 ): ?array {
		if ( --self::$left < 0 || $at + 2 > $end || $depth > self::DEPTH || ( ord( $der[ $at ] ) & 0x1F ) === 0x1F ) {
			return null;
		}
		$tag    = ord( $der[ $at ] );
		$length = ord( $der[ $at + 1 ] );
		$from   = $at + 2;
		if ( 0x80 === $length ) {
			$next = $from;
			while ( "\0\0" !== substr( $der, $next, 2 ) ) {
				$one = self::element( $der, $next, $end, $depth + 1 );
				// A cut mail still shows what came.
				if ( null === $one ) {
					return [ 'tag' => $tag, 'from' => $from, 'to' => $end, 'next' => $end ];
				}
				$next = $one['next'];
			}
			return [ 'tag' => $tag, 'from' => $from, 'to' => $next, 'next' => $next + 2 ];
		}
		if ( $length > 0x80 ) {
			$digits = $length & 0x7F;
			if ( $digits > 4 || $from + $digits > $end ) {
				return null;
			}
			$length = (int) hexdec( bin2hex( substr( $der, $from, $digits ) ) );
			$from  += $digits;
		}
		$to = min( $end, $from + $length );
		return [ 'tag' => $tag, 'from' => $from, 'to' => $to, 'next' => $to ];
	}
}
