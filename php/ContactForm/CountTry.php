<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Core\Secrets;

/**
 * Counts what the public does, in the database: a cache that forgets must not open a door. Neither addresses nor IP
 * numbers are kept, only keyed hashes of them.
 */
final class CountTry {

	/**
	 * Filter: array<string, array{int, int}>, how often in an hour and in a day, by what is counted.
	 *
	 * @since 0.1.0
	 */
	public const LIMITS = 'deskfold_form_limits';

	private const HOUR = 3_600_000;
	private const DAY  = 86_400_000;

	private const USUAL = [
		'form_ip'      => [ 30, 240 ],
		'form_address' => [ 6, 24 ],
		'form_all'     => [ 1000, 5000 ],
		'link_ip'      => [ 10, 40 ],
		'link_address' => [ 3, 10 ],
		'link_all'     => [ 300, 2000 ],
		'portal_ip'    => [ 60, 400 ],
		'reply'        => [ 30, 150 ],
	];

	public function __construct(
		private readonly FormLimitStore $store,
		private readonly Secrets $secrets,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @param string $what one of the kinds above
	 * @param string $whom an address, an IP number, a customer's number
	 * @throws Problem when it was too often
	 */
	public function __invoke( string $what, string $whom ): void {
		/** @var array<string, array{int, int}> $limits */
		$limits             = apply_filters( self::LIMITS, self::USUAL );
		[ $hourly, $daily ] = $limits[ $what ] ?? self::USUAL[ $what ] ?? [ 0, 0 ];
		$who                = $this->secrets->mac( $what . ':' . self::group( $whom ), 'form-limits' );
		$now                = $this->clock->now_ms();
		if ( $this->in( $who, $now, self::HOUR ) > $hourly || $this->in( $who, $now, self::DAY ) > $daily ) {
			throw new Problem( 'too_often', __( 'That was very often in a short time. Please wait an hour and try again; your text stays here.', 'deskfold' ), 429 );
		}
	}

	private function in( string $who, int $now, int $length ): int {
		// The two windows end at different milliseconds, so their rows never meet.
		$ends = ( intdiv( $now, $length ) + 1 ) * $length + ( self::DAY === $length ? 1 : 0 );
		return $this->store->count( $who, $ends );
	}

	/** One household has a whole /64 of IPv6 numbers. */
	private static function group( string $whom ): string {
		$packed = str_contains( $whom, ':' ) && ! str_contains( $whom, '@' ) ? inet_pton( $whom ) : false;
		return false !== $packed && 16 === strlen( $packed ) ? bin2hex( substr( $packed, 0, 8 ) ) : mb_strtolower( $whom );
	}
}
