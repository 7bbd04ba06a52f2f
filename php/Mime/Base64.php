<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** Base64 as mail needs it: letters that do not belong, and padding that is missing, are passed over. */
final class Base64 {

	public static function decode( string $text ): string {
		return base64_decode( $text, false ); // @phpstan-ignore function.strict (strict refuses what every mail program reads)
	}
}
