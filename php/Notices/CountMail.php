<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

use Deskfold\Channels\Address;
use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Log;
use Deskfold\Core\Secrets;

/**
 * The ceilings of automatic mail, in the database: a cache that forgets must not open a door. They are counted per address
 * and for the whole site, over the last hour and day and not by the clock's. Of addresses only keyed hashes are kept.
 */
final class CountMail {

	/**
	 * Filter: array{address_hour: int, address_day: int, site_hour: int}, how much automatic mail may go out.
	 *
	 * @since 0.2.0
	 */
	public const LIMITS = 'deskfold_automatic_mail_limits';

	private const USUAL = [
		'address_hour' => 3,
		'address_day'  => 10,
		'site_hour'    => 300,
	];

	private const HOUR = 3_600_000;
	private const DAY  = 86_400_000;

	/** Within this time one mail about the same is enough. */
	private const SAME = 10_800_000;

	/** The hour of the whole site is counted in parts. */
	private const PART = 300_000;

	public function __construct(
		private readonly Database $database,
		private readonly NoticeStore $store,
		private readonly Secrets $secrets,
		private readonly Clock $clock,
		private readonly Log $log,
	) {
	}

	/**
	 * Counts a mail that nobody asked for, in the transaction that writes it.
	 *
	 * @param string $about     what a second one must not be about for a while
	 * @param bool   $is_proven whether somebody has shown that they read mail at this address; else one a day is all
	 * @return bool whether it may go out
	 */
	public function __invoke( Address $to, string $about, bool $is_proven ): bool {
		$now = $this->clock->now_ms();
		return $this->database->transaction(
			function () use ( $to, $about, $is_proven, $now ): bool {
				if ( true === $this->store->stop()?->holds( $now ) ) {
					$this->store->hold();
					return false;
				}
				$who    = $this->who( $to );
				$about  = substr( $this->secrets->mac( mb_strtolower( $about ), 'automatic-mail' ), 0, 12 );
				$recent = self::since( $this->store->locked( $who ), $now - self::DAY );
				$same   = array_filter( $recent, static fn ( array $one ): bool => $one[1] === $about && $one[0] > $now - self::SAME );
				if ( [] !== $same || ( ! $is_proven && [] !== $recent ) || ! $this->is_room( $recent, $now ) || ! $this->is_room_for_all( $now ) ) {
					return false;
				}
				$this->store->keep( $who, [ ...$recent, [ $now, $about ] ], $now );
				return true;
			}
		);
	}

	/**
	 * Counts a mail that somebody asked for: it waits where the address has had enough, but for nothing else.
	 *
	 * @param string $name of the mail: the same one again is counted once
	 */
	public function asked_for( Address $to, string $name ): bool {
		$now = $this->clock->now_ms();
		return $this->database->transaction(
			function () use ( $to, $name, $now ): bool {
				$who    = $this->who( $to );
				$recent = self::since( $this->store->locked( $who ), $now - self::DAY );
				if ( in_array( $name, array_column( $recent, 1 ), true ) ) {
					return true;
				}
				if ( ! $this->is_room( $recent, $now ) ) {
					return false;
				}
				$this->store->keep( $who, [ ...$recent, [ $now, $name ] ], $now );
				return true;
			}
		);
	}

	/** @param list<array{int, string}> $recent of the last day */
	private function is_room( array $recent, int $now ): bool {
		return count( $recent ) < self::limits()['address_day'] && count( self::since( $recent, $now - self::HOUR ) ) < self::limits()['address_hour'];
	}

	private function is_room_for_all( int $now ): bool {
		$most = self::limits()['site_hour'];
		if ( $this->store->count( intdiv( $now, self::PART ) * self::PART, $now - self::HOUR ) <= $most ) {
			return true;
		}
		if ( $this->store->begin_stop( $now, $now + self::HOUR ) ) {
			$this->log->write( Log::WARNING, 'Notices', 'Automatic mail was stopped: too much of it within an hour', [ 'limit' => $most, 'minutes' => 60 ] );
		}
		return false;
	}

	/** @return array{address_hour: int, address_day: int, site_hour: int} */
	private static function limits(): array {
		/** @var array<string, int> $limits */
		$limits = apply_filters( self::LIMITS, self::USUAL );
		return [
			'address_hour' => $limits['address_hour'] ?? self::USUAL['address_hour'],
			'address_day'  => $limits['address_day'] ?? self::USUAL['address_day'],
			'site_hour'    => $limits['site_hour'] ?? self::USUAL['site_hour'],
		];
	}

	/**
	 * @param list<array{int, string}> $recent
	 * @return list<array{int, string}>
	 */
	private static function since( array $recent, int $moment ): array {
		return array_values( array_filter( $recent, static fn ( array $one ): bool => $one[0] > $moment ) );
	}

	private function who( Address $to ): string {
		// One mailbox may have any number of names behind a plus sign.
		return $this->secrets->mac( 'address:' . preg_replace( '/\+[^@]*(?=@)/', '', $to->key() ), 'automatic-mail' );
	}
}
