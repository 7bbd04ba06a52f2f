<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

/** Words as a search compares them: small letters, without accents, one blank between them. */
final class FoldText {

	public static function fold( string $text ): string {
		$text = mb_strtolower( mb_scrub( $text, 'UTF-8' ), 'UTF-8' );
		if ( class_exists( \Normalizer::class ) ) {
			$apart = \Normalizer::normalize( $text, \Normalizer::FORM_KD );
			$text  = (string) preg_replace( '/\p{Mn}+/u', '', is_string( $apart ) ? $apart : $text );
		} else {
			$text = remove_accents( $text );
		}
		return trim( (string) preg_replace( '/[\s\x{a0}]+/u', ' ', $text ) );
	}
}
