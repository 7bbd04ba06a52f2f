<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Html;

/** An HtmlDocument as lines of plain text, each knowing at which piece it begins. */
final class HtmlText {

	/** The most frequent tags that end no line. */
	private const INLINE = [ 'span' => 1, '/span' => 1, 'b' => 1, '/b' => 1, 'a' => 1, '/a' => 1, 'font' => 1, '/font' => 1, 'i' => 1, '/i' => 1, 'strong' => 1, '/strong' => 1, 'tbody' => 1, '/tbody' => 1, 'img' => 1 ];
	private const SPACED = [ 'p' => 1, 'h1' => 1, 'h2' => 1, 'h3' => 1, 'h4' => 1, 'ul' => 1, 'ol' => 1, 'blockquote' => 1, 'pre' => 1, 'table' => 1 ];

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
			if ( isset( self::INLINE[ $tag ] ) ) {
				continue;
			}
			$text->tag( $tag, $at );
			$pre += 'pre' === $tag ? 1 : ( '/pre' === $tag ? -1 : 0 );
		}
		$text->end_line( false, $count );
		return [ $text->lines, $text->at ];
	}

	private function add( string $text, int $at, bool $is_pre ): void {
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

	private function tag( string $tag, int $at ): void {
		$name = ltrim( $tag, '/' );
		if ( 'br' === $name ) {
			$this->end_line( true, $at );
			return;
		}
		if ( 'td' === $name || 'th' === $name ) {
			if ( '/' === $tag[0] && '' !== $this->line && ! str_ends_with( $this->line, ' ' ) ) {
				$this->line .= ' ';
			}
			return;
		}
		if ( ! AllowedHtml::ELEMENTS[ $name ] ) {
			return;
		}
		$this->end_line( false, $at );
		if ( 'li' === $tag ) {
			$this->append( '- ', $at );
		} elseif ( isset( self::SPACED[ $name ] ) ) {
			$this->blank_line( $at );
		}
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
