<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

/** The blocks for themes and editors without blocks: [deskfold_contact_form topics="Orders, Something else"]. */
final class Shortcodes {

	/** @return non-empty-string */
	public static function tag( string $block ): string {
		return 'deskfold_' . str_replace( '-', '_', $block );
	}

	public function register(): void {
		foreach ( RegisterBlocks::NAMES as $name ) {
			add_shortcode(
				self::tag( $name ),
				/** @param array<string, string>|string $attributes */
				static fn ( array|string $attributes ): string => render_block(
					[
						'blockName'    => "deskfold/$name",
						'attrs'        => self::attributes( $name, is_array( $attributes ) ? $attributes : [] ),
						'innerBlocks'  => [],
						'innerHTML'    => '',
						'innerContent' => [],
					]
				)
			);
		}
	}

	/**
	 * Shortcodes know texts only; the block's own definition says what each is meant to be.
	 *
	 * @param array<mixed> $given
	 * @return array<string, string|bool|int|list<string>>
	 */
	private static function attributes( string $name, array $given ): array {
		$known = \WP_Block_Type_Registry::get_instance()->get_registered( "deskfold/$name" )->attributes ?? [];
		$typed = [];
		foreach ( $given as $key => $value ) {
			$type = is_string( $key ) && is_array( $known[ $key ] ?? null ) ? $known[ $key ]['type'] ?? '' : '';
			if ( ! is_string( $key ) || ! is_string( $value ) || '' === $type ) {
				continue;
			}
			$typed[ $key ] = match ( $type ) {
				'boolean' => in_array( strtolower( $value ), [ '1', 'yes', 'true', 'on' ], true ),
				'integer', 'number' => (int) $value,
				'array'   => array_values( array_filter( array_map( 'trim', explode( ',', $value ) ), static fn ( string $item ): bool => '' !== $item ) ),
				default   => $value,
			};
		}
		return $typed;
	}
}
