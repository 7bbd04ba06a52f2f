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
	/** @var list<string> */
	private array $lines = [];
	/** @var list<int> */
	private array $at = [];

	private function __construct() {
	}

	public static function of( HtmlDocument $document ): string {
		return trim( implode( "\n", self::lines( $document )[0] ), "\n" );
	}

	/** @return array{list<string>, list<int>} lines, and for each the piece where it begins */
	public static function lines( HtmlDocument $document ): array {
		$hidden = [];
		foreach ( $document->marks as $mark ) {
			if ( Marks::HIDDEN === $mark['kind'] ) {
				$hidden[ $mark['from'] ] = min( $mark['to'], $document->count() );
			}
		}
		$text  = new self();
		$pre   = 0;
		$count = $document->count();
		for ( $at = 0; $at < $count; $at++ ) {
			if ( isset( $hidden[ $at ] ) && $hidden[ $at ] > $at + 1 ) {
				$at = $hidden[ $at ] - 1;
				continue;
			}
			$tag = $document->tags[ $at ];
			if ( '' === $tag ) {
				$text->add( $document->pieces[ $at ], $at, $pre > 0 );
				continue;
			}
			$kind = self::$kinds[ $tag ] ??= self::kind( $tag );
			if ( self::INLINE === $kind ) {
				continue;
			}
			$text->tag( $tag, $kind, $at );
			$pre += 'pre' === $tag ? 1 : ( '/pre' === $tag ? -1 : 0 );
		}
		$text->end_line( false, $count );
		return [ $text->lines, $text->at ];
	}

	private function add( string $text, int $at, bool $is_pre ): void {
		// Blanks between two blocks, the most frequent text of all.
		if ( ! $is_pre && '' === $this->line && '' === trim( $text, " \n\r\t" ) ) {
			return;
		}
		if ( false !== strpos( $text, '&' ) ) {
			$text = html_entity_decode( $text, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		}
		if ( false !== strpos( $text, "\u{a0}" ) ) {
			$text = str_replace( "\u{a0}", ' ', $text );
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
		}
		$this->line   = '';
		$this->begins = -1;
	}

	private function blank_line( int $at ): void {
		if ( [] !== $this->lines && '' !== $this->lines[ count( $this->lines ) - 1 ] ) {
			$this->lines[] = '';
			$this->at[]    = $at;
		}
	}
}
