<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** The Date field as milliseconds UTC, in the forms that mail programs of forty years wrote. */
final class DateReader {

	private const MONTHS = [ 'jan' => 1, 'feb' => 2, 'mar' => 3, 'apr' => 4, 'may' => 5, 'jun' => 6, 'jul' => 7, 'aug' => 8, 'sep' => 9, 'oct' => 10, 'nov' => 11, 'dec' => 12, 'mär' => 3, 'mai' => 5, 'okt' => 10, 'dez' => 12, 'fév' => 2, 'avr' => 4, 'aoû' => 8, 'déc' => 12, 'ene' => 1, 'abr' => 4, 'ago' => 8, 'dic' => 12, 'mrz' => 3, 'fev' => 2, 'aou' => 8, 'gen' => 1, 'mag' => 5, 'giu' => 6, 'lug' => 7, 'set' => 9, 'ott' => 10, 'out' => 10, 'mei' => 5, 'maj' => 5, 'maa' => 3, 'янв' => 1, 'фев' => 2, 'мар' => 3, 'апр' => 4, 'май' => 5, 'мая' => 5, 'июн' => 6, 'июл' => 7, 'авг' => 8, 'сен' => 9, 'окт' => 10, 'ноя' => 11, 'дек' => 12 ];
	private const ZONES  = [ 'EST' => -300, 'EDT' => -240, 'CST' => -360, 'CDT' => -300, 'MST' => -420, 'MDT' => -360, 'PST' => -480, 'PDT' => -420, 'CET' => 60, 'MET' => 60, 'CEST' => 120, 'MEST' => 120, 'MEZ' => 60, 'MESZ' => 120, 'EET' => 120, 'EEST' => 180, 'BST' => 60, 'WEST' => 60, 'MSK' => 180, 'JST' => 540, 'KST' => 540, 'IST' => 330, 'HKT' => 480, 'SGT' => 480, 'AEST' => 600, 'AEDT' => 660, 'NZST' => 720, 'NZDT' => 780 ];
	private const FIELD  = '/(\d{1,2})[\s.-]*\s*(\p{L}{3})\p{L}*\.?[\s,-]*(\d{2,4})\b(?:[\s,]+(?:at\s+)?(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?(?:\.\d+)?\s*([ap]m\b)?)?\s*(?:(?:GMT|UTC|UT)?\s*([+-])\s?(\d{2}):?(\d{2})|([A-Z]{1,5})\b)?/iu';

	/** Null when there is no date in it, or one that no mail can have. */
	public static function ms( string $field ): ?int {
		$field = substr( $field, 0, 200 );
		$field = false === strpos( $field, '=?' ) ? $field : EncodedWord::decode( $field );
		$field = trim( (string) preg_replace( '/\([^()]*\)/', ' ', (string) preg_replace( '/\([^()]*\)/', ' ', $field ) ) );
		if ( '' === $field ) {
			return null;
		}
		// `09 :  55  : 06`, RFC 5322, A.6.3.
		$field   = (string) preg_replace( '/(?<=\d)\s*:\s*(?=\d)/', ':', $field );
		$seconds = self::rfc( $field ) ?? self::other( $field );
		return null === $seconds || $seconds < 0 || $seconds > 4_102_444_800 ? null : $seconds * 1000;
	}

	private static function rfc( string $field ): ?int {
		if ( 1 !== preg_match( self::FIELD, mb_scrub( $field, 'UTF-8' ), $match, PREG_UNMATCHED_AS_NULL ) ) {
			return null;
		}
		$month = self::MONTHS[ mb_strtolower( $match[2], 'UTF-8' ) ] ?? 0;
		$day   = (int) $match[1];
		$year  = (int) $match[3];
		// RFC 5322, 4.3: two digits, and three digits of programs that counted from 1900.
		$year += strlen( $match[3] ) > 3 ? 0 : ( $year < 50 ? 2000 : 1900 );
		$hour  = (int) ( $match[4] ?? 0 );
		if ( isset( $match[7] ) ) {
			$hour = $hour % 12 + ( 'p' === strtolower( $match[7][0] ) ? 12 : 0 );
		}
		$minute = (int) ( $match[5] ?? 0 );
		$second = (int) ( $match[6] ?? 0 );
		if ( 0 === $month || ! checkdate( $month, $day, $year ) || $hour > 24 || $minute > 59 || $second > 61 ) {
			return null;
		}
		$time = gmmktime( $hour, $minute, $second, $month, $day, $year );
		return false === $time ? null : $time - 60 * self::zone( $match[8] ?? '', (int) ( $match[9] ?? 0 ), (int) ( $match[10] ?? 0 ), $match[11] ?? '' );
	}

	/** Minutes east of Greenwich. */
	private static function zone( string $sign, int $hours, int $minutes, string $name ): int {
		if ( '' !== $sign ) {
			$offset = $hours * 60 + $minutes;
			return $hours > 14 || $minutes > 59 ? 0 : ( '-' === $sign ? -$offset : $offset );
		}
		return self::ZONES[ strtoupper( $name ) ] ?? 0;
	}

	/** ISO 8601, `Mon Oct  3 14:11:37 2010` and what else PHP can read in full. */
	private static function other( string $field ): ?int {
		if ( 1 === preg_match( '/\b([a-z]{3})[a-z]*\s+(\d{1,2}),?\s+(\d{1,2}:\d{2}(?::\d{2})?)\s+(?:([A-Z]{2,5}|[+-]\d{4})\s+)?(\d{4})\s*([+-]\d{4})?/i', $field, $match ) ) {
			return self::rfc( "{$match[2]} {$match[1]} {$match[5]} {$match[3]} " . ( $match[6] ?? $match[4] ) );
		}
		// `Nov 2, 2026 at 9:12 AM`
		if ( 1 === preg_match( '/\b(\p{L}{3,12})\.?\s+(\d{1,2}),\s*(\d{4})\b(.*)$/u', mb_scrub( $field, 'UTF-8' ), $match ) ) {
			return self::rfc( "{$match[2]} {$match[1]} {$match[3]}{$match[4]}" );
		}
		if ( 1 === preg_match( '/^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일](.*)$/u', mb_scrub( $field, 'UTF-8' ), $match ) ) {
			$field = "{$match[1]}-{$match[2]}-{$match[3]}{$match[4]}";
		}
		if ( 1 !== preg_match( '/\d{4}[-\/]\d{1,2}[-\/]\d{1,2}|^\d{8}T\d{6}|\d{1,2}[\/.]\d{1,2}[\/.]\d{4}/', $field ) ) {
			return null;
		}
		try {
			return ( new \DateTimeImmutable( $field, new \DateTimeZone( 'UTC' ) ) )->getTimestamp();
		} catch ( \Exception ) {
			return null;
		}
	}
}
