<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Html;

/** What may be left of an HTML mail. Everything that is not named here goes; text always stays. */
final class AllowedHtml {

	public const VOID = [ 'br' => true, 'hr' => true, 'img' => true, 'col' => true, 'wbr' => true ];

	/** Elements whose content is not text for people: they go with all that is in them. */
	public const SILENT = [ 'script' => true, 'style' => true, 'title' => true, 'xmp' => true, 'iframe' => true, 'noembed' => true, 'noframes' => true, 'noscript' => true, 'template' => true, 'textarea' => true, 'xml' => true ];

	/** Element → whether it stands on lines of its own. */
	public const ELEMENTS = [
		'a' => false, 'abbr' => false, 'acronym' => false, 'address' => true, 'article' => true, 'aside' => true, 'b' => false, 'bdi' => false, 'bdo' => false, 'big' => false,
		'blockquote' => true, 'br' => false, 'caption' => true, 'center' => true, 'cite' => false, 'code' => false, 'col' => false, 'colgroup' => false, 'dd' => true, 'del' => false,
		'dfn' => false, 'div' => true, 'dl' => true, 'dt' => true, 'em' => false, 'figcaption' => true, 'figure' => true, 'font' => false, 'footer' => true, 'h1' => true, 'h2' => true,
		'h3' => true, 'h4' => true, 'h5' => true, 'h6' => true, 'header' => true, 'hr' => true, 'i' => false, 'img' => false, 'ins' => false, 'kbd' => false, 'li' => true, 'main' => true,
		'mark' => false, 'nav' => true, 'ol' => true, 'p' => true, 'pre' => true, 'q' => false, 'rp' => false, 'rt' => false, 'ruby' => false, 's' => false, 'samp' => false, 'section' => true,
		'small' => false, 'span' => false, 'strike' => false, 'strong' => false, 'sub' => false, 'sup' => false, 'table' => true, 'tbody' => false, 'td' => true, 'tfoot' => false,
		'th' => true, 'thead' => false, 'time' => false, 'tr' => true, 'tt' => false, 'u' => false, 'ul' => true, 'var' => false, 'wbr' => false,
	];

	/** An element that begins ends these, up to the nearest of its fence (HTML, optional end tags). */
	public const CLOSES = [
		'li' => [ [ 'li' => true ], [ 'ul' => true, 'ol' => true ] ],
		'dt' => [ [ 'dt' => true, 'dd' => true ], [ 'dl' => true ] ],
		'dd' => [ [ 'dt' => true, 'dd' => true ], [ 'dl' => true ] ],
		'td' => [ [ 'td' => true, 'th' => true ], [ 'tr' => true, 'table' => true ] ],
		'th' => [ [ 'td' => true, 'th' => true ], [ 'tr' => true, 'table' => true ] ],
		'tr' => [ [ 'tr' => true ], [ 'table' => true ] ],
		'a'  => [ [ 'a' => true ], [ 'td' => true, 'th' => true ] ],
	];

	private const ATTRIBUTES = [
		'align' => '/^(?:left|right|center|justify|middle|top|bottom|char)$/i', 'valign' => '/^(?:top|middle|bottom|baseline)$/i',
		'width' => '/^\d{1,4}(?:\.\d+)?(?:%|px)?$/', 'height' => '/^\d{1,4}(?:\.\d+)?(?:%|px)?$/', 'border' => '/^\d{1,2}$/',
		'cellpadding' => '/^\d{1,3}$/', 'cellspacing' => '/^\d{1,3}$/', 'colspan' => '/^\d{1,3}$/', 'rowspan' => '/^\d{1,3}$/', 'span' => '/^\d{1,3}$/',
		'bgcolor' => '/^(?:#[0-9a-f]{3,8}|[a-z]{3,20})$/i', 'color' => '/^(?:#[0-9a-f]{3,8}|[a-z]{3,20})$/i', 'face' => '/^[\w\s,\'-]{1,120}$/u', 'size' => '/^[+-]?\d{1,2}$/',
		'dir' => '/^(?:ltr|rtl|auto)$/i', 'lang' => '/^[a-z0-9-]{2,20}$/i', 'start' => '/^-?\d{1,5}$/', 'type' => '/^(?:[1aAiI]|disc|circle|square)$/', 'nowrap' => '/^(?:nowrap)?$/i',
		'title' => '/^.{0,500}$/su', 'alt' => '/^.{0,500}$/su',
	];

	/**
	 * The attributes of one tag as they may stay, each with a blank in front.
	 *
	 * @param string $text what stood between the element's name and the closing bracket
	 */
	public static function attributes( string $name, string $text ): string {
		preg_match_all( '/([^\s"\'>\/=]+)(?:\s*=\s*(?:"([^"]*)"?|\'([^\']*)\'?|([^\s>]+)))?/', substr( $text, 0, 20000 ), $found, PREG_SET_ORDER );
		$out  = '';
		$seen = [];
		foreach ( $found as $match ) {
			$attribute = strtolower( $match[1] );
			if ( isset( $seen[ $attribute ] ) ) {
				continue;
			}
			$seen[ $attribute ] = true;
			$value              = $match[4] ?? $match[3] ?? $match[2] ?? '';
			$value              = false === strpos( $value, '&' ) ? $value : html_entity_decode( $value, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
			$out               .= self::attribute( $name, $attribute, trim( $value ) );
		}
		return 'a' === $name && false !== strpos( $out, ' href=' ) ? $out . ' target="_blank" rel="noopener noreferrer nofollow"' : $out;
	}

	private static function attribute( string $name, string $attribute, string $value ): string {
		if ( 'style' === $attribute ) {
			$style = Css::clean( $value );
			return '' === $style ? '' : self::written( 'style', $style );
		}
		if ( 'a' === $name && 'href' === $attribute ) {
			$url = Url::link( $value );
			return '' === $url ? '' : self::written( 'href', $url );
		}
		if ( 'img' === $name ) {
			// Nothing is loaded by itself: the desk puts the address back when an agent asks for pictures.
			if ( 'data-deskfold-cid' === $attribute || ( 'src' === $attribute && 0 === strncasecmp( $value, 'cid:', 4 ) ) ) {
				return self::written( 'data-deskfold-cid', (string) preg_replace( '/^cid:|[\x00-\x20<>"\']+/i', '', rawurldecode( $value ) ) );
			}
			if ( 'src' === $attribute || 'data-deskfold-src' === $attribute ) {
				$url = Url::image( $value );
				return '' === $url ? '' : self::written( 'data-deskfold-src', $url );
			}
		}
		$pattern = self::ATTRIBUTES[ $attribute ] ?? null;
		if ( null === $pattern || 1 !== preg_match( $pattern, $value ) || ( 'alt' === $attribute && 'img' !== $name ) || ( 'type' === $attribute && 'ol' !== $name && 'ul' !== $name && 'li' !== $name ) ) {
			return '';
		}
		return self::written( $attribute, $value );
	}

	private static function written( string $attribute, string $value ): string {
		return ' ' . $attribute . '="' . htmlspecialchars( $value, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8' ) . '"';
	}
}
