<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** For 8-bit text that names no charset and is not UTF-8: the most likely one by the shape of its bytes. */
final class CharsetGuess {

	public static function of( string $bytes ): string {
		$sample = substr( $bytes, 0, 8192 );
		$high   = strlen( (string) preg_replace( '/[\x00-\x7f]+/', '', $sample ) );
		if ( 0 === $high ) {
			return 'Windows-1252';
		}
		// Latin letters with accents stand alone among ASCII; other scripts come in runs.
		$in_runs = 0;
		preg_match_all( '/[\x80-\xff]{3,}/', $sample, $runs );
		foreach ( $runs[0] as $run ) {
			$in_runs += strlen( $run );
		}
		if ( $in_runs * 2 < $high ) {
			return self::japanese( $sample, $high ) ? 'SJIS-win' : 'Windows-1252';
		}
		return self::cyrillic( $sample, $high ) ?? self::east_asian( $sample, $high );
	}

	/** Lower-case letters are far more frequent than capitals, and the two charsets put them in opposite halves. */
	private static function cyrillic( string $sample, int $high ): ?string {
		$letters = (int) preg_match_all( '/[\xc0-\xff]/', $sample );
		if ( $letters * 10 < $high * 8 ) {
			return null;
		}
		$upper_half = (int) preg_match_all( '/[\xe0-\xff]/', $sample );
		$lower_half = $letters - $upper_half;
		// Chinese and Korean text uses both halves and the range below them alike.
		if ( $upper_half > $lower_half * 2 ) {
			return 'Windows-1251';
		}
		return $lower_half > $upper_half * 2 ? 'KOI8-R' : null;
	}

	private static function east_asian( string $sample, int $high ): string {
		if ( self::japanese( $sample, $high ) ) {
			return 'SJIS-win';
		}
		$kana = (int) preg_match_all( '/[\xa4\xa5][\xa1-\xf6]/', $sample );
		if ( $kana * 6 > $high && mb_check_encoding( $sample, 'eucJP-win' ) ) {
			return 'eucJP-win';
		}
		$hangul = (int) preg_match_all( '/[\xb0-\xc8][\xa1-\xfe]/', $sample );
		if ( $hangul * 2 * 10 > $high * 9 ) {
			return 'UHC';
		}
		return 1 === preg_match( '/[\xa1-\xf9][\x40-\x7e](?:[\xa1-\xf9][\x40-\x7e\xa1-\xfe])/', $sample ) && mb_check_encoding( $sample, 'BIG-5' ) ? 'BIG-5' : 'GB18030';
	}

	private static function japanese( string $sample, int $high ): bool {
		$kana = (int) preg_match_all( '/\x82[\x9f-\xf1]|\x83[\x40-\x96]/', $sample );
		return $kana > 2 && $kana * 4 > $high;
	}
}
