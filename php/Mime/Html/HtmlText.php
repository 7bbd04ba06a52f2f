<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Html;

/** An HtmlDocument as lines of plain text, each knowing at which piece it begins. */
final class HtmlText {

	/** What a tag does to the line that is being written. */
	private const INLINE = 0;
	private const BREAK  = 1;
	private const CELL   = 2;
	private const BLOCK  = 3;
	private const SPACED = 4;

	private const WITH_SPACE = [ 'p' => 1, 'h1' => 1, 'h2' => 1, 'h3' => 1, 'h4' => 1, 'ul' => 1, 'ol' => 1, 'blockquote' => 1, 'pre' => 1, 'table' => 1 ];

	/** @var array<string, int> there are few tags, and the same ones always mean the same */
	private static array $kinds = [];

	private string $line  = '';
	private int $begins   = -1;
	/** Whether the empty line holds a hard blank, which is how mail programs write an empty line. */
	private bool $is_blank = false;
	/** @var list<string> */
	private array $lines = [];
	/** @var list<int> */
	private array $at = [];

	/** @var array<int, int> first piece of a hidden stretch → the piece after it */
	private array $hidden = [];
	private int $next     = 0;
	private int $pre      = 0;

	public function __construct( private readonly HtmlDocument $document ) {
		foreach ( $document->marks as $mark ) {
			if ( Marks::HIDDEN === $mark['kind'] ) {
				$this->hidden[ $mark['from'] ] = min( $mark['to'], $document->count() );
			}
		}
	}

	public static function of( HtmlDocument $document ): string {
		return trim( implode( "\n", self::lines( $document )[0] ), "\n" );
	}

	/** @return array{list<string>, list<int>} lines, and for each the piece where it begins */
	public static function lines( HtmlDocument $document ): array {
		return ( new self( $document ) )->up_to( $document->count() );
	}

	public function is_whole(): bool {
		return $this->next > $this->document->count();
	}

	/**
	 * All lines that begin before a piece and the first that does not; asked again it goes on where it was.
	 *
	 * @return array{list<string>, list<int>} lines, and for each the piece where it begins
	 */
	public function up_to( int $piece ): array {
		$count = $this->document->count();
		$last  = count( $this->at ) - 1;
		while ( $this->next < $count && ( $last < 0 || $this->at[ $last ] < $piece ) ) {
			$this->take( $this->next );
			$last = count( $this->at ) - 1;
		}
		if ( $this->next === $count && ( $last < 0 || $this->at[ $last ] < $piece ) ) {
			$this->end_line( false, $count );
			++$this->next;
		}
		return [ $this->lines, $this->at ];
	}

	private function take( int $at ): void {
		$this->next = $at + 1;
		if ( isset( $this->hidden[ $at ] ) && $this->hidden[ $at ] > $at + 1 ) {
			$this->next = $this->hidden[ $at ];
			return;
		}
		$tag = $this->document->tags[ $at ];
		if ( '' === $tag ) {
			$this->add( $this->document->pieces[ $at ], $at, $this->pre > 0 );
			return;
		}
		$kind = self::$kinds[ $tag ] ??= self::kind( $tag );
		if ( self::INLINE !== $kind ) {
			$this->tag( $tag, $kind, $at );
			$this->pre += 'pre' === $tag ? 1 : ( '/pre' === $tag ? -1 : 0 );
		}
	}

	private function add( string $text, int $at, bool $is_pre ): void {
		// A line of plain words, or blanks between two blocks: the most frequent texts of all.
		if ( ! $is_pre && '' === $this->line ) {
			if ( strcspn( $text, "&\t\r\n\xc2" ) === strlen( $text ) && false === strpos( $text, '  ' ) ) {
				$this->append( ltrim( $text, ' ' ), $at );
				return;
			}
			if ( '' === trim( $text, " \n\r\t" ) ) {
				return;
			}
		}
		if ( false !== strpos( $text, '&' ) ) {
			$text = html_entity_decode( $text, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		}
		if ( false !== strpos( $text, "\u{a0}" ) ) {
			$text           = str_replace( "\u{a0}", ' ', $text );
			$this->is_blank = true;
		}
		if ( $is_pre ) {
			$rows = explode( "\n", str_replace( "\r", '', $text ) );
			foreach ( $rows as $index => $row ) {
				if ( $index > 0 ) {
					$this->end_line( true, $at );
				}
				$this->append( $row, $at );
			}
			return;
		}
		if ( false !== strpos( $text, "\n" ) || false !== strpos( $text, "\t" ) || false !== strpos( $text, '  ' ) || false !== strpos( $text, "\r" ) ) {
			$text = (string) preg_replace( '/[ \t\r\n]+/', ' ', $text );
		}
		if ( '' === $this->line || str_ends_with( $this->line, ' ' ) ) {
			$text = ltrim( $text, ' ' );
		}
		$this->append( $text, $at );
	}

	private function append( string $text, int $at ): void {
		if ( '' === $text ) {
			return;
		}
		if ( $this->begins < 0 ) {
			$this->begins = $at;
		}
		$this->line .= $text;
	}

	private function tag( string $tag, int $kind, int $at ): void {
		if ( self::CELL === $kind ) {
			if ( '/' === $tag[0] && '' !== $this->line && ! str_ends_with( $this->line, ' ' ) ) {
				$this->line .= ' ';
			}
			return;
		}
		$this->end_line( self::BREAK === $kind, $at );
		if ( 'li' === $tag ) {
			$this->append( '- ', $at );
		} elseif ( self::SPACED === $kind ) {
			$this->blank_line( $at );
		}
	}

	private static function kind( string $tag ): int {
		$name = ltrim( $tag, '/' );
		if ( 'br' === $name ) {
			return self::BREAK;
		}
		if ( 'td' === $name || 'th' === $name ) {
			return self::CELL;
		}
		if ( ! AllowedHtml::ELEMENTS[ $name ] ) {
			return self::INLINE;
		}
		return 'li' !== $name && isset( self::WITH_SPACE[ $name ] ) ? self::SPACED : self::BLOCK;
	}

	private function end_line( bool $even_empty, int $at ): void {
		$line = '' === $this->line ? '' : rtrim( $this->line );
		if ( '' !== $line || $even_empty ) {
			$this->lines[] = $line;
			$this->at[]    = $this->begins < 0 ? $at : $this->begins;
		} elseif ( $this->is_blank ) {
			$this->blank_line( $at );
		}
		$this->line     = '';
		$this->begins   = -1;
		$this->is_blank = false;
	}

	private function blank_line( int $at ): void {
		if ( [] !== $this->lines && '' !== $this->lines[ count( $this->lines ) - 1 ] ) {
			$this->lines[] = '';
			$this->at[]    = $at;
		}
	}
}
