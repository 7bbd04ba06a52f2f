<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Tickets\Status;

/** What an agent wrote above the line, with the commands that stood at its beginning. */
final class AnswerText {

	private function __construct(
		public readonly string $text,
		public readonly bool $is_note,
		public readonly ?Status $status,
		public readonly bool $assigns_me,
	) {
	}

	/** @param string $visible without quote and signature */
	public static function read( string $visible ): self {
		$rest  = ltrim( self::above_the_line( str_replace( "\r", '', $visible ) ) );
		$words = [];
		// One after the other, on lines of their own or before the text; whatever else begins with @ is text.
		while ( 1 === preg_match( '/^@(note|resolved?|close|assign[ \t]+me)(?![\p{L}\p{N}@._-])[ \t:]*/iu', $rest, $found ) ) {
			$words[] = strtolower( (string) preg_replace( '/\s+/', ' ', $found[1] ) );
			$rest    = ltrim( substr( $rest, strlen( $found[0] ) ) );
		}
		$closes = [] !== array_intersect( [ 'resolve', 'resolved', 'close' ], $words );
		return new self( trim( $rest ), in_array( 'note', $words, true ), $closes ? Status::Resolved : null, in_array( 'assign me', $words, true ) );
	}

	public function has_commands(): bool {
		return null !== $this->status || $this->assigns_me;
	}

	public function html(): string {
		$paragraphs = preg_split( '/\n\s*\n/', $this->text );
		return implode( '', array_map( static fn ( string $one ): string => '<p>' . str_replace( "\n", '<br>', esc_html( trim( $one ) ) ) . '</p>', array_filter( false === $paragraphs ? [] : $paragraphs, static fn ( string $one ): bool => '' !== trim( $one ) ) ) );
	}

	/** The line is still in sight where a mail program quotes in a way that nobody knows: then its introduction goes too. */
	private static function above_the_line( string $text ): string {
		$mark = strpos( $text, WriteNotification::MARK );
		if ( false !== $mark ) {
			$text = rtrim( substr( $text, 0, $mark ), "> \t\n*" );
			$last = (int) strrpos( "\n\n$text", "\n\n" );
			$text = self::introduces( substr( $text, $last ) ) ? substr( $text, 0, $last ) : $text;
		}
		// Nothing but a quote is no answer.
		return 1 === preg_match( '/^[ \t]*[^>\s]/m', $text ) ? $text : '';
	}

	/** "On Monday … wrote:", or a block of "From: … Sent: … To: …". */
	private static function introduces( string $paragraph ): bool {
		return 1 === preg_match( '/[@\d].*:\s*$/su', $paragraph ) || preg_match_all( '/^[\s>*]*\p{L}[\p{L} -]{0,20}\s?:\s?\*?\s*\S/mu', $paragraph ) >= 3;
	}
}
