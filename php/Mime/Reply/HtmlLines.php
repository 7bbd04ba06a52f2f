<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Reply;

use Deskfold\Mime\Html\HtmlDocument;
use Deskfold\Mime\Html\HtmlText;

/** The lines of an HTML document, each with the piece where it begins, and quick answers about stretches of pieces. */
final class HtmlLines {

	/** @var list<string> */
	public readonly array $all;
	/** @var list<int> ascending */
	public readonly array $at;

	public function __construct( private readonly HtmlDocument $document ) {
		[ $this->all, $this->at ] = HtmlText::lines( $document );
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
		$low  = 0;
		$high = count( $this->at );
		while ( $low < $high ) {
			$middle = intdiv( $low + $high, 2 );
			if ( $this->at[ $middle ] < $piece ) {
				$low = $middle + 1;
			} else {
				$high = $middle;
			}
		}
		return $low;
	}
}
