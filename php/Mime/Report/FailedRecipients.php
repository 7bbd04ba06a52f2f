<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Report;

use Deskfold\Mime\AddressList;
use Deskfold\Mime\EncodedWord;
use Deskfold\Mime\HeaderBlock;
use Deskfold\Mime\MailBody;

/** Whom a report in words names. */
final class FailedRecipients {

	private const MAIL = '(?<![\w.+-])[\w.!#$%&+\/=?^`{|}~-]{1,64}@[\w-]+(?:\.[\w-]+)*\.\w[\w-]{1,62}';
	/** Alone in its line and in brackets it may be of any kind: quoted, international, of a host without a domain. */
	private const ALONE = '/^[ \t*>-]*<((?:"[^"<>\n]{1,64}"|[^\s<>@"]{1,64})@[^\s<>@]{2,190})>(?:[ \t]*(?::|\(|\.{3}|\r?$)|[ \t]{2})/m';
	/** How a report names whom it did not reach, the surest way first. */
	private const NAMED = [
		self::ALONE,
		'/(?:recipient(?: address)?|addressed to|delivered to|failed recipient\(?s?\)?|user|mailbox)[ \t]*:[ \t]*[<"]?(' . self::MAIL . ')/i',
		'/^[ \t*>"-]*<?(' . self::MAIL . ')[>"]?(?: ?<(?:mailto:)?[^>]*>)?[ \t]*(?:$|[:;(,\[]| -|\.{3}| on \w{3}, )/m',
		'/RCPT TO:\s*<?(' . self::MAIL . ')/i',
		'/(?<!\w)(?:(?:recipient|address(?:ee)?|user|mailbox|to|for|destinat\w+|empf\w+|receiver)s?(?:\(s\))?(?=\W)|收件人|收件者|宛先)(?:[ \t:]|：)*[<"\'(]?(' . self::MAIL . ')/i',
		'/<(' . self::MAIL . ')>(?:\.{3}|:)? ?.{0,60}(?:unknown|reject|not|full|denied|fail)/i',
		'/<?(' . self::MAIL . ')>?/',
	];

	/** @return list<string> */
	public static function read( HeaderBlock $headers, MailBody $body, BounceText $text ): array {
		$found = self::unique( self::addresses( $headers, [ 'x-failed-recipients' ] ), [] );
		if ( [] !== $found ) {
			return $found;
		}
		$ours = array_fill_keys( array_map( 'strtolower', self::addresses( $headers, [ 'to', 'from', 'return-path', 'delivered-to' ] ) ), true );
		foreach ( self::NAMED as $pattern ) {
			preg_match_all( $pattern, $text->report, $match );
			$found = self::unique( $match[1], $ours );
			if ( [] !== $found ) {
				return $found;
			}
		}
		preg_match_all( '/' . self::MAIL . '/', EncodedWord::decode( $headers->first( 'subject' ) ), $match );
		$found = self::unique( $match[0], $ours );
		if ( [] !== $found ) {
			return $found;
		}
		// The last word has the copy of the mail: it was written to somebody.
		foreach ( [ ...( $body->reports['rfc822'] ?? [] ), ...( $body->reports['rfc822-headers'] ?? [] ), $text->copy ] as $copy ) {
			if ( 1 === preg_match( '/^[ \t>]*To:[ \t]*(.+)$/im', substr( $copy, 0, 65536 ), $match ) ) {
				$found = self::unique( array_column( AddressList::read( $match[1] ), 'email' ), $ours );
				if ( [] !== $found ) {
					return $found;
				}
			}
		}
		// A mail from us to ourselves.
		preg_match_all( self::ALONE, $text->report, $match );
		return self::unique( $match[1], [] );
	}

	/**
	 * @param list<string> $names of header fields
	 * @return list<string>
	 */
	private static function addresses( HeaderBlock $headers, array $names ): array {
		$found = [];
		foreach ( $names as $name ) {
			foreach ( $headers->all( $name ) as $field ) {
				array_push( $found, ...array_column( AddressList::read( $field ), 'email' ) );
			}
		}
		return $found;
	}

	/**
	 * @param array<string>       $addresses
	 * @param array<string, true> $ours
	 * @return list<string>
	 */
	private static function unique( array $addresses, array $ours ): array {
		$unique = [];
		foreach ( $addresses as $address ) {
			$address = rtrim( $address, '.' );
			if ( false !== strpos( $address, '@' ) && ! isset( $ours[ strtolower( $address ) ] ) && 1 !== preg_match( '/^(?:mailer-daemon|postmaster)@/i', $address ) && count( $unique ) < 100 ) {
				$unique[ strtolower( $address ) ] ??= $address;
			}
		}
		return array_values( $unique );
	}
}
