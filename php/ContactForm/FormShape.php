<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

/** How one form on one page was set up: what it asks for. */
final class FormShape {

	private const TOPICS = 30;

	/**
	 * @param string       $id      tells two forms on one page apart
	 * @param list<string> $topics  [] when the form has no list of topics
	 * @param string       $consent what the visitor must agree to; '' when nothing
	 * @param string       $locale  of the page that shows it
	 */
	public function __construct(
		public readonly string $id,
		public readonly bool $asks_subject = false,
		public readonly array $topics = [],
		public readonly bool $takes_files = true,
		public readonly string $consent = '',
		public readonly string $locale = '',
	) {
	}

	/**
	 * @param array<mixed> $choices as the block, the shortcode or a seal holds them
	 */
	public static function from_array( array $choices ): self {
		$word   = static fn ( string $name ): string => is_string( $choices[ $name ] ?? null ) ? $choices[ $name ] : '';
		$topics = is_array( $choices['topics'] ?? null ) ? array_filter( $choices['topics'], 'is_string' ) : [];
		$topics = array_filter( array_map( Words::line( ... ), $topics ), static fn ( string $topic ): bool => '' !== $topic );
		return new self(
			(string) preg_replace( '/[^a-z0-9_-]/', '', strtolower( $word( 'id' ) ) ),
			true === ( $choices['asks_subject'] ?? false ),
			array_slice( array_values( array_unique( $topics ) ), 0, self::TOPICS ),
			true === ( $choices['takes_files'] ?? false ),
			$word( 'consent' ),
			$word( 'locale' ),
		);
	}

	/** @return array<string, string|bool|list<string>> */
	public function to_array(): array {
		return [
			'id'           => $this->id,
			'asks_subject' => $this->asks_subject,
			'topics'       => $this->topics,
			'takes_files'  => $this->takes_files,
			'consent'      => $this->consent,
			'locale'       => $this->locale,
		];
	}
}
