<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

use Deskfold\Core\Translations;

/**
 * Puts a letter into words: the shop's own in the customer's language, else the usual ones in it, else what the site's
 * language has. Nothing that the customer wrote is in it: whoever abuses us as a postman carries no text of theirs.
 */
final class WriteLetter {

	public function __construct(
		private readonly LetterStore $store,
		private readonly Translations $translations,
	) {
	}

	/**
	 * @param string                $locale the customer's; '' for the site's
	 * @param array<string, string> $values by word in braces
	 * @return array{subject: string, html: string}
	 */
	public function __invoke( Letter $letter, string $locale, array $values ): array {
		return $this->fill( $letter, $this->wording( $letter, $locale ), $values );
	}

	/**
	 * @param array<string, string> $values
	 * @return array{subject: string, html: string}
	 */
	public function fill( Letter $letter, Wording $wording, array $values ): array {
		return [
			'subject' => LetterText::subject( $wording->subject, $values ),
			'html'    => LetterText::html( $wording->text, $values, $letter->required() ),
		];
	}

	public function wording( Letter $letter, string $locale ): Wording {
		$site = get_locale();
		$wish = '' === $locale ? $site : $locale;
		$own  = $this->store->all( $letter );
		return self::own( $own, $wish ) ?? $this->translated( $letter, $wish ) ?? self::own( $own, $site ) ?? $this->usual( $letter, $site );
	}

	/** What it says while nobody has changed it. */
	public function usual( Letter $letter, string $locale ): Wording {
		return $this->translations->in( $locale, static fn (): Wording => $letter->usual() );
	}

	/** Null where we do not speak that language. */
	private function translated( Letter $letter, string $locale ): ?Wording {
		return $this->translations->in( $locale, static fn ( string $ours ): ?Wording => self::language( $ours ) === self::language( $locale ) ? $letter->usual() : null );
	}

	/** @param array<string, Wording> $own */
	private static function own( array $own, string $locale ): ?Wording {
		foreach ( $own as $known => $wording ) {
			if ( $known !== $locale && self::language( $known ) === self::language( $locale ) ) {
				$near ??= $wording;
			}
		}
		return $own[ $locale ] ?? $near ?? null;
	}

	private static function language( string $locale ): string {
		return explode( '_', $locale )[0];
	}
}
