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
		$lines = explode( "\n", str_replace( "\r", '', $visible ) );
		foreach ( $lines as $number => $line ) {
			if ( str_contains( $line, WriteNotification::MARK ) ) {
				$lines = array_slice( $lines, 0, $number );
				break;
			}
		}
		$rest  = ltrim( implode( "\n", $lines ) );
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
		return implode( '', array_map( static fn ( string $one ): string => '<p>' . nl2br( esc_html( $one ), false ) . '</p>', array_filter( false === $paragraphs ? [] : $paragraphs, static fn ( string $one ): bool => '' !== trim( $one ) ) ) );
	}
}
