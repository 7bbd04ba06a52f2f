<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** format=flowed (RFC 3676): lines that end in a blank go on in the next. */
final class FlowedText {

	public static function join( string $text, bool $drop_space ): string {
		$out    = [];
		$flows  = false;
		$before = 0;
		foreach ( explode( "\n", str_replace( "\r\n", "\n", $text ) ) as $line ) {
			$depth = strspn( $line, '>' );
			$body  = substr( $line, $depth );
			if ( '' !== $body && ' ' === $body[0] ) {
				$body = substr( $body, 1 );
			}
			if ( $flows && $depth === $before && '-- ' !== $body && [] !== $out ) {
				$last         = (int) array_key_last( $out );
				$out[ $last ] = ( $drop_space ? substr( $out[ $last ], 0, -1 ) : $out[ $last ] ) . $body;
			} else {
				$out[] = ( $depth > 0 ? str_repeat( '>', $depth ) . ' ' : '' ) . $body;
			}
			$flows  = '-- ' !== $body && str_ends_with( $body, ' ' );
			$before = $depth;
		}
		return implode( "\n", $out );
	}
}
