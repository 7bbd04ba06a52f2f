<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Reply;

/** Where the signature begins in a stretch of text: the line after the last one that somebody wrote for us. */
final class Signature {

	private const DELIMITER = '/^(?:[-–—_=*#~+]{5,}|[*#~=]{3,}|--+|—|–|ᐧ|\x{200b}+)$/u';
	private const CONTACT   = '/mailing list|list(?:info|serv)|unsubscribe|https?:\/\/|www\.|\btel\b|phone|\bfax\b|mobil|\+\d[\d ()-]{6,}|@|confidential|intended (?:only|solely)|riservat|vertraulich|confidentiel|confidencial|disclaimer/iu';
	private const FOOTER    = '/^(?:You received this message because you|To unsubscribe from this group|Reply to this email directly|You are receiving this because|To respond, reply to this email|Visit (?:the )?topic|This (?:e-?mail|message)[^.]{0,60} (?:is|are|may be|contains?) (?:confidential|privileged|intended)|(?:The|Any) information (?:contained )?in this (?:e-?mail|message)|CONFIDENTIALITY|DISCLAIMER|If you are not the intended recipient|Diese (?:E-?Mail|Nachricht)[^.]{0,60}(?:vertraulich|ausschließlich)|Der Inhalt dieser E-?Mail|Ce (?:message|courriel|mail)[^.]{0,80}(?:confidentiel|exclusivement|destin)|Este (?:mensaje|correo|e-?mail|mensagem)[^.]{0,80}(?:confidencia|exclusiv)|Esta mensagem[^.]{0,80}(?:confidencia|exclusiv)|Le informazioni contenute|Questo (?:messaggio|documento)[^.]{0,80}(?:riservat|confidenzial)|(?:De informatie in )?[Dd]it (?:e-?mail)?bericht[^.]{0,60}(?:vertrouwelijk|uitsluitend)|Detta (?:e-?post|meddelande)[^.]{0,60}konfidentiell|Denne e-?mail[^.]{0,60}fortrolig|Az e-mail tartalma bizalmas|AVIS? DE CONFIDENTIALITÉ|AVISO (?:LEGAL|DE CONFIDENCIALIDAD))/iu';

	/** `Get Outlook for iOS<https://aka.ms/…>`, in whatever language. */
	private const PHONE = '~^[^\n<]{0,40}\bOutlook\b[^\n<]{0,20}\b(?:iOS|Android)\b[^\n<]{0,20}[<(\[]{0,2}https://aka\.ms/\S{1,40}$~iu';

	private const FIRST = [ '-' => 1, '_' => 1, "\xe2" => 1, '=' => 1, '*' => 1, '~' => 1, '#' => 1, '+' => 1, 'A' => 1, 'C' => 1, 'D' => 1, 'E' => 1, 'I' => 1, 'L' => 1, 'Q' => 1, 'R' => 1, 'T' => 1, 'V' => 1, 'Y' => 1 ];

	/**
	 * @param list<string> $lines
	 * @return int the first line of the signature; $to when there is none
	 */
	public static function start( array $lines, int $from, int $to ): int {
		$end = self::before_notes( $lines, $from, self::before_delimiter( $lines, $from, $to ) );
		return self::has_text( $lines, $from, $end ) ? $end : $to;
	}

	/** @param list<string> $lines */
	private static function before_delimiter( array $lines, int $from, int $to ): int {
		for ( $line = $from; $line < $to; $line++ ) {
			// What may begin a signature begins with one of these.
			if ( ! isset( self::FIRST[ $lines[ $line ][0] ?? '' ] ) ) {
				continue;
			}
			$text = rtrim( $lines[ $line ] );
			if ( '--' === $text || '—' === $text || "-- \u{a0}" === $text || "--\u{a0}" === $text ) {
				if ( self::has_text( $lines, $from, $line ) && $to - $line < 60 ) {
					return $line;
				}
			} elseif ( ( '_' === $text[0] || '-' === $text[0] ) && 1 === preg_match( '/^[_-]{5,}$/', $text ) && $to - $line < 25 && self::has_text( $lines, $from, $line )
				&& 1 === preg_match( self::CONTACT, implode( "\n", array_slice( $lines, $line + 1, $to - $line - 1 ) ) ) ) {
				return $line;
			} elseif ( isset( $lines[ $line - 1 ] ) && '' === trim( $lines[ $line - 1 ] ) && self::is_card( $lines, $line, $to ) && self::has_text( $lines, $from, $line ) ) {
				return $line;
			} elseif ( 1 === preg_match( self::FOOTER, $text ) && self::has_text( $lines, $from, $line ) ) {
				return $line;
			}
		}
		return $to;
	}

	/**
	 * A rule, and below it nothing but a name and a few short lines.
	 *
	 * @param list<string> $lines
	 */
	private static function is_card( array $lines, int $rule, int $to ): bool {
		if ( $to - $rule > 9 || 1 !== preg_match( '/^[-–—_=*~#+]{3,}$/u', trim( $lines[ $rule ] ) ) ) {
			return false;
		}
		$count = 0;
		for ( $line = $rule + 1; $line < $to; $line++ ) {
			$text = trim( $lines[ $line ] );
			if ( mb_strlen( $text, 'UTF-8' ) > 50 || 1 === preg_match( '/[.!?;:]$/', $text ) ) {
				return false;
			}
			$count += '' === $text ? 0 : 1;
		}
		return $count > 0 && $count < 6;
	}

	/**
	 * From below: blank lines, lines of signs, "Sent from my phone", "-Ann".
	 *
	 * @param list<string> $lines
	 */
	private static function before_notes( array $lines, int $from, int $to ): int {
		$end  = $to;
		$name = false;
		for ( $line = $to - 1; $line >= $from && $line > $to - 60; $line-- ) {
			$text = trim( $lines[ $line ] );
			if ( '' === $text ) {
				continue;
			}
			if ( 1 === preg_match( self::DELIMITER, $text ) || self::is_note( $text ) ) {
				$end = $line;
				continue;
			}
			if ( ! $name && 1 === preg_match( '/^-\s?\p{Lu}[\p{L}.\']{1,20}(?: \p{Lu}[\p{L}.\']{0,20}){0,3}$/u', $text ) && ' ' !== $text[1] ) {
				$name = true;
				$end  = $line;
				continue;
			}
			// A note with a few words below it: its own link, or a name.
			$note = self::note_above( $lines, max( $from, $line - 3 ), $line );
			if ( null !== $note && $to - $note < 8 ) {
				$end  = $note;
				$line = $note;
				continue;
			}
			break;
		}
		return $end;
	}

	/** @param list<string> $lines */
	private static function note_above( array $lines, int $from, int $line ): ?int {
		for ( $above = $line - 1; $above >= $from; $above-- ) {
			$text = trim( $lines[ $above ] );
			if ( self::is_note( $text ) && 1 === preg_match( '/outlook|https?:|www\.|aka\.ms|go\.microsoft/i', $text . ' ' . $lines[ $line ] ) && mb_strlen( $lines[ $line ], 'UTF-8' ) < 300 ) {
				return $above;
			}
		}
		return null;
	}

	public static function is_note( string $text ): bool {
		// "Sent from my desk, which is easier" is a sentence of a person.
		if ( mb_strlen( $text, 'UTF-8' ) > 200 || 1 === preg_match( '/^Sent (?:from|via|with) [^.,]{1,40},? (?:which |that )?(?:is|was|are|were|has|have|will|had) /i', $text ) ) {
			return false;
		}
		return 1 === preg_match( '/^[<(\[*_\s>-]*(?:' . MailWords::SENT_FROM . ')/iu', $text ) || ( false !== strpos( $text, 'aka.ms' ) && 1 === preg_match( self::PHONE, $text ) ) || 1 === preg_match( '/^\p{L}+ from (?:my )?mobile$/iu', $text );
	}

	/** @param list<string> $lines */
	private static function has_text( array $lines, int $from, int $to ): bool {
		for ( $line = $from; $line < $to; $line++ ) {
			if ( '' !== trim( $lines[ $line ] ) ) {
				return true;
			}
		}
		return false;
	}
}
