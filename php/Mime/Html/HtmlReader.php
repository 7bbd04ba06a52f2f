<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Html;

use Deskfold\Mime\Limits;
use Deskfold\Mime\Problems;

/**
 * HTML of strangers → HtmlDocument: only allowed tags, written anew, well nested. Nothing of the source is copied that was not
 * understood, so it does not matter in what strange way a browser would have read it.
 */
final class HtmlReader {

	/** @var array<string, array{string, string, bool}> the most frequent tags, which only open: name, clean tag, whether it ends a paragraph */
	private static array $plain = [];

	/** @var list<string> */
	private array $pieces = [];
	/** @var list<string> */
	private array $tags = [];
	/** @var list<array{kind: string, from: int, to: int}> */
	private array $marks = [];
	/** @var list<string> names of open elements; '' for one whose tag was dropped */
	private array $open = [];
	/** @var array<int, int> depth of an open element → its mark */
	private array $open_marks = [];
	private bool $quotes_are_broken = false;
	/** How many paragraphs are open: mostly none, and then no block has to end one. */
	private int $paragraphs = 0;

	private function __construct( private readonly string $html ) {
	}

	public static function read( string $html, ?Problems $problems = null ): HtmlDocument {
		if ( strlen( $html ) > Limits::HTML_BYTES ) {
			$html = mb_strcut( $html, 0, Limits::HTML_BYTES, 'UTF-8' );
			$problems?->cut( 'HTML over the size limit was cut' );
		}
		$reader = new self( (string) preg_replace( '/[\x00-\x08\x0b\x0c\x0e-\x1f]+/', '', 1 === preg_match( '//u', $html ) ? $html : mb_scrub( $html, 'UTF-8' ) ) );
		$reader->walk();
		return new HtmlDocument( $reader->pieces, $reader->tags, $reader->marks );
	}

	private function walk(): void {
		$html   = $this->html;
		$length = strlen( $html );
		$pos    = 0;
		while ( $pos < $length ) {
			$lt = strpos( $html, '<', $pos );
			if ( false === $lt ) {
				$this->text( substr( $html, $pos ) );
				break;
			}
			if ( $lt > $pos ) {
				$text = substr( $html, $pos, $lt - $pos );
				if ( strcspn( $text, '&>' ) === $lt - $pos ) {
					$this->pieces[] = $text;
					$this->tags[]   = '';
				} else {
					$this->text( $text );
				}
			}
			$next = $html[ $lt + 1 ] ?? '';
			if ( '/' === $next && ctype_alpha( $html[ $lt + 2 ] ?? '' ) ) {
				$pos = $this->end_tag( $lt );
			} elseif ( ctype_alpha( $next ) ) {
				$pos = $this->start_tag( $lt );
			} elseif ( '!' === $next || '?' === $next || '/' === $next ) {
				$pos = Comment::end( $html, $lt );
			} else {
				$this->text( '<' );
				$pos = $lt + 1;
			}
		}
		while ( [] !== $this->open ) {
			$this->close();
		}
	}

	private function text( string $text ): void {
		if ( '' === $text ) {
			return;
		}
		if ( false !== strpos( $text, '&' ) || false !== strpos( $text, '>' ) || '<' === $text[0] ) {
			$text = (string) preg_replace( '/&(?!(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)/', '&amp;', $text );
			$text = strtr( $text, [ '<' => '&lt;', '>' => '&gt;' ] );
		}
		$this->pieces[] = $text;
		$this->tags[]   = '';
	}

	/** @return int where reading goes on */
	private function start_tag( int $lt ): int {
		$raw   = substr( $this->html, $lt, strcspn( $this->html, '>', $lt ) + 1 );
		$plain = self::$plain[ $raw ] ?? null;
		if ( null !== $plain && ( ! $plain[2] || 0 === $this->paragraphs ) ) {
			$this->push( $plain[0], $plain[1] );
			return $lt + strlen( $raw );
		}
		// One that was met before has its quotes whole and ends where it seems to.
		$known = StartTag::seen( $raw );
		$end   = $lt + strlen( $raw );
		if ( null === $known ) {
			$end   = $this->tag_end( $lt );
			$raw   = substr( $this->html, $lt, $end - $lt );
			$known = StartTag::read( $raw, ! $this->quotes_are_broken );
		}
		[ $name, $clean, $mark ] = $known;
		if ( isset( AllowedHtml::SILENT[ $name ] ) ) {
			$close = 'xml' === $name && str_ends_with( $raw, '/>' ) ? $end : stripos( $this->html, '</' . $name, $end );
			return false === $close ? strlen( $this->html ) : $close;
		}
		if ( 'plaintext' === $name ) {
			$this->text( substr( $this->html, $end ) );
			return strlen( $this->html );
		}
		if ( '' === $clean || isset( AllowedHtml::VOID[ $name ] ) ) {
			$this->add_void( $name, $clean, $mark );
		} else {
			$this->open( $name, $clean, $mark );
			if ( '' === $mark && ! isset( AllowedHtml::CLOSES[ $name ] ) && null !== StartTag::seen( $raw ) ) {
				self::$plain         = count( self::$plain ) > 1000 ? [] : self::$plain;
				self::$plain[ $raw ] = [ $name, $clean, AllowedHtml::ELEMENTS[ $name ] ];
			}
		}
		return $end;
	}

	/** A tag without content of its own, or one that is not allowed and leaves only its mark. */
	private function add_void( string $name, string $clean, string $mark ): void {
		if ( 'hr' === $name ) {
			$this->close_paragraph();
		}
		if ( '' !== $mark ) {
			$this->marks[] = [ 'kind' => $mark, 'from' => count( $this->pieces ), 'to' => count( $this->pieces ) + ( '' === $clean ? 0 : 1 ) ];
		}
		if ( '' !== $clean ) {
			$this->pieces[] = $clean;
			$this->tags[]   = $name;
		}
	}

	private function open( string $name, string $clean, string $mark ): void {
		if ( isset( AllowedHtml::CLOSES[ $name ] ) ) {
			$this->close_implied( AllowedHtml::CLOSES[ $name ][0], AllowedHtml::CLOSES[ $name ][1] );
		}
		if ( AllowedHtml::ELEMENTS[ $name ] ) {
			$this->close_paragraph();
		}
		if ( '' !== $mark && count( $this->open ) < Limits::HTML_DEPTH ) {
			$this->open_marks[ count( $this->open ) ] = count( $this->marks );
			$this->marks[]                            = [ 'kind' => $mark, 'from' => count( $this->pieces ), 'to' => PHP_INT_MAX ];
		}
		$this->push( $name, $clean );
	}

	private function push( string $name, string $clean ): void {
		if ( count( $this->open ) >= Limits::HTML_DEPTH ) {
			return;
		}
		$this->open[]   = $name;
		$this->pieces[] = $clean;
		$this->tags[]   = $name;
		if ( 'p' === $name ) {
			++$this->paragraphs;
		}
	}

	/** A quote that never ends is no quote, here and from here on. */
	private function tag_end( int $lt ): int {
		$end                     = $this->quotes_are_broken ? null : StartTag::end( $this->html, $lt );
		$this->quotes_are_broken = null === $end;
		return $end ?? min( strlen( $this->html ), $lt + strcspn( $this->html, '>', $lt ) + 1 );
	}

	/** @return int where reading goes on */
	private function end_tag( int $lt ): int {
		$length = strcspn( $this->html, '>', $lt + 2 );
		$name   = substr( $this->html, $lt + 2, $length );
		$top    = count( $this->open ) - 1;
		if ( $top >= 0 && $this->open[ $top ] === $name ) {
			$this->close();
		} else {
			$this->end( isset( AllowedHtml::ELEMENTS[ $name ] ) ? $name : strtolower( substr( $name, 0, strcspn( $name, " \t\r\n/" ) ) ) );
		}
		return min( strlen( $this->html ), $lt + 3 + $length );
	}

	private function end( string $name ): void {
		if ( 'br' === $name || ( 'p' === $name && 0 === $this->paragraphs ) ) {
			$this->pieces[] = '<br>';
			$this->tags[]   = 'br';
			return;
		}
		$depth = count( $this->open ) - 1;
		// A cell is never left by the end of something that began outside of it.
		while ( $depth >= 0 && $this->open[ $depth ] !== $name ) {
			if ( isset( [ 'td' => 1, 'th' => 1 ][ $this->open[ $depth ] ] ) && ! isset( [ 'tr' => 1, 'table' => 1, 'tbody' => 1, 'thead' => 1, 'tfoot' => 1 ][ $name ] ) ) {
				return;
			}
			--$depth;
		}
		if ( $depth >= 0 ) {
			while ( count( $this->open ) > $depth ) {
				$this->close();
			}
		}
	}

	private function close(): void {
		$name = (string) array_pop( $this->open );
		if ( 'p' === $name ) {
			--$this->paragraphs;
		}
		$this->pieces[] = '</' . $name . '>';
		$this->tags[]   = '/' . $name;
		$depth = count( $this->open );
		if ( isset( $this->open_marks[ $depth ] ) ) {
			$mark                 = $this->open_marks[ $depth ];
			$this->marks[ $mark ] = [ 'kind' => $this->marks[ $mark ]['kind'], 'from' => $this->marks[ $mark ]['from'], 'to' => count( $this->pieces ) ];
			unset( $this->open_marks[ $depth ] );
		}
	}

	/**
	 * @param array<string, true> $closes
	 * @param array<string, true> $fence
	 */
	private function close_implied( array $closes, array $fence ): void {
		for ( $depth = count( $this->open ) - 1; $depth >= 0 && ! isset( $fence[ $this->open[ $depth ] ] ); $depth-- ) {
			if ( isset( $closes[ $this->open[ $depth ] ] ) ) {
				while ( count( $this->open ) > $depth ) {
					$this->close();
				}
				return;
			}
		}
	}

	/** A block ends the paragraph before it. */
	private function close_paragraph(): void {
		if ( $this->paragraphs > 0 ) {
			$this->close_implied( [ 'p' => true ], [ 'td' => true, 'th' => true, 'table' => true, 'div' => true, 'li' => true, 'blockquote' => true ] );
		}
	}
}
