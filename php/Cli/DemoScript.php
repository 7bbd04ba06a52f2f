<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\Problem;

/** What happened in the demo shop, read from assets/demo/shop.json. */
final class DemoScript {

	private const UNITS = [ 'd' => 86_400_000, 'h' => 3_600_000, 'm' => 60_000 ];

	/**
	 * @param list<array{login: string, name: string, role: string}> $people
	 * @param list<string>                                           $topics of the form
	 * @param list<DemoEvent>                                        $events oldest first
	 */
	private function __construct(
		public readonly string $name,
		public readonly string $owner,
		public readonly array $people,
		public readonly array $topics,
		public readonly array $events,
	) {
	}

	/** @throws Problem when the file is not part of this installation */
	public static function read(): self {
		$json = @file_get_contents( dirname( __DIR__, 2 ) . '/assets/demo/shop.json' );
		$told = json_decode( (string) $json, true );
		if ( ! is_array( $told ) ) {
			throw new Problem( 'no_script', 'The demo shop is not part of this installation: assets/demo/shop.json is missing.' );
		}
		$people = [];
		foreach ( self::list( $told, 'people' ) as $person ) {
			$people[] = [
				'login' => self::word( $person, 'login' ),
				'name'  => self::word( $person, 'name' ),
				'role'  => self::word( $person, 'role' ),
			];
		}
		$topics = is_array( $told['topics'] ?? null ) ? array_values( array_filter( $told['topics'], 'is_string' ) ) : [];
		return new self( self::word( $told, 'name' ), self::word( $told, 'owner' ), $people, $topics, self::events( self::list( $told, 'tickets' ) ) );
	}

	/**
	 * @param list<array<mixed>> $tickets
	 * @return list<DemoEvent> in the order in which they happened, as a desk would have met them
	 */
	private static function events( array $tickets ): array {
		$events = [];
		foreach ( $tickets as $told ) {
			$ticket = DemoTicket::from_array( $told );
			$last   = PHP_INT_MAX;
			foreach ( self::list( $told, 'events' ) as $number => $event ) {
				// What stands later in the script happened later, if only by a minute.
				$last     = min( $last - self::UNITS['m'], self::ago( self::word( $event, 'ago' ) ) );
				$events[] = new DemoEvent( "{$ticket->key}-$number", $ticket, self::word( $event, 'act' ), $last, array_filter( $event, 'is_string', ARRAY_FILTER_USE_KEY ) );
			}
		}
		usort( $events, static fn ( DemoEvent $a, DemoEvent $b ): int => $b->ago <=> $a->ago );
		return $events;
	}

	/** "2d5h" in milliseconds. */
	private static function ago( string $words ): int {
		preg_match_all( '/(\d+)([dhm])/', $words, $parts, PREG_SET_ORDER );
		return array_sum( array_map( static fn ( array $part ): int => (int) $part[1] * self::UNITS[ $part[2] ], $parts ) );
	}

	/**
	 * @param array<mixed> $told
	 * @return list<array<mixed>>
	 */
	private static function list( array $told, string $name ): array {
		$list = $told[ $name ] ?? [];
		return is_array( $list ) ? array_values( array_filter( $list, 'is_array' ) ) : [];
	}

	/** @param array<mixed> $told */
	private static function word( array $told, string $name ): string {
		$value = $told[ $name ] ?? '';
		return is_string( $value ) ? $value : '';
	}
}
