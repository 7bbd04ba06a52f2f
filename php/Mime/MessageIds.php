<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** Message-IDs out of a field, without their brackets, in order, each once. */
final class MessageIds {

	/** @return list<string> */
	public static function read( string $field ): array {
		$field = trim( EncodedWord::clean( mb_scrub( $field, 'UTF-8' ) ) );
		if ( '' === $field ) {
			return [];
		}
		if ( false !== strpos( $field, '=?' ) ) {
			$field = EncodedWord::decode( $field );
		}
		preg_match_all( '/<([^<>]{1,998})>/', $field, $found );
		$ids = $found[1];
		if ( [] === $ids ) {
			$ids = array_filter( explode( ' ', (string) preg_replace( '/[\s,;<>"\[\]]+/', ' ', $field ) ), static fn ( string $word ): bool => 1 === preg_match( '/^[^\s"()]+@[^\s"()]+$/', $word ) );
		}
		$unique = [];
		foreach ( $ids as $id ) {
			$id = (string) preg_replace( '/\s+/', '', $id );
			if ( '' !== $id ) {
				$unique[ $id ] = $id;
			}
		}
		$unique = array_values( $unique );
		// The first one says what it is about, the last ones whom it answers.
		return count( $unique ) <= Limits::REFERENCES ? $unique : [ $unique[0], ...array_slice( $unique, 1 - Limits::REFERENCES ) ];
	}

	/** The one id of a field that holds one; a bare word counts too. */
	public static function one( string $field ): string {
		$found = self::read( $field );
		if ( [] !== $found ) {
			return $found[0];
		}
		$word = trim( EncodedWord::clean( mb_scrub( $field, 'UTF-8' ) ), " \t<>" );
		return 1 === preg_match( '/^[^\s<>]{3,250}$/', $word ) ? $word : '';
	}
}
