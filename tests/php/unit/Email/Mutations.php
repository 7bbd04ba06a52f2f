<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Email;

/** Damages mail the way that transports, gateways and attackers do; the same seed damages in the same way. */
final class Mutations {

	private const CHARSETS = [ 'utf-8', 'utf-7', 'utf-16', 'us-ascii', 'iso-8859-1', 'iso-2022-jp', 'gb2312', 'big5', 'shift_jis', 'koi8-r', 'x-none', '', 'utf-32', 'hz-gb-2312', 'windows-1258', 'utf-8"; x="' ];

	/** @param list<string> $mails */
	public static function of( array $mails, int $seed ): string {
		mt_srand( $seed );
		$mail = $mails[ mt_rand( 0, count( $mails ) - 1 ) ];
		for ( $rounds = mt_rand( 1, 4 ); $rounds > 0; $rounds-- ) {
			$mail = self::once( $mail, $mails );
		}
		return substr( $mail, 0, 400_000 );
	}

	/** @param list<string> $mails */
	private static function once( string $mail, array $mails ): string {
		$length = max( 1, strlen( $mail ) );
		switch ( mt_rand( 0, 13 ) ) {
			case 0:
				return (string) preg_replace( '/^([A-Za-z-]+:[^\n]{4})/m', "$1\n ", $mail, mt_rand( 1, 5 ) );
			case 1:
				return (string) preg_replace( '/^([A-Za-z-]+:[^\n]*\n)/m', '$1$1', $mail, mt_rand( 1, 5 ) );
			case 2:
				[ $head, $body ] = explode( "\n\n", str_replace( "\r\n", "\n", $mail ) . "\n\n", 2 );
				$lines           = explode( "\n", $head );
				usort( $lines, static fn (): int => mt_rand( -1, 1 ) );
				return implode( "\n", $lines ) . "\n\n" . $body;
			case 3:
				return (string) preg_replace( '/charset\s*=\s*"?[\w-]+"?/i', 'charset="' . self::CHARSETS[ mt_rand( 0, count( self::CHARSETS ) - 1 ) ] . '"', $mail );
			case 4:
				return (string) preg_replace( '/(boundary\s*=\s*"?)(.)/i', '$1' . chr( mt_rand( 33, 126 ) ), $mail, 1 );
			case 5:
				return (string) preg_replace( '/^--\S+/m', [ '--', '--x', "--b\n--b", '' ][ mt_rand( 0, 3 ) ], $mail, mt_rand( 1, 3 ) );
			case 6:
				return substr( $mail, 0, intdiv( mt_rand( 0, $length ), 97 ) * 97 );
			case 7:
				$other = $mails[ mt_rand( 0, count( $mails ) - 1 ) ];
				return substr( $mail, 0, mt_rand( 0, $length ) ) . substr( $other, mt_rand( 0, strlen( $other ) ) );
			case 8:
				return (string) preg_replace( '/=\?([^?]*)\?([bq])\?/i', [ '=?$1?', '=?utf-8?$2?', '=?$1?x?', '=?=?$1?$2?', '=?utf-16?b?' ][ mt_rand( 0, 4 ) ], $mail, mt_rand( 1, 3 ) );
			case 9:
				return 1 === preg_match( '/^--\S+\r?\n.*?(?=^--)/ms', $mail, $part ) ? str_replace( $part[0], str_repeat( $part[0], mt_rand( 2, 30 ) ), $mail ) : str_repeat( $mail, 2 );
			case 10:
				return (string) preg_replace( '/(content-transfer-encoding:\s*)\S+/i', '$1' . [ 'base64', 'quoted-printable', 'x-uuencode', '8bit', 'base64, 8bit', '' ][ mt_rand( 0, 5 ) ], $mail );
			case 11:
				for ( $count = mt_rand( 1, 20 ); $count > 0; $count-- ) {
					$mail = substr_replace( $mail, [ "\0", "\xff", '=?', "\r", '<', '"', "\x1b\$B", ';', "\n", '=', '&#', "\u{202e}", '<!--', 'begin 644 x' ][ mt_rand( 0, 13 ) ], mt_rand( 0, strlen( $mail ) ), 0 );
				}
				return $mail;
			case 12:
				return (string) preg_replace( '/(content-type:\s*)[\w\/-]+/i', '$1' . [ 'text/html', 'multipart/related', 'multipart/alternative', 'message/rfc822', 'application/ms-tnef', 'application/pkcs7-mime', 'text/calendar', 'message/partial', 'multipart/digest', 'text/plain; format=flowed; delsp=yes' ][ mt_rand( 0, 9 ) ], $mail, mt_rand( 1, 2 ) );
			default:
				for ( $count = mt_rand( 1, 30 ); $count > 0; $count-- ) {
					$mail[ mt_rand( 0, strlen( $mail ) ) ] = chr( mt_rand( 0, 255 ) );
				}
				return $mail;
		}
	}
}
