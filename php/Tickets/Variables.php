<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Problem;

/**
 * Words in braces that stand for something of the ticket at hand: "{first name}", or "{first name|there}" with what to say
 * when it is not known. A dot or an underscore is as good as a blank, so "{agent.name}" of a signature is the same word.
 */
final class Variables {

	public const NAMES = [ 'first name', 'customer name', 'agent name', 'ticket number', 'subject', 'shop name', 'mailbox name', 'mailbox address' ];

	private const PATTERN = '/\{[\s\x{a0}]*(\p{L}[\p{L}\s\x{a0}._]{0,38}?)[\s\x{a0}]*(?:\|([^{}|]*))?\}/u';

	/**
	 * For texts about which nobody can be asked: what is empty is left out. A word that is not among the values stays.
	 *
	 * @param array<string, string> $values by name
	 */
	public static function fill( string $text, array $values ): string {
		return (string) preg_replace_callback(
			self::PATTERN,
			static function ( array $found ) use ( $values ): string {
				$value = $values[ self::name( $found[1] ) ] ?? null;
				return null === $value ? $found[0] : ( '' === $value ? trim( $found[2] ?? '' ) : $value );
			},
			$text
		);
	}

	/** @return list<string> the variables of ours that still stand in a text, as written */
	public static function open( string $text ): array {
		preg_match_all( self::PATTERN, $text, $found, PREG_SET_ORDER );
		$ours = array_filter( $found, static fn ( array $one ): bool => in_array( self::name( $one[1] ), self::NAMES, true ) );
		return array_values( array_unique( array_column( $ours, 0 ) ) );
	}

	/**
	 * A customer never reads "{first name}".
	 *
	 * @param string $html cleaned
	 * @throws Problem kind 'variable_open' (409)
	 */
	public static function refuse_open( string $html ): void {
		$open = str_contains( $html, '{' ) ? self::open( CleanText::text( $html ) ) : [];
		if ( [] !== $open ) {
			/* translators: %s: a word in braces, such as {first name}. */
			throw new Problem( 'variable_open', sprintf( __( '%s still stands in the text. Write what belongs there, or take it out.', 'deskfold' ), $open[0] ), 409, false, null, [ 'variables' => $open ] );
		}
	}

	private static function name( string $written ): string {
		return mb_strtolower( trim( (string) preg_replace( '/[\s\x{a0}._]+/u', ' ', $written ) ), 'UTF-8' );
	}
}
