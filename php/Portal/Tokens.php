<?php
declare( strict_types=1 );

namespace Deskfold\Portal;

use Deskfold\Core\Secrets;

/** Mints tokens and hashes them: a link's token is no session, a session's no link. */
final class Tokens {

	public function __construct( private readonly Secrets $secrets ) {
	}

	/** 256 random bits as hex. */
	public function mint(): string {
		return $this->secrets->token() . $this->secrets->token();
	}

	/** @return string '' for what cannot be a token: it matches no row */
	public function hash( string $token, string $kind ): string {
		return 1 === preg_match( '/^[0-9a-f]{64}$/D', $token ) ? $this->secrets->mac( $token, "portal-$kind" ) : '';
	}

	/** What a form of this session carries to show that our page printed it. */
	public function proof( string $session ): string {
		return $this->secrets->mac( $session, 'portal-form' );
	}
}
