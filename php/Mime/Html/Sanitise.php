<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Html;

/** HTML from outside → HTML that may be stored and shown. Idempotent. */
final class Sanitise {

	public function __invoke( string $html ): string {
		return trim( HtmlReader::read( $html )->html() );
	}
}
