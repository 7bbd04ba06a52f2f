<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** Files that old mail programs wrote into the text itself: `begin 644 name` … `end`. */
final class UuBlocks {

	/**
	 * @param list<array{name: string, bytes: string}> $files
	 */
	private function __construct(
		public readonly string $text,
		public readonly array $files,
		public readonly bool $is_cut = false,
	) {
	}

	public static function read( string $text ): self {
		if ( false === strpos( $text, 'begin ' ) ) {
			return new self( $text, [] );
		}
		$files = [];
		$kept  = '';
		$from  = 0;
		$tries = 0;
		$cut   = false;
		while ( $tries++ < 2 * Limits::ATTACHMENTS && 1 === preg_match( '/(?:^|\n)begin [0-7]{3,4} ([^\r\n]{1,255})\r?\n(?=[\x20-\x60]{1,90}\r?\n)/', $text, $begin, PREG_OFFSET_CAPTURE, $from ) ) {
			$start = $begin[0][1] + strlen( $begin[0][0] );
			$end   = strpos( $text, "\nend", $start );
			if ( false === $end && 'M' !== ( $text[ $start ] ?? '' ) ) {
				break;
			}
			// A mail that was cut has no end; a full first line is proof enough.
			$open  = false === $end;
			$end   = $open ? strlen( $text ) : $end;
			$bytes = self::lines( $text, $start, $end );
			if ( null === $bytes ) {
				$kept .= substr( $text, $from, $start - $from );
				$from  = $start;
				continue;
			}
			$cut     = $cut || $open;
			$files[] = [ 'name' => trim( $begin[1][0] ), 'bytes' => $bytes ];
			$kept   .= rtrim( substr( $text, $from, $begin[0][1] - $from ) ) . "\n";
			$from    = min( strlen( $text ), $end + 4 );
		}
		return new self( $kept . substr( $text, $from ), $files, $cut );
	}

	/** A part that is one such file, with or without its frame. */
	public static function whole( string $bytes ): string {
		$begin = preg_match( '/^begin [0-7]{3,4} [^\r\n]*\r?\n/m', $bytes, $match, PREG_OFFSET_CAPTURE );
		$start = 1 === $begin ? $match[0][1] + strlen( $match[0][0] ) : 0;
		$end   = strpos( $bytes, "\nend", $start );
		return self::lines( $bytes, $start, false === $end ? strlen( $bytes ) : $end ) ?? $bytes;
	}

	/** Null when this is no uuencoded block after all. */
	private static function lines( string $text, int $at, int $end ): ?string {
		$out = '';
		while ( $at < $end ) {
			$next = strpos( $text, "\n", $at );
			$next = false === $next ? $end : min( $next, $end );
			$line = rtrim( substr( $text, $at, min( 200, $next - $at ) ), "\r" );
			$at   = $next + 1;
			if ( '' === $line ) {
				continue;
			}
			$length = ( ord( $line[0] ) - 32 ) & 63;
			if ( 0 === $length ) {
				break;
			}
			$need = intdiv( $length + 2, 3 ) * 4;
			if ( strlen( $line ) - 1 > $need + 2 || ord( $line[0] ) < 32 || ord( $line[0] ) > 96 ) {
				return null;
			}
			// Blanks at line ends get lost on the way; they stand for zero.
			$piece = @convert_uudecode( $line[0] . str_pad( substr( $line, 1, $need ), $need, '`' ) . "\n`\n" ); // A damaged line warns; it is left out.
			$out  .= false === $piece ? '' : substr( $piece, 0, $length );
		}
		return $out;
	}
}
