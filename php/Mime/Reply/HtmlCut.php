<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Reply;

use Deskfold\Mime\Html\HtmlDocument;
use Deskfold\Mime\Html\HtmlReader;
use Deskfold\Mime\Html\HtmlText;

/** An HTML mail in two halves: what was written now, and history with signature. Each stands by itself. */
final class HtmlCut {

	/**
	 * @param list<string>          $lines  of the whole document; [] where nobody needed them
	 * @param list<array{int, int}> $hidden ranges of pieces
	 */
	public function __construct(
		private readonly HtmlDocument $document,
		private readonly array $lines,
		private readonly array $hidden,
		public readonly bool $has_quote,
	) {
	}

	public function visible(): string {
		return [] === $this->hidden ? trim( $this->document->html() ) : $this->document->cut( $this->hidden, false );
	}

	public function quoted(): string {
		return [] === $this->hidden ? '' : $this->document->cut( $this->hidden, true );
	}

	public function is_whole(): bool {
		return [] === $this->hidden;
	}

	public function visible_text(): string {
		return [] === $this->hidden ? $this->full_text() : HtmlText::of( HtmlReader::read( $this->visible() ) );
	}

	public function quoted_text(): string {
		return [] === $this->hidden ? '' : HtmlText::of( HtmlReader::read( $this->quoted() ) );
	}

	public function full_text(): string {
		return trim( [] === $this->lines ? HtmlText::of( $this->document ) : implode( "\n", $this->lines ), "\n" );
	}
}
