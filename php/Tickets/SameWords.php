<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/**
 * Whether two texts say the same, numbers and a few words apart. A text is kept as hashes of its first different words, so
 * that nobody can read it back.
 */
final class SameWords {

	/** How many words of a text are compared. */
	private const MOST = 60;

	/** A text of fewer words ("Any news?") may well be written twice by a person. */
	private const FEWEST = 6;

	/** Equal words by all words. */
	private const SHARE = 0.75;

	/** @return string six hex characters for each word, sorted */
	public static function of( string $text ): string {
		preg_match_all( '/\p{L}{2,}/u', mb_strtolower( mb_substr( $text, 0, 10_000 ), 'UTF-8' ), $found );
		// Scripts without blanks make one long word of a sentence: its letters are the words.
		$words  = array_merge( ...array_map( self::pieces( ... ), $found[0] ) );
		$hashes = array_map( static fn ( string $word ): string => substr( hash( 'xxh32', $word ), 0, 6 ), array_slice( array_values( array_unique( $words ) ), 0, self::MOST ) );
		sort( $hashes );
		return implode( '', $hashes );
	}

	/** @return list<string> */
	private static function pieces( string $word ): array {
		return mb_strlen( $word ) > 24 || 1 === preg_match( '/[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]/u', $word ) ? mb_str_split( $word, 2 ) : [ $word ];
	}

	public static function are( string $one, string $other ): bool {
		$one   = '' === $one ? [] : str_split( $one, 6 );
		$other = '' === $other ? [] : str_split( $other, 6 );
		$both  = count( array_intersect( $one, $other ) );
		return min( count( $one ), count( $other ) ) >= self::FEWEST && $both >= self::SHARE * count( array_unique( [ ...$one, ...$other ] ) );
	}

	/** Whether a text is long enough that two people do not write it by chance. */
	public static function are_telling( string $words ): bool {
		return strlen( $words ) >= 6 * 10;
	}
}
