<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** An invitation (RFC 5545) in a few lines that a person can read, for mails that hold nothing else. */
final class CalendarText {

	private const FIELDS = [ 'SUMMARY', 'DTSTART', 'DTEND', 'LOCATION', 'ORGANIZER', 'DESCRIPTION' ];

	public static function of( string $calendar ): string {
		$calendar = (string) preg_replace( '/\r?\n[ \t]/', '', substr( $calendar, 0, Limits::FIELD_BYTES ) );
		$event    = 1 === preg_match( '/^BEGIN:V(?:EVENT|TODO|JOURNAL)\r?$(.*?)(?:^END:V(?:EVENT|TODO|JOURNAL)|\z)/msi', $calendar, $match ) ? $match[1] : '';
		// An alarm has a summary and a description of its own.
		$event  = (string) preg_replace( '/^BEGIN:VALARM.*?^END:VALARM\r?$/msi', '', $event );
		$method = 1 === preg_match( '/^METHOD[^:\n]*:\s*([\w-]{1,30})/mi', $calendar, $match ) ? strtoupper( $match[1] ) : '';
		$found  = [];
		foreach ( self::FIELDS as $name ) {
			if ( 1 === preg_match( '/^' . $name . '((?:;(?:"[^"\n]*"|[^":\n])*)?):([^\r\n]*)/mi', $event, $match ) ) {
				$found[ $name ] = self::value( $name, $match[1], $match[2] );
			}
		}
		$span  = implode( ' – ', array_filter( [ $found['DTSTART'] ?? '', $found['DTEND'] ?? '' ], static fn ( string $part ): bool => '' !== $part ) );
		$lines = [ $found['SUMMARY'] ?? '', $span, $found['LOCATION'] ?? '', $found['ORGANIZER'] ?? '', '' === $method ? '' : "($method)", $found['DESCRIPTION'] ?? '' ];
		return trim( implode( "\n", array_filter( $lines, static fn ( string $line ): bool => '' !== $line ) ) );
	}

	private static function value( string $name, string $parameters, string $value ): string {
		$value = trim( strtr( $value, [ '\\n' => "\n", '\\N' => "\n", '\\,' => ',', '\\;' => ';', '\\\\' => '\\' ] ) );
		if ( 'ORGANIZER' === $name ) {
			$email = (string) preg_replace( '/^mailto:/i', '', $value );
			return 1 === preg_match( '/;CN=(?:"([^"]*)"|([^;:]*))/i', $parameters, $match ) ? trim( ( $match[2] ?? '' ) . $match[1] ) . " <$email>" : $email;
		}
		if ( str_starts_with( $name, 'DT' ) && 1 === preg_match( '/^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d*(Z?))?/', $value, $match ) ) {
			$zone = 1 === preg_match( '/;TZID="?([^";:]{1,60})/i', $parameters, $tz ) ? ' ' . $tz[1] : ( '' !== ( $match[6] ?? '' ) ? ' UTC' : '' );
			return "{$match[1]}-{$match[2]}-{$match[3]}" . ( isset( $match[5] ) ? " {$match[4]}:{$match[5]}$zone" : '' );
		}
		return $value;
	}
}
