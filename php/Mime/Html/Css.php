<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Html;

/** The declarations of a style attribute that change looks and nothing else: no addresses, no positions, no code. */
final class Css {

	private const PROPERTIES = [
		'background' => true, 'background-color' => true, 'border' => true, 'border-bottom' => true, 'border-bottom-color' => true, 'border-bottom-style' => true, 'border-bottom-width' => true,
		'border-collapse' => true, 'border-color' => true, 'border-left' => true, 'border-left-color' => true, 'border-left-style' => true, 'border-left-width' => true, 'border-radius' => true,
		'border-right' => true, 'border-right-color' => true, 'border-right-style' => true, 'border-right-width' => true, 'border-spacing' => true, 'border-style' => true, 'border-top' => true,
		'border-top-color' => true, 'border-top-style' => true, 'border-top-width' => true, 'border-width' => true, 'clear' => true, 'color' => true, 'direction' => true, 'display' => true,
		'float' => true, 'font' => true, 'font-family' => true, 'font-size' => true, 'font-style' => true, 'font-variant' => true, 'font-weight' => true, 'height' => true, 'letter-spacing' => true,
		'line-height' => true, 'list-style' => true, 'list-style-type' => true, 'margin' => true, 'margin-bottom' => true, 'margin-left' => true, 'margin-right' => true, 'margin-top' => true,
		'max-height' => true, 'max-width' => true, 'min-height' => true, 'min-width' => true, 'overflow' => true, 'overflow-wrap' => true, 'padding' => true, 'padding-bottom' => true,
		'padding-left' => true, 'padding-right' => true, 'padding-top' => true, 'table-layout' => true, 'text-align' => true, 'text-decoration' => true, 'text-indent' => true,
		'text-transform' => true, 'unicode-bidi' => true, 'vertical-align' => true, 'visibility' => true, 'white-space' => true, 'width' => true, 'word-break' => true, 'word-spacing' => true, 'word-wrap' => true,
	];

	/** @var array<string, string> */
	private static array $seen = [];

	public static function clean( string $style ): string {
		if ( isset( self::$seen[ $style ] ) ) {
			return self::$seen[ $style ];
		}
		if ( count( self::$seen ) > 2000 ) {
			self::$seen = [];
		}
		$clean = self::declarations( $style );
		if ( strlen( $style ) < 1000 ) {
			self::$seen[ $style ] = $clean;
		}
		return $clean;
	}

	private static function declarations( string $style ): string {
		$style = (string) preg_replace( '#/\*.*?(?:\*/|$)#s', ' ', substr( $style, 0, 4000 ) );
		$out   = [];
		foreach ( explode( ';', $style ) as $declaration ) {
			$colon = strpos( $declaration, ':' );
			if ( false === $colon ) {
				continue;
			}
			$property = strtolower( trim( substr( $declaration, 0, $colon ) ) );
			$value    = trim( (string) preg_replace( '/\s+/', ' ', substr( $declaration, $colon + 1 ) ) );
			if ( isset( self::PROPERTIES[ $property ] ) && self::is_plain( $value ) ) {
				$out[] = $property . ':' . $value;
			}
		}
		return implode( ';', $out );
	}

	/** Words, numbers, colours; the only functions are those of colours. */
	private static function is_plain( string $value ): bool {
		if ( '' === $value || strlen( $value ) > 300 ) {
			return false;
		}
		$bare = (string) preg_replace( '/\b(?:rgba?|hsla?)\([\d\s.,%\/]*\)/i', '', $value );
		return 1 === preg_match( '/^[\p{L}\p{N}\s#%.,\/\'"!_+-]*$/u', $bare ) && 1 !== preg_match( '/expression|javascript|behaviou?r|binding|import|url|fixed|sticky/i', $bare );
	}
}
