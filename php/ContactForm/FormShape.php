<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

/** How one form on one page was set up: what it asks for. */
final class FormShape {

	public const NEEDED  = 'needed';
	public const OFFERED = 'offered';
	public const ABSENT  = 'absent';

	private const TOPICS = 30;

	/** @var list<Topic> empty when the form has no list of topics */
	public readonly array $topics;

	/**
	 * @param string              $id        tells two forms on one page apart
	 * @param list<Topic|string>  $topics
	 * @param string              $consent   what the visitor must agree to; '' when nothing
	 * @param string              $locale    of the page that shows it
	 * @param string              $name      whether the name is asked for: one of the constants above
	 * @param string              $subject   the same
	 * @param int                 $max_files 0 for as many as the settings allow
	 */
	public function __construct(
		public readonly string $id,
		array $topics = [],
		public readonly bool $takes_files = true,
		public readonly string $consent = '',
		public readonly string $locale = '',
		public readonly string $name = self::NEEDED,
		public readonly string $subject = self::ABSENT,
		public readonly int $max_files = 0,
	) {
		$known = [];
		foreach ( $topics as $given ) {
			$topic = $given instanceof Topic ? $given : Topic::from( $given );
			if ( null !== $topic ) {
				$known[ $topic->label ] ??= $topic;
			}
		}
		$this->topics = array_slice( array_values( $known ), 0, self::TOPICS );
	}

	/**
	 * @param array<mixed> $choices as the block, the shortcode or a seal holds them
	 */
	public static function from_array( array $choices ): self {
		$word   = static fn ( string $name ): string => is_string( $choices[ $name ] ?? null ) ? $choices[ $name ] : '';
		$topics = is_array( $choices['topics'] ?? null ) ? $choices['topics'] : [];
		$files  = is_int( $choices['max_files'] ?? null ) ? $choices['max_files'] : 0;
		return new self(
			(string) preg_replace( '/[^a-z0-9_-]/', '', strtolower( $word( 'id' ) ) ),
			array_values( array_filter( array_map( Topic::from( ... ), $topics ) ) ),
			true === ( $choices['takes_files'] ?? false ),
			$word( 'consent' ),
			$word( 'locale' ),
			self::want( $word( 'name' ), self::NEEDED ),
			// Pages from before 0.3 know only whether.
			self::want( $word( 'subject' ), true === ( $choices['asks_subject'] ?? false ) ? self::NEEDED : self::ABSENT ),
			max( 0, min( 20, $files ) ),
		);
	}

	public function topic( string $label ): ?Topic {
		foreach ( $this->topics as $topic ) {
			if ( $label === $topic->label ) {
				return $topic;
			}
		}
		return null;
	}

	/** @return array<string, string|bool|int|list<array<string, string|int>>> */
	public function to_array(): array {
		return [
			'id'          => $this->id,
			'topics'      => array_map( static fn ( Topic $topic ): array => $topic->to_array(), $this->topics ),
			'takes_files' => $this->takes_files,
			'consent'     => $this->consent,
			'locale'      => $this->locale,
			'name'        => $this->name,
			'subject'     => $this->subject,
			'max_files'   => $this->max_files,
		];
	}

	private static function want( string $given, string $usual ): string {
		return in_array( $given, [ self::NEEDED, self::OFFERED, self::ABSENT ], true ) ? $given : $usual;
	}
}
