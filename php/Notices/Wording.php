<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

/** Subject and text of a letter in one language, with words in braces that are filled in. */
final class Wording {

	/** @param string $text paragraphs with a blank line between them, and a few tags */
	public function __construct(
		public readonly string $subject,
		public readonly string $text,
	) {
	}

	/** As somebody typed it, without what a letter must not have. */
	public static function typed( string $subject, string $text ): self {
		return new self( sanitize_text_field( $subject ), trim( str_replace( "\r", '', LetterText::clean( $text ) ) ) );
	}

	public function whole(): string {
		return "{$this->subject}\n{$this->text}";
	}

	public function equals( self $other ): bool {
		return $this->subject === $other->subject && trim( $this->text ) === trim( $other->text );
	}
}
