<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/**
 * What every mail that comes in asks for and what hardly ever changes: read once in a few seconds. Others' changes are seen
 * that late; who changes something says forget().
 *
 * @template T
 */
final class ShortMemory {

	private const FRESH_MS = 5000;

	/** @var array<string, array{int, T}> when it was read, and what */
	private array $known = [];

	public function __construct( private readonly Clock $clock ) {
	}

	/**
	 * @param string        $name of the table, so that sites of a network do not share it
	 * @param callable(): T $read
	 * @return T as it was at most five seconds ago
	 */
	public function get( string $name, callable $read ): mixed {
		$now   = $this->clock->now_ms();
		$known = $this->known[ $name ] ?? null;
		if ( null === $known || abs( $now - $known[0] ) >= self::FRESH_MS ) {
			$known = $this->known[ $name ] = [ $now, $read() ];
		}
		return $known[1];
	}

	public function forget(): void {
		$this->known = [];
	}
}
