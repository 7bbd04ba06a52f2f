<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Mime\Html\HtmlReader;
use Deskfold\Mime\MailBody;
use Deskfold\Mime\Problems;
use Deskfold\Mime\Reply\HtmlCutter;
use Deskfold\Mime\Reply\ReplyCutter;

/** A mail's words in two halves: what was written now, and history with signature. Both halves together are everything. */
final class VisibleText {

	private function __construct(
		public readonly string $text,
		public readonly string $quoted_text,
		public readonly string $html,
		public readonly string $quoted_html,
		public readonly string $full_text,
	) {
	}

	public static function of( MailBody $body, Problems $problems ): self {
		if ( '' === trim( $body->html ) ) {
			return self::plain( $body->text );
		}
		$document = HtmlReader::read( $body->html, $problems );
		if ( '' === trim( $body->text ) ) {
			$cut = HtmlCutter::cut( $document, true );
			return new self( $cut->visible_text(), $cut->quoted_text(), $cut->visible(), $cut->quoted(), $cut->full_text() );
		}
		$lines = explode( "\n", $body->text );
		$words = ReplyCutter::cut( $lines );
		$cut   = HtmlCutter::cut( $document, $words->has_quote );
		// Where only the HTML knows what is quoted, its text is the better one.
		if ( $cut->has_quote && ! $words->has_quote && ! $cut->is_whole() ) {
			return new self( $cut->visible_text(), $cut->quoted_text(), $cut->visible(), $cut->quoted(), trim( $body->text ) );
		}
		return new self( $words->visible( $lines ), $words->quoted( $lines ), $cut->visible(), $cut->quoted(), trim( $body->text ) );
	}

	/** Words that have no history to cut away. */
	public static function whole( string $text ): self {
		return new self( $text, '', '', '', $text );
	}

	public static function plain( string $text ): self {
		$lines = explode( "\n", $text );
		$cut   = ReplyCutter::cut( $lines );
		return new self( $cut->visible( $lines ), $cut->quoted( $lines ), '', '', trim( $text ) );
	}
}
