<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** Bytes → tree of parts, in one pass over the lines that could be boundaries. Bad structure never stops it. */
final class MimeParser {

	/** @var list<array{parent: int, headers: HeaderBlock, content: ContentField, type: string, start: int, end: int, depth: int}> */
	private array $nodes = [];

	private function __construct(
		private readonly string $bytes,
		private readonly Problems $problems,
	) {
	}

	public static function parse( string $bytes, Problems $problems ): MimePart {
		$bytes  = self::with_newlines( $bytes );
		$parser = new self( $bytes, $problems );
		$parser->open( 0, -1, 0, [], 'text/plain' );
		$parser->scan( 0, strlen( $bytes ) );
		$parser->find_lost_boundaries();
		return $parser->tree();
	}

	/** Old Mac line ends, doubled carriage returns, a byte order mark or blank lines in front. */
	private static function with_newlines( string $bytes ): string {
		if ( str_starts_with( $bytes, "\xef\xbb\xbf" ) ) {
			$bytes = substr( $bytes, 3 );
		}
		if ( '' !== $bytes && ( "\n" === $bytes[0] || "\r" === $bytes[0] ) ) {
			$bytes = ltrim( $bytes, "\r\n" );
		}
		$head = substr( $bytes, 0, 4096 );
		if ( false !== strpos( $head, "\r\r\n" ) ) {
			return str_replace( "\r\r\n", "\r\n", $bytes );
		}
		if ( false !== strpos( $head, "\r" ) && false === strpos( $head, "\n" ) ) {
			return strtr( str_replace( "\r\n", "\n", $bytes ), "\r", "\n" );
		}
		if ( false !== strpos( $bytes, "\n --" ) && 1 === preg_match( '/\bboundary\s*=\s*"?([^"\s;]{4,200})/i', $head, $match ) ) {
			return (string) preg_replace( '/\n {1,3}(?=--' . preg_quote( $match[1], '/' ) . ')/', "\n", $bytes );
		}
		return $bytes;
	}

	/**
	 * Reads the headers at $at and adds a part that ends nowhere yet.
	 *
	 * @param array<string, int> $open    boundaries that end headers too
	 * @param string             $default type of a part that names none
	 */
	private function open( int $at, int $parent, int $depth, array $open, string $default ): int {
		[ $end, $start ] = $this->header_end( $at, $open );
		$headers         = HeaderBlock::read( substr( $this->bytes, $at, min( $end - $at, Limits::HEADER_BYTES + 1 ) ) );
		foreach ( $headers->problems as $problem ) {
			$this->problems->add( $problem );
		}
		if ( '' !== $headers->rest ) {
			// The blank line is missing: the text begins inside what looked like headers.
			$start = max( $at, $end - strlen( $headers->rest ) );
			$found = strpos( $this->bytes, substr( $headers->rest, 0, (int) strcspn( $headers->rest, "\r\n" ) ), $at );
			$start = false !== $found && $found < $end ? $found : $start;
		}
		$content       = ContentField::read( $headers->first( 'content-type' ) );
		$this->nodes[] = [
			'parent'  => $parent,
			'headers' => $headers,
			'content' => $content,
			'type'    => self::type( $content->value, $default ),
			'start'   => $start,
			'end'     => strlen( $this->bytes ),
			'depth'   => $depth,
		];
		return count( $this->nodes ) - 1;
	}

	/**
	 * @param array<string, int> $open
	 * @return array{int, int} where the headers end and where the body starts
	 */
	private function header_end( int $at, array $open ): array {
		$length = strlen( $this->bytes );
		if ( $at >= $length ) {
			return [ $length, $length ];
		}
		if ( "\n" === $this->bytes[ $at ] || ( "\r" === $this->bytes[ $at ] && "\n" === ( $this->bytes[ $at + 1 ] ?? '' ) ) ) {
			return [ $at, $at + ( "\n" === $this->bytes[ $at ] ? 1 : 2 ) ];
		}
		$lf    = strpos( $this->bytes, "\n\n", $at );
		$crlf  = strpos( $this->bytes, "\n\r\n", $at );
		$end   = min( false === $lf ? $length : $lf, false === $crlf ? $length : $crlf );
		$start = min( $length, $end + ( $end === $crlf ? 3 : 2 ) );
		if ( [] !== $open ) {
			for ( $line = $at; $line < $end; ) {
				if ( '-' === $this->bytes[ $line ] && '-' === ( $this->bytes[ $line + 1 ] ?? '' ) && null !== $this->match( $line, $open ) ) {
					return [ max( $at, $line - 1 ), $line ];
				}
				$next = strpos( $this->bytes, "\n", $line );
				$line = false === $next ? $end : $next + 1;
			}
		}
		return [ $end, $start ];
	}

	/** Fills one multipart and all that is in it, up to $limit. */
	private function scan( int $node, int $limit ): void {
		/** @var list<array{string, int}> $stack open multiparts: boundary and node */
		$stack   = [];
		$open    = [];
		$leaf    = -1;
		$pos     = $this->nodes[ $node ]['start'];
		$current = $node;
		while ( true ) {
			if ( $current >= 0 ) {
				$boundary = $this->nodes[ $current ]['content']->get( 'boundary' );
				if ( str_starts_with( $this->nodes[ $current ]['type'], 'multipart/' ) && '' !== trim( $boundary ) && count( $stack ) < Limits::DEPTH ) {
					$stack[]                    = [ rtrim( $boundary ), $current ];
					$open[ rtrim( $boundary ) ] = count( $stack ) - 1;
				} else {
					if ( count( $stack ) >= Limits::DEPTH ) {
						$this->problems->add( 'parts nested too deep' );
					}
					$leaf = $current;
				}
				$pos     = $this->nodes[ $current ]['start'];
				$current = -1;
			}
			if ( [] === $stack ) {
				return;
			}
			$newline = $pos > 0 ? strpos( $this->bytes, "\n--", $pos - 1 ) : false;
			if ( false === $newline || $newline >= $limit ) {
				$this->finish( $leaf, array_column( $stack, 1 ), $limit );
				return;
			}
			$end   = strpos( $this->bytes, "\n", $newline + 1 );
			$pos   = false === $end ? $limit : $end + 1;
			$match = $this->match( $newline + 1, $open );
			if ( null === $match ) {
				continue;
			}
			[ $index, $closes ] = $match;
			$before             = $newline > 0 && "\r" === $this->bytes[ $newline - 1 ] ? $newline - 1 : $newline;
			$this->finish( $leaf, array_column( array_slice( $stack, $index + 1 ), 1 ), $before );
			$leaf = -1;
			if ( count( $stack ) > $index + 1 ) {
				$stack = array_slice( $stack, 0, $index + 1 );
				$open  = array_flip( array_column( $stack, 0 ) );
			}
			$owner                        = $stack[ $index ][1];
			$this->nodes[ $owner ]['end'] = $before;
			if ( $closes ) {
				continue;
			}
			if ( count( $this->nodes ) > Limits::PARTS ) {
				$this->problems->add( 'too many parts, the rest is only in the original' );
				return;
			}
			$default = 'multipart/digest' === $this->nodes[ $owner ]['type'] ? 'message/rfc822' : 'text/plain';
			$current = $this->open( $pos, $owner, $index + 1, $open, $default );
		}
	}

	/** @param list<int> $multiparts */
	private function finish( int $leaf, array $multiparts, int $end ): void {
		foreach ( [ $leaf, ...$multiparts ] as $node ) {
			if ( $node >= 0 ) {
				$this->nodes[ $node ]['end'] = max( $this->nodes[ $node ]['start'], $end );
			}
		}
	}

	/**
	 * Which open boundary this line is, and whether it closes it. A longer boundary wins over one that is its beginning.
	 *
	 * @param array<string, int> $open
	 * @return ?array{int, bool}
	 */
	private function match( int $line, array $open ): ?array {
		$end  = strpos( $this->bytes, "\n", $line );
		$text = rtrim( substr( $this->bytes, $line + 2, false === $end ? 1000 : min( 1000, $end - $line - 2 ) ) );
		if ( isset( $open[ $text ] ) ) {
			return [ $open[ $text ], false ];
		}
		if ( str_ends_with( $text, '--' ) && isset( $open[ substr( $text, 0, -2 ) ] ) ) {
			return [ $open[ substr( $text, 0, -2 ) ], true ];
		}
		$longest = '';
		foreach ( $open as $boundary => $index ) {
			$boundary = (string) $boundary;
			if ( strlen( $boundary ) > strlen( $longest ) && str_starts_with( $text, $boundary ) ) {
				$longest = $boundary;
			}
		}
		return '' === $longest ? null : [ $open[ $longest ], '--' === substr( $text, strlen( $longest ), 2 ) ];
	}

	/** A multipart that never met its boundary, or names none: the first line that looks like one is tried. */
	private function find_lost_boundaries(): void {
		$parents = array_flip( array_column( $this->nodes, 'parent' ) );
		foreach ( array_keys( $this->nodes ) as $node ) {
			[ 'type' => $type, 'start' => $start, 'end' => $end, 'depth' => $depth ] = $this->nodes[ $node ];
			if ( ! str_starts_with( $type, 'multipart/' ) || isset( $parents[ $node ] ) || $depth >= Limits::DEPTH || count( $this->nodes ) > Limits::PARTS ) {
				continue;
			}
			$this->problems->add( 'multipart without its boundary' );
			$head = substr( $this->bytes, $start, min( 65536, $end - $start ) );
			if ( 1 === preg_match( '/^--(?!-{20})([^\s-][^\r\n]{0,200}|-{2,}[^\s-][^\r\n]{0,200})\r?\n(?:content-|mime-|\r?\n)/mi', $head, $match ) ) {
				$this->nodes[ $node ]['content'] = new ContentField( $type, [ 'boundary' => rtrim( $match[1] ) ] );
				$this->scan( $node, $end );
			}
		}
	}

	private function tree(): MimePart {
		$children = [];
		for ( $node = count( $this->nodes ) - 1; $node >= 0; $node-- ) {
			[ 'parent' => $parent, 'headers' => $headers, 'content' => $content, 'type' => $type, 'start' => $start, 'end' => $end ] = $this->nodes[ $node ];
			$own  = array_reverse( $children[ $node ] ?? [] );
			$part = new MimePart(
				$headers,
				str_starts_with( $type, 'multipart/' ) && [] === $own ? 'text/plain' : $type,
				$content,
				ContentField::read( $headers->first( 'content-disposition' ) ),
				$own,
				$this->bytes,
				$start,
				max( 0, $end - $start ),
			);
			unset( $children[ $node ] );
			if ( 0 === $node ) {
				return $part;
			}
			$children[ $parent ][] = $part;
		}
		return new MimePart( new HeaderBlock( [] ), 'text/plain', new ContentField( '' ), new ContentField( '' ), [], '', 0, 0 );
	}

	private static function type( string $value, string $default ): string {
		if ( 1 === preg_match( '#^([a-z0-9.+_-]+)\s*/\s*([a-z0-9.+_*-]+)#', $value, $match ) ) {
			return $match[1] . '/' . $match[2];
		}
		return [ 'text' => 'text/plain', 'plain' => 'text/plain', 'html' => 'text/html', 'multipart' => 'multipart/mixed', 'message' => 'message/rfc822' ][ $value ] ?? $default;
	}
}
