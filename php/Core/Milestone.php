<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/**
 * Named points between two steps of which each must survive the death of the process. In production nobody listens and a
 * point costs one comparison; `npm run torture` listens, and kills.
 */
final class Milestone {

	/** @var (\Closure(string): void)|null */
	private static ?\Closure $listener = null;

	public static function reached( string $name ): void {
		if ( null !== self::$listener ) {
			( self::$listener )( $name );
		}
	}

	/** @param (\Closure(string): void)|null $listener null stops listening */
	public static function listen( ?\Closure $listener ): void {
		self::$listener = $listener;
	}
}
