<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** A stored file as the answer: always a download, never shown by the browser in our origin. */
final class Download {

	public function __construct(
		public readonly string $path,
		public readonly string $name,
		public readonly string $type,
		public readonly int $size,
	) {
	}

	/** @return array<string, string> */
	public function headers(): array {
		$plain = preg_replace( '/[^\x20-\x21\x23-\x5b\x5d-\x7e]/', '_', $this->name );
		$type  = 1 === preg_match( '~^(image/(png|jpeg|gif|webp)|application/pdf|text/plain|message/rfc822)$~', $this->type ) ? $this->type : 'application/octet-stream';
		return [
			'Content-Type'            => $type,
			'Content-Length'          => (string) $this->size,
			'Content-Disposition'     => "attachment; filename=\"$plain\"; filename*=UTF-8''" . rawurlencode( $this->name ),
			'X-Content-Type-Options'  => 'nosniff',
			'Content-Security-Policy' => "default-src 'none'; sandbox",
			'Cache-Control'           => 'private, max-age=3600',
		];
	}
}
