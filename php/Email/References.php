<?php
declare( strict_types=1 );

namespace Deskfold\Email;

/** The chain of Message-IDs that a mail answers: oldest first, short enough for every relay, first and last always kept. */
final class References {

	private const MAX_LENGTH = 1500;

	/**
	 * @param list<string> $references
	 * @return list<string> without <>
	 */
	public static function chain( array $references, string $in_reply_to ): array {
		$ids = array_values( array_diff( array_unique( array_map( self::clean( ... ), $references ) ), [ '' ] ) );
		$to  = self::clean( $in_reply_to );
		if ( '' !== $to ) {
			$ids = [ ...array_values( array_diff( $ids, [ $to ] ) ), $to ];
		}
		$first = array_shift( $ids );
		if ( null === $first ) {
			return [];
		}
		$kept = [];
		$room = self::MAX_LENGTH - strlen( $first ) - 3;
		foreach ( array_reverse( $ids ) as $id ) {
			$room -= strlen( $id ) + 3;
			if ( $room < 0 && [] !== $kept ) {
				break;
			}
			array_unshift( $kept, $id );
		}
		return [ $first, ...$kept ];
	}

	/** Of a stranger's id only what may stand in a header; '' when that is not an id. */
	public static function clean( string $id ): string {
		$id = trim( $id, " \t\r\n<>" );
		return 1 === preg_match( '/^[\x21-\x3b\x3d\x3f-\x7e]{1,900}$/', $id ) ? $id : '';
	}
}
