<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Reply;

use Deskfold\Mime\Html\HtmlDocument;
use Deskfold\Mime\Html\HtmlText;

/**
 * The lines of an HTML document, each with the piece where it begins, made as far as they are asked for: most of a mail is
 * often a quote that its program has marked. And quick answers about stretches of pieces.
 */
final class HtmlLines {

	private readonly HtmlText $text;

	public function __construct( private readonly HtmlDocument $document ) {
		$this->text = new HtmlText( $document );
	}

	/** @return list<string> all that begin before a piece, and the first that does not */
	public function before( int $piece ): array {
		return $this->text->up_to( $piece )[0];
	}

	/** @return list<string> */
	public function all(): array {
		return $this->before( $this->document->count() );
	}

	/** @return list<string> none where nobody has asked for all of them yet */
	public function known(): array {
		return $this->text->is_whole() ? $this->text->up_to( 0 )[0] : [];
	}

	/** Where a line begins that has been read; the end of the document after the last. */
	public function piece( int $line ): int {
		return $this->text->up_to( 0 )[1][ $line ] ?? $this->document->count();
	}

	/** Words or a picture. */
	public function has_text( int $from, int $to ): bool {
		for ( $piece = $from; $piece < $to; $piece++ ) {
			if ( '' === $this->document->tags[ $piece ] ) {
				$text = $this->document->pieces[ $piece ];
				$text = false === strpos( $text, '&' ) ? $text : html_entity_decode( $text, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
				if ( '' !== trim( $text ) && 1 === preg_match( '/[^\s\x{a0}\x{200b}-\x{200f}\x{feff}]/u', $text ) ) {
					return true;
				}
			}
			if ( 'img' === $this->document->tags[ $piece ] ) {
				return true;
			}
		}
		return false;
	}

	/** The first line that begins at this piece or after it. */
	public function line_at( int $piece ): int {
		$at   = $this->text->up_to( $piece )[1];
		$low  = 0;
		$high = count( $at );
		while ( $low < $high ) {
			$middle = intdiv( $low + $high, 2 );
			if ( $at[ $middle ] < $piece ) {
				$low = $middle + 1;
			} else {
				$high = $middle;
			}
		}
		return $low;
	}
}
