<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

/** How one form speaks: its own words, where the block has some, and its layout. Nothing in it decides what is accepted. */
final class FormLook {

	private const LENGTH = 300;

	/**
	 * @param array<string, string> $labels by field; what is missing is the usual word
	 * @param array<string, string> $helps  by field
	 */
	public function __construct(
		public readonly string $heading = '',
		public readonly string $intro = '',
		public readonly string $button = '',
		public readonly string $privacy = '',
		public readonly string $thanks = '',
		public readonly bool $is_stacked = false,
		private readonly array $labels = [],
		private readonly array $helps = [],
	) {
	}

	/** @param array<mixed> $attributes of the block */
	public static function of( array $attributes ): self {
		$word = static fn ( string $name ): string => is_string( $attributes[ $name ] ?? null ) ? trim( $attributes[ $name ] ) : '';
		return new self(
			$word( 'heading' ),
			$word( 'intro' ),
			self::plain( $attributes['button'] ?? '' ),
			$word( 'privacy' ),
			$word( 'thanks' ),
			'stacked' === $word( 'layout' ),
			self::words( $attributes['labels'] ?? [] ),
			self::words( $attributes['helps'] ?? [] ),
		);
	}

	public function label( string $field, string $usual ): string {
		return $this->labels[ $field ] ?? $usual;
	}

	/** '' when there is nothing to add. */
	public function help( string $field ): string {
		return $this->helps[ $field ] ?? '';
	}

	/** @return array<string, string> */
	private static function words( mixed $given ): array {
		$words = [];
		foreach ( is_array( $given ) ? $given : [] as $field => $text ) {
			if ( is_string( $field ) && '' !== self::plain( $text ) ) {
				$words[ $field ] = self::plain( $text );
			}
		}
		return $words;
	}

	/** The editor writes what was typed in place as markup. */
	private static function plain( mixed $text ): string {
		return is_string( $text ) ? mb_substr( trim( html_entity_decode( wp_strip_all_tags( $text ), ENT_QUOTES, 'UTF-8' ) ), 0, self::LENGTH ) : '';
	}
}
