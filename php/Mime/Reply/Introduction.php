<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Reply;

/** The line above a quote: "On Monday Ann wrote:", in whatever language and over however many lines. */
final class Introduction {

	private const MAX_LINES = 4;
	/** Last bytes: `:`, `：`, quotes, stars, and marks of the direction of writing. */
	private const ENDS = [ ':' => 1, "\x9a" => 1, '"' => 1, "'" => 1, '*' => 1, '_' => 1, "\x9d" => 1, "\xbb" => 1, "\xa0" => 1, "\x8e" => 1, "\x8f" => 1, "\xac" => 1, "\xa9" => 1, '-' => 1 ];
	/** Verbs that end the line where a program writes no colon. */
	private const VERBS = [ 'wrote' => 1, 'schrieb' => 1, 'écrit' => 1, 'escribió' => 1, 'escreveu' => 1, 'scritto' => 1, '写道' => 1, '寫道' => 1, 'skrev' => 1, 'geschreven' => 1, 'napisał' => 1, 'написал' => 1 ];

	/**
	 * Whether such a line ends at $at.
	 *
	 * @param list<string> $lines
	 * @return ?int the line where it begins
	 */
	public static function ending_at( array $lines, int $at ): ?int {
		if ( false !== strpos( $lines[ $at ], ':  ' ) && self::stands_before_its_quote( $lines[ $at ] ) ) {
			return $at;
		}
		$tail = rtrim( substr( $lines[ $at ], -24 ) );
		// The line ends with a colon, or with a quote or star behind it.
		if ( '' === $tail || ( ! isset( self::ENDS[ $tail[-1] ] ) && ! self::ends_with_verb( $tail ) ) ) {
			return ( '>' === ( $lines[ $at + 1 ][0] ?? '' ) || '>' === ( $lines[ $at + 2 ][0] ?? '' ) ) && self::is_without_colon( self::bare( $lines[ $at ] ) ) ? $at : null;
		}
		// `---- On … Ann wrote ----`, Zoho
		$last = rtrim( self::bare( $lines[ $at ] ), '-' );
		if ( strlen( $last ) > 500 || 1 !== preg_match( '/[:：]["”»\'*\s]*$|(?:wrote|schrieb|écrit|escribió|escreveu|scritto|写道|寫道|skrev|geschreven|napisał|написал)[.*\s]*$/u', $last ) ) {
			return null;
		}
		$text = '';
		for ( $line = $at; $line >= max( 0, $at - self::MAX_LINES + 1 ); $line-- ) {
			$bare = $line === $at ? $last : self::bare( $lines[ $line ] );
			if ( '' === $bare || strlen( $bare ) > 300 ) {
				break;
			}
			$text = trim( $bare . ' ' . $text );
			// `---- Ann wrote ----`, phones.
			if ( $line === $at && str_starts_with( $text, '--' ) && str_ends_with( rtrim( $lines[ $at ] ), '--' ) && strlen( $text ) < 100 ) {
				return $line;
			}
			if ( self::is_one( $text, self::is_quoted_below( $lines, $at ) ) ) {
				return self::begins_above( $lines, $line, $at ) ?? $line;
			}
		}
		return null;
	}

	/** Whether any line of a text could end with one of them. */
	public static function has_verb( string $text ): bool {
		foreach ( self::VERBS as $verb => $_ ) {
			for ( $at = strpos( $text, $verb ); false !== $at; $at = strpos( $text, $verb, $at ) ) {
				$at += strlen( $verb );
				$at += strspn( $text, '.', $at );
				$at += strspn( $text, "-* \t\r\f\v", $at );
				if ( "\n" === ( $text[ $at ] ?? "\n" ) ) {
					return true;
				}
			}
		}
		return false;
	}

	/** `On … Ann wrote:   Did it work?` in one line, Yahoo on phones. */
	private static function stands_before_its_quote( string $line ): bool {
		return 1 === preg_match( '/^\s+(\S[^\n]{10,300}?\w ?[:：])[ \x{a0}]{2,}\S/u', $line, $match ) && self::opens( $match[1] ) && self::is_one( $match[1], false );
	}

	/** `Am 03.03.26 um 09:12 schrieb Ann Lee` and then the quote. */
	private static function is_without_colon( string $text ): bool {
		return strlen( $text ) < 200 && self::opens( $text ) && 1 === preg_match( '/\d{1,2}[:.]\d{2}\b.*\s(?:' . MailWords::WROTE . ')\s.{2,80}[^.!?,]$/iu', $text );
	}

	/** Some programs write no colon. */
	public static function ends_with_verb( string $text ): bool {
		$word = strrchr( $text, ' ' );
		return isset( self::VERBS[ rtrim( false === $word ? $text : substr( $word, 1 ), '.' ) ] );
	}

	private static function is_one( string $text, bool $is_quoted_below ): bool {
		$verb = 1 === preg_match( '/(?:^|[\s,>")\]（）])(?:' . MailWords::WROTE . ')(?:[\s:：("<,.]|$)/iu', $text )
			|| 1 === preg_match( '/(?:写道|寫道|写到|寫到|书写|님이 작성|さんは書きました|のメッセージ|작성)/u', $text );
		$date = 1 === preg_match( '/(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2}[.\/-]\d{1,2}[.\/-]\d{2,4}|\d+\s*[年月日년월일]/u', $text );
		$mail = 1 === preg_match( '/[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+/', $text );
		if ( $verb && ( $date || $mail || 1 === preg_match( '/^[^:]{1,80} via [^:]{1,80} \p{L}+ ?:$/u', $text ) ) ) {
			return true;
		}
		if ( $verb ) {
			// "Ann wrote:" says so only where a quote follows.
			return $is_quoted_below && mb_strlen( $text, 'UTF-8' ) < 80;
		}
		if ( $date && $mail && 1 === preg_match( '/[>)\]"]\s*(?:\S{1,12}\s?){0,3}[:：]["\s*]*$/u', $text ) ) {
			return true;
		}
		return $is_quoted_below && ( $date || $mail ) && mb_strlen( $text, 'UTF-8' ) < 160;
	}

	/**
	 * The address or the verb came first when read from below; the date may stand on the lines above.
	 *
	 * @param list<string> $lines
	 */
	private static function begins_above( array $lines, int $line, int $at ): ?int {
		$whole = self::bare( $lines[ $line ] );
		$start = null;
		if ( $line > 0 && 1 === preg_match( '/^(?:<|[^\s<>@]+@[^\s<>@]+>)/', $whole ) ) {
			// The name was cut off from its address.
			$above = self::bare( $lines[ $line - 1 ] );
			$start = '' === $above || strlen( $above ) > 200 || 1 === preg_match( '/[.!?。:]$/u', $above ) ? null : $line - 1;
		} elseif ( self::opens( $whole ) && 1 === preg_match( '/\d/', $whole ) ) {
			return null;
		}
		for ( $above = ( $start ?? $line ) - 1; $above >= max( 0, $at - self::MAX_LINES + 1 ); $above-- ) {
			$text = self::bare( $lines[ $above ] );
			if ( '' === $text || strlen( $text ) > 300 ) {
				return $start;
			}
			if ( self::opens( $text ) && 1 === preg_match( '/\d/', $text ) && 1 !== preg_match( '/[.!?。]$/u', $text ) ) {
				return $above;
			}
		}
		return $start;
	}

	private static function opens( string $text ): bool {
		$text = ltrim( $text, '- ' );
		return 1 === preg_match( '/^(?:' . MailWords::OPENING . ')[\s,]|^[\p{L}]{2,12}[.,]{0,2}\s+(?:\p{L}{2,12}\s+)?\d{1,2}|^\d{1,4}[.\/年-]\s?\d{0,2}|^\d{1,2}\s\p{L}/iu', $text );
	}

	/** @param list<string> $lines */
	private static function is_quoted_below( array $lines, int $at ): bool {
		for ( $line = $at + 1; $line < min( count( $lines ), $at + 4 ); $line++ ) {
			$text = ltrim( $lines[ $line ] );
			if ( '' !== $text ) {
				return '>' === $text[0];
			}
		}
		return false;
	}

	private static function bare( string $line ): string {
		// Marks of the direction of writing stand anywhere in Hebrew and Arabic lines.
		return trim( (string) preg_replace( '/^[\s>|*_\x{200e}\x{200f}\x{202a}-\x{202e}]+|[\s\x{a0}]+$|[\x{200e}\x{200f}\x{202a}-\x{202e}\x{2066}-\x{2069}]+/u', '', $line ) );
	}
}
