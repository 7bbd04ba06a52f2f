<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/**
 * Whether this site is the one that speaks with customers, or a copy of it that must neither fetch nor send: a copy would take
 * mail from the live site's mailbox and answer real people. The live site's address is remembered; where another one runs,
 * all that goes to and comes from mail servers waits until somebody says which is which. Nothing is lost meanwhile.
 */
final class SiteIdentity {

	public const LIVE    = 'live';
	public const COPY    = 'copy';
	public const UNKNOWN = 'unknown';

	/** Autoloaded option: { live: address, is_production: bool, copies: list of addresses }. */
	public const OPTION = 'deskfold_site';

	/** As many copies as a team can have; the oldest are forgotten, and asked about again. */
	private const COPIES = 20;

	/** @return self::LIVE|self::COPY|self::UNKNOWN costs no query */
	public function standing(): string {
		$kept = $this->kept();
		$here = self::address();
		if ( in_array( $here, $kept['copies'], true ) ) {
			return self::COPY;
		}
		$is_same = '' === $kept['live'] || ( $kept['live'] === $here && ( ! $kept['is_production'] || self::is_production() ) );
		return $is_same ? self::LIVE : self::UNKNOWN;
	}

	public function is_live(): bool {
		return self::LIVE === $this->standing();
	}

	/** @throws Problem where this is not the live site; what waits goes on waiting */
	public function must_be_live(): void {
		if ( ! $this->is_live() ) {
			throw new Problem( 'site_not_live', __( 'This site looks like a copy, so it neither fetches nor sends mail. Nothing is lost. An administrator can say on the desk that this is the live site.', 'deskfold' ), 409, true );
		}
	}

	/** At the first activation: whoever installs us is the live site until its address changes. */
	public function remember(): void {
		if ( '' === $this->kept()['live'] ) {
			$this->say( true );
		}
	}

	/** Somebody who may decide says what this site is. */
	public function say( bool $is_live ): void {
		$kept   = $this->kept();
		$here   = self::address();
		$others = array_values( array_diff( $kept['copies'], [ $here ] ) );
		$said   = $is_live
			? [ 'live' => $here, 'is_production' => self::is_production(), 'copies' => $others ]
			: [ 'copies' => array_slice( [ ...$others, $here ], -self::COPIES ) ];
		update_option( self::OPTION, $said + $kept, true );
	}

	/** The address that was live when somebody last said so; '' before the first time. */
	public function live_address(): string {
		return $this->kept()['live'];
	}

	/**
	 * Host and path of this site: http or https, with or without www, is the same site. On this very machine ports come and
	 * go with each start.
	 */
	public static function address(): string {
		$home  = get_option( 'home' );
		$parts = wp_parse_url( is_string( $home ) ? $home : '' );
		$parts = is_array( $parts ) ? $parts : [];
		$host  = (string) preg_replace( '/^www\./', '', strtolower( trim( $parts['host'] ?? '', '[].' ) ) );
		$port  = $parts['port'] ?? 80;
		if ( 1 === preg_match( '/^(localhost|127(\.\d+){3}|::1)$|\.localhost$/', $host ) ) {
			$host = 'localhost';
			$port = 80;
		}
		return $host . ( in_array( $port, [ 80, 443 ], true ) ? '' : ":$port" ) . rtrim( $parts['path'] ?? '', '/' );
	}

	/** A copy under the same name, reached through a hosts file, says so itself. */
	private static function is_production(): bool {
		return 'production' === wp_get_environment_type();
	}

	/** @return array{live: string, is_production: bool, copies: list<string>} */
	private function kept(): array {
		$kept   = get_option( self::OPTION );
		$kept   = is_array( $kept ) ? $kept : [];
		$copies = is_array( $kept['copies'] ?? null ) ? $kept['copies'] : [];
		return [
			'live'          => is_string( $kept['live'] ?? null ) ? $kept['live'] : '',
			'is_production' => true === ( $kept['is_production'] ?? false ),
			'copies'        => array_values( array_filter( $copies, 'is_string' ) ),
		];
	}
}
