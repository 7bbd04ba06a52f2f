<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

use Deskfold\Core\Problem;

/** What stands in braces and is filled in by nobody: a customer would read it as it stands. */
final class UnknownWords {

	/**
	 * @param list<string> $known in their braces
	 * @return list<string> a sentence for each
	 */
	public static function warn( string $text, array $known ): array {
		preg_match_all( '/\{[\p{L}\p{M}\p{N}_. -]{1,40}\}/u', $text, $found );
		return array_map( static fn ( string $word ): string => self::sentence( $word, $known ), array_values( array_diff( array_unique( $found[0] ), $known ) ) );
	}

	/**
	 * @param list<string> $known in their braces
	 * @throws Problem when there is one
	 */
	public static function refuse( string $text, array $known ): void {
		$warnings = self::warn( $text, $known );
		if ( [] !== $warnings ) {
			throw new Problem( 'unknown_words', implode( ' ', $warnings ), 422 );
		}
	}

	/** @param list<string> $known */
	private static function sentence( string $word, array $known ): string {
		$meant = self::meant( $word, $known );
		return null === $meant
			/* translators: 1: what somebody typed, such as {first_name}; 2: a list of words in braces. */
			? sprintf( __( '%1$s is not filled in: customers would read it as it stands. These are: %2$s.', 'deskfold' ), $word, implode( ', ', $known ) )
			/* translators: 1: what somebody typed, such as {teamname}; 2: a word in braces, such as {team_name}. */
			: sprintf( __( '%1$s is not filled in: customers would read it as it stands. Did you mean %2$s?', 'deskfold' ), $word, $meant );
	}

	/**
	 * The known word that is a part of it, or has it as a part, or is a few letters off.
	 *
	 * @param list<string> $known
	 */
	private static function meant( string $word, array $known ): ?string {
		$plain = self::plain( $word );
		$best  = null;
		$least = INF;
		foreach ( '' === $plain ? [] : $known as $one ) {
			$other = self::plain( $one );
			$off   = str_contains( $plain, $other ) || str_contains( $other, $plain ) ? 1 : levenshtein( $plain, $other );
			if ( $off < $least && $off <= max( strlen( $plain ), strlen( $other ) ) / 3 ) {
				[ $best, $least ] = [ $one, $off ];
			}
		}
		return $best;
	}

	private static function plain( string $word ): string {
		return (string) preg_replace( '/[^\p{L}\p{M}\p{N}]/u', '', mb_strtolower( $word ) );
	}
}
