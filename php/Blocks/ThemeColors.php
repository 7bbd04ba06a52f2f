<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

/** What the theme's own buttons look like, as --dff-* properties: our lines and marks follow them. */
final class ThemeColors {

	/** Classes of a button. A theme from before blocks has its own rules for buttons, and WordPress's class would paint over them. */
	public static function button(): string {
		return wp_theme_has_theme_json() ? 'wp-element-button df-button' : 'button df-button';
	}

	/** @return string for a style attribute */
	public function style(): string {
		if ( ! wp_theme_has_theme_json() ) {
			return '';
		}
		$button     = wp_get_global_styles( [ 'elements', 'button' ] );
		$properties = [
			'--dff-accent'    => self::color( self::at( $button, 'color', 'background' ) ),
			'--dff-on-accent' => self::color( self::at( $button, 'color', 'text' ) ),
			'--dff-radius'    => self::radius( self::at( $button, 'border', 'radius' ) ),
		];
		$style = '';
		foreach ( $properties as $name => $value ) {
			$style .= '' === $value ? '' : "$name:$value;";
		}
		return $style;
	}

	private static function at( mixed $styles, string $group, string $name ): string {
		$found = is_array( $styles ) && is_array( $styles[ $group ] ?? null ) ? $styles[ $group ][ $name ] ?? '' : '';
		return is_string( $found ) ? $found : '';
	}

	/** theme.json writes presets as var:preset|color|name. */
	private static function color( string $value ): string {
		if ( 1 === preg_match( '/^var:preset\|color\|([a-z0-9-]+)$/i', $value, $found ) ) {
			return "var(--wp--preset--color--$found[1])";
		}
		return 1 === preg_match( '/^(#[0-9a-f]{3,8}|[a-z]+|(rgb|hsl|oklch)a?\([0-9.,%\/ deg-]+\)|var\(--[a-z0-9-]+\))$/i', $value ) ? $value : '';
	}

	/** A field is no pill: only a small radius of the buttons suits it. */
	private static function radius( string $value ): string {
		if ( 1 !== preg_match( '/^(\d*\.?\d+)(px|rem|em)?$/', $value, $found ) ) {
			return '';
		}
		$pixels = (float) $found[1] * ( in_array( $found[2] ?? 'px', [ 'rem', 'em' ], true ) ? 16 : 1 );
		return $pixels <= 16 ? "{$pixels}px" : '';
	}
}
