<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** Bytes → tree of parts, in one pass over the lines that could be boundaries. Bad structure never stops it. */
final class MimeParser {

	/** Bytes of a line that is compared with boundaries. */
	private const LONGEST = 4000;

	/** @var list<array{parent: int, headers: HeaderBlock, content: ContentField, type: string, start: int, end: int, depth: int}> */
	private array $nodes = [];
	/** @var list<array{string, int}> multiparts that are open here, outermost first: boundary and node */
	private array $stack = [];
	/** @var array<string, int> boundary → place in the stack */
	private array $open = [];
	private int $leaf   = -1;

	private function __construct(
		private readonly string $bytes,
		private readonly Problems $problems,
	) {
	}

	public static function parse( string $bytes, Problems $problems ): MimePart {
		$bytes  = LineEnds::plain( $bytes );
		$parser = new self( $bytes, $problems );
		$parser->add( 0, -1, 0, [], 'text/plain' );
		$parser->scan( 0, strlen( $bytes ) );
		$parser->find_lost_boundaries();
		return self::decoded( $parser->tree(), $problems );
	}

	/** A multipart must not be encoded as a whole (RFC 2045, 6.4); some are. */
	private static function decoded( MimePart $root, Problems $problems ): MimePart {
		$type = $root->headers->first( 'content-type' );
		if ( $root->is_multipart() || 0 !== strncasecmp( $type, 'multipart/', 10 ) || 1 !== preg_match( '/^(?:base64|quoted-printable)$/', $root->encoding() ) ) {
			return $root;
		}
		$inner = self::parse( "Content-Type: $type\n\n" . $root->body( $problems ), $problems );
		return $inner->is_multipart() ? $inner->under( $root->headers ) : $root;
	}

	/**
	 * Reads the headers at $at and adds a part that ends nowhere yet.
	 *
	 * @param array<string, int> $open    boundaries that end headers too
	 * @param string             $default type of a part that names none
	 */
	private function add( int $at, int $parent, int $depth, array $open, string $default ): int {
		[ $end, $start ] = $this->header_end( $at, $open );
		$headers         = HeaderBlock::read( $end - $at > Limits::HEADER_BYTES ? $this->both_ends( $at, $end ) : substr( $this->bytes, $at, $end - $at ) );
		foreach ( $headers->problems as $problem ) {
			HeaderBlock::CUT === $problem ? $this->problems->cut( $problem ) : $this->problems->add( $problem );
		}
		if ( '' !== $headers->rest ) {
			// The blank line is missing: the text begins inside what looked like headers.
			$start = max( $at, $end - strlen( $headers->rest ) );
			$found = strpos( $this->bytes, substr( $headers->rest, 0, strcspn( $headers->rest, "\r\n" ) ), $at );
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

	/** Of headers over the limit the beginning and the end: who wrote stands in one of them. */
	private function both_ends( int $at, int $end ): string {
		$this->problems->cut( HeaderBlock::CUT );
		return substr( $this->bytes, $at, Limits::HEADER_BYTES - Limits::FIELD_BYTES ) . strstr( substr( $this->bytes, $end + 1 - Limits::FIELD_BYTES, Limits::FIELD_BYTES - 1 ), "\n" );
	}

	/**
	 * @param array<string, int> $open
	 * @return array{int, int} where the headers end and where the body starts
	 */
	private function header_end( int $at, array $open ): array {
		$length = strlen( $this->bytes );
		// Line by line, so that headers without an end cost no look at the whole mail for each part.
		for ( $line = $at; $line < $length; ) {
			$first = $this->bytes[ $line ];
			if ( "\n" === $first || ( "\r" === $first && "\n" === ( $this->bytes[ $line + 1 ] ?? '' ) ) ) {
				return [ max( $at, $line - 1 ), $line + ( "\n" === $first ? 1 : 2 ) ];
			}
			if ( '-' === $first && [] !== $open && '-' === ( $this->bytes[ $line + 1 ] ?? '' ) && null !== $this->match( $line, $open ) ) {
				return [ max( $at, $line - 1 ), $line ];
			}
			$next = strpos( $this->bytes, "\n", $line );
			$line = false === $next ? $length : $next + 1;
		}
		return [ $length, $length ];
	}

	/** Fills one multipart and all that is in it, up to $limit. */
	private function scan( int $node, int $limit ): void {
		$this->stack = [];
		$this->open  = [];
		$this->leaf  = -1;
		$this->enter( $node );
		$pos = $this->nodes[ $node ]['start'];
		while ( [] !== $this->stack ) {
			$newline = $pos > 0 ? strpos( $this->bytes, "\n--", $pos - 1 ) : false;
			if ( false === $newline || $newline >= $limit ) {
				$this->finish( array_column( $this->stack, 1 ), $limit );
				return;
			}
			$end   = strpos( $this->bytes, "\n", $newline + 1 );
			$pos   = false === $end ? $limit : $end + 1;
			$match = $this->match( $newline + 1, $this->open );
			if ( null === $match ) {
				continue;
			}
			[ $index, $closes ] = $match;
			$this->leave( $index, $newline > 0 && "\r" === $this->bytes[ $newline - 1 ] ? $newline - 1 : $newline );
			if ( $closes ) {
				continue;
			}
			if ( count( $this->nodes ) > Limits::PARTS ) {
				$this->problems->cut( 'too many parts, the rest is only in the original' );
				return;
			}
			$owner   = $this->stack[ $index ][1];
			$default = 'multipart/digest' === $this->nodes[ $owner ]['type'] ? 'message/rfc822' : 'text/plain';
			$child   = $this->add( $pos, $owner, $index + 1, $this->open, $default );
			$this->enter( $child );
			$pos = $this->nodes[ $child ]['start'];
		}
	}

	/** A multipart waits for its boundary, anything else for its end. */
	private function enter( int $node ): void {
		$boundary = rtrim( $this->nodes[ $node ]['content']->get( 'boundary' ) );
		$is_one   = str_starts_with( $this->nodes[ $node ]['type'], 'multipart/' ) && ( '' !== $boundary || $this->nodes[ $node ]['content']->has( 'boundary' ) );
		if ( $is_one && count( $this->stack ) < Limits::DEPTH ) {
			$this->stack[]           = [ $boundary, $node ];
			$this->open[ $boundary ] = count( $this->stack ) - 1;
			return;
		}
		if ( $is_one ) {
			$this->problems->cut( 'parts nested too deep' );
		}
		$this->leaf = $node;
	}

	/** A boundary of the multipart at $index of the stack ends all that was open inside it. */
	private function leave( int $index, int $end ): void {
		$this->finish( array_column( array_slice( $this->stack, $index + 1 ), 1 ), $end );
		if ( count( $this->stack ) > $index + 1 ) {
			$this->stack = array_slice( $this->stack, 0, $index + 1 );
			$this->open  = array_flip( array_column( $this->stack, 0 ) );
		}
		$this->end( $this->stack[ $index ][1], $end );
	}

	/** @param list<int> $multiparts */
	private function finish( array $multiparts, int $end ): void {
		foreach ( [ $this->leaf, ...$multiparts ] as $node ) {
			$this->end( $node, $end );
		}
		$this->leaf = -1;
	}

	private function end( int $node, int $end ): void {
		if ( isset( $this->nodes[ $node ] ) ) {
			$this->nodes[ $node ]['end'] = max( $this->nodes[ $node ]['start'], $end );
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
		$text = rtrim( substr( $this->bytes, $line + 2, false === $end ? self::LONGEST : min( self::LONGEST, $end - $line - 2 ) ) );
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
