<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

use Deskfold\Core\Problem;
use Deskfold\Tickets\CleanText;

/** What a saved reply says in one language. */
final class LanguageVersion {

	public readonly string $html;

	/**
	 * @param string $locale such as "en" or "pt-BR"
	 * @param string $html   as an agent typed it; cleaned here by the rules of replies
	 * @throws Problem when it says nothing, or in no language
	 */
	public function __construct( public readonly string $locale, string $html ) {
		if ( 1 !== preg_match( '/^[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?$/D', $locale ) ) {
			throw new Problem( 'invalid_language', __( 'Choose a language for each text.', 'deskfold' ) );
		}
		// A picture of a draft belongs to that draft; here it would point nowhere.
		$this->html = CleanText::html( (string) preg_replace( '/<img\b[^>]*\bsrc\s*=\s*["\']?\s*(?:cid|data|blob):[^>]*>/i', '', $html ) );
	}

	public function text(): string {
		return CleanText::text( $this->html );
	}

	/** Whether something of it is still in a message: then the agent did not throw it away. */
	public function is_in( string $message ): bool {
		$squeeze = static fn ( string $text ): string => trim( (string) preg_replace( '/[\s\x{a0}]+/u', ' ', $text ) );
		$pieces  = preg_split( '/\{[^{}]*\}|\R/u', $this->text() );
		$pieces  = array_filter( array_map( $squeeze, false === $pieces ? [] : $pieces ), static fn ( string $piece ): bool => '' !== $piece );
		$long    = array_filter( $pieces, static fn ( string $piece ): bool => mb_strlen( $piece ) >= 12 );
		$message = $squeeze( $message );
		foreach ( [] === $long ? $pieces : $long as $piece ) {
			if ( str_contains( $message, $piece ) ) {
				return true;
			}
		}
		return false;
	}
}
