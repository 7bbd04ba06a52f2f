<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

use Deskfold\Core\Problem;

/** An answer that is written once and used often. */
final class SavedReply {

	public readonly string $name;

	/** '' for none. */
	public readonly string $folder;

	/** @var list<string> */
	public readonly array $tags;

	/**
	 * @param int                   $agent_id whose it is; 0 for everyone's
	 * @param list<LanguageVersion> $texts    the first one is for customers who speak none of the languages
	 * @param list<string>          $tags     which the ticket gets when it is sent
	 * @param int                   $used     how often it was sent
	 * @throws Problem when it has no name or nothing to say
	 */
	public function __construct(
		public readonly int $id,
		public readonly int $agent_id,
		string $name,
		string $folder,
		public readonly array $texts,
		array $tags = [],
		public readonly int $used = 0,
		public readonly ?int $last_used_at = null,
		public readonly int $updated_at = 0,
	) {
		$this->name   = self::line( $name, 190 );
		$this->folder = self::line( $folder, 100 );
		$this->tags   = array_values( array_unique( array_filter( array_map( static fn ( string $tag ): string => self::line( $tag, 60 ), $tags ), static fn ( string $tag ): bool => '' !== $tag ) ) );
		if ( '' === $this->name ) {
			throw new Problem( 'name_wanted', __( 'Give the reply a name, so that it can be found.', 'deskfold' ) );
		}
		if ( [] === $texts ) {
			throw new Problem( 'text_wanted', __( 'Write something first.', 'deskfold' ) );
		}
		$locales = array_map( static fn ( LanguageVersion $text ): string => $text->locale, $texts );
		if ( count( array_unique( $locales ) ) < count( $locales ) ) {
			throw new Problem( 'language_twice', __( 'There are two texts in the same language. Keep one of them.', 'deskfold' ) );
		}
	}

	public function is_personal(): bool {
		return $this->agent_id > 0;
	}

	public function text( string $locale ): LanguageVersion {
		foreach ( $this->texts as $text ) {
			if ( $text->locale === $locale ) {
				return $text;
			}
		}
		return $this->texts[0] ?? throw new \LogicException( 'A saved reply has a text.' );
	}

	/** What a search looks through. */
	public function words(): string {
		$texts = array_map( static fn ( LanguageVersion $text ): string => $text->text(), $this->texts );
		return FoldText::fold( implode( "\n", [ $this->name, $this->folder, ...$this->tags, ...$texts ] ) );
	}

	private static function line( string $text, int $length ): string {
		return trim( mb_substr( trim( (string) preg_replace( '/[\p{C}\s]+/u', ' ', mb_scrub( $text, 'UTF-8' ) ) ), 0, $length ) );
	}
}
