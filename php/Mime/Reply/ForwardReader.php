<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Reply;

use Deskfold\Mime\AddressList;
use Deskfold\Mime\Limits;
use Deskfold\Mime\MailAddress;

/** Finds the forwarded mail in a text: by the phrase above it, or by its header block when the subject says "Fwd:". */
final class ForwardReader {

	/** @param list<string> $lines */
	private function __construct( private readonly array $lines ) {
	}

	public static function read( string $text, string $subject ): ?ForwardedMail {
		// `VS:` is an answer in Finnish and a forwarded mail in Danish.
		$says = self::subject_says( $subject ) || ( 1 === preg_match( '/^\s*VS\s*:/i', $subject ) && false === strpos( $text, 'Lähettäjä' ) );
		if ( ! $says && false === strpos( $text, '----' ) && 1 !== preg_match( '/^[-–—_=*~•>\s\x{feff}]{0,40}+(?:' . MailWords::FORWARDED . ')/imu', $text ) ) {
			return null;
		}
		$lines = explode( "\n", $text );
		if ( self::is_answer( $subject ) && ! $says ) {
			return ( new self( $lines ) )->find( false, false );
		}
		// Apple Mail may write the whole forwarded mail as a quote.
		$found = ( new self( $lines ) )->find( $says, true );
		if ( null !== $found || false === strpos( $text, "\n>" ) && ! str_starts_with( $text, '>' ) ) {
			return $found;
		}
		return ( new self( array_map( static fn ( string $line ): string => (string) preg_replace( '/^> ?/', '', $line ), $lines ) ) )->find( $says, true );
	}

	public static function subject_says( string $subject ): bool {
		return 1 === preg_match( '/^\s*(?:\[[^\]]{1,60}\]\s*)?(?:' . MailWords::FORWARD_SUBJECT . ')\s*(?:\[\d+\])?\s*[:：]/iu', $subject );
	}

	private static function is_answer( string $subject ): bool {
		return 1 === preg_match( '/^\s*(?:\[[^\]]{1,60}\]\s*)?(?:' . MailWords::REPLY_SUBJECT . ')\s*(?:[\[(]\d+[\])])?\s*[:：]/iu', $subject );
	}

	/**
	 * @param bool $subject_says that it is forwarded
	 * @param bool $unsaid       whether a rule with unknown words may announce it
	 */
	private function find( bool $subject_says, bool $unsaid ): ?ForwardedMail {
		foreach ( array_slice( $this->lines, 0, Limits::BORDERS ) as $number => $line ) {
			$text = trim( $line, " \t*_\u{a0}\u{feff}" );
			if ( '' === $text ) {
				continue;
			}
			if ( $this->is_phrase( $text ) || ( $unsaid && self::is_rule_with_words( $text ) ) ) {
				$found = $this->below( $number );
				if ( null !== $found ) {
					return $found;
				}
			}
			// A reply to a forwarded mail is no forwarded mail.
			if ( ! $subject_says ) {
				if ( null !== HeaderLines::read( $this->lines, $number ) || null !== Introduction::ending_at( $this->lines, $number ) ) {
					return null;
				}
				continue;
			}
			$headers = HeaderLines::read( $this->lines, $number );
			if ( null !== $headers ) {
				return $this->mail( $headers->fields, $number, $headers->to );
			}
			$start = Introduction::ending_at( $this->lines, $number );
			if ( null !== $start ) {
				return $this->introduced( $start, $number );
			}
		}
		return null;
	}

	/** `---- whatever ----` in a language that nobody told us about; what stands below must be a header block. */
	private static function is_rule_with_words( string $text ): bool {
		return '-' === $text[0] && strlen( $text ) < 200 && 1 === preg_match( '/^(-{4,20}) ?([\p{L}\p{M}][^\n:<>@]{3,60}?) ?-{4,20}$/u', $text, $match )
			// Outlook writes five dashes above what it quotes; webmails write more above what they forward.
			&& ( strlen( $match[1] ) > 7 || 1 !== preg_match( '/^(?:' . MailWords::ORIGINAL . ')$/iu', $match[2] ) );
	}

	private function is_phrase( string $text ): bool {
		return strlen( $text ) < 2000 && 1 === preg_match( '/^[-–—_=*~•>\s]*(?:' . MailWords::FORWARDED . ')(?:[-–—_=*~•\s:：.]|$)/iu', $text )
			&& ( 1 === preg_match( '/^[-–—_=*~•>]/u', $text ) || 1 === preg_match( '/(?:[-–—_=*~]{2,}|[:：])[\s*_]*$/u', $text ) || mb_strlen( $text, 'UTF-8' ) < 45 );
	}

	/** The header block below the phrase, or behind it in the same line. */
	private function below( int $phrase ): ?ForwardedMail {
		$row = HeaderLines::read_row( $this->lines[ $phrase ] );
		if ( null !== $row ) {
			return $this->mail( $row->fields, $phrase, $phrase + 1 );
		}
		$count = count( $this->lines );
		$tried = 0;
		for ( $line = $phrase + 1; $line < $count && $tried < 4; $line++ ) {
			if ( '' === trim( $this->lines[ $line ], " \t>" ) ) {
				continue;
			}
			++$tried;
			$headers = HeaderLines::read( $this->lines, $line, true );
			if ( null !== $headers ) {
				return $this->mail( $headers->fields, $phrase, $headers->to );
			}
			$row = HeaderLines::read_row( $this->lines[ $line ] );
			if ( null !== $row ) {
				return $this->mail( $row->fields, $phrase, $line + 1 );
			}
		}
		return null;
	}

	/**
	 * @param array<string, string> $fields
	 * @param int                   $top  the first line of what belongs to the forwarded mail
	 * @param int                   $body the first line of its text
	 */
	private function mail( array $fields, int $top, int $body ): ForwardedMail {
		return new ForwardedMail(
			self::address( $fields['from'] ?? '' ),
			trim( (string) preg_replace( '/\s+/u', ' ', $fields['subject'] ?? '' ) ),
			$this->text( $body, trim( $this->lines[ $top ] ) ),
			self::addresses( $fields['to'] ?? '' ),
			self::addresses( $fields['cc'] ?? '' ),
			$fields['date'] ?? '',
			$this->above( $top ),
		);
	}

	/** What was written above the forwarded mail; a rule right above it belongs to neither. */
	private function above( int $top ): string {
		$text = rtrim( "\n" . implode( "\n", array_slice( $this->lines, 0, $top ) ) );
		return trim( (string) preg_replace( '/\n[ \t]*[-–—_=*~]{3,}$/u', '', $text ) );
	}

	/** "On … Ann <ann@…> wrote:" under a subject that says it was forwarded. */
	private function introduced( int $start, int $end ): ForwardedMail {
		$line = (string) preg_replace( '/(@[\w.-]+)\s*<mailto:[^>]*>/i', '$1', trim( implode( ' ', array_slice( $this->lines, $start, $end - $start + 1 ) ) ) );
		$from = null;
		if ( 1 === preg_match( '/(?:["„“”«»\'‘’]+([^"„“”«»]{1,80}?)["„“”«»\'‘’]+|([\p{Lu}\p{Lo}][\p{L}\p{M}\'.\-]*(?: [\p{L}\p{M}\'.\-]+){0,3}))?\s*[<(\[](?:mailto:)?([^\s<>()\[\]@]+@[^\s<>()\[\]]+)[>)\]]/u', $line, $match ) ) {
			$from = new MailAddress( $match[3], trim( '' !== $match[1] ? $match[1] : $match[2] ) );
		}
		return new ForwardedMail( $from, '', $this->text( $end + 1 ), [], [], '', $this->above( $start ) );
	}

	/** @param string $phrase that announced it: some write it below the header block once more, or say where the mail ends */
	private function text( int $from, string $phrase = '' ): string {
		$lines = array_slice( $this->lines, $from );
		while ( [] !== $lines && ( '' === trim( $lines[0], " \t>" ) || ( trim( $lines[0] ) === $phrase && 1 === preg_match( '/^[-=*]{4}/', $phrase ) ) ) ) {
			array_shift( $lines );
		}
		if ( 1 === preg_match( '/^[-=]{4,} ?(?:end|ende|fin|fine|fim|einde|konec|koniec|конец|кінець)\b.{4,60}[-=]{4,}$/iu', trim( $lines[ count( $lines ) - 1 ] ?? '' ) ) ) {
			array_pop( $lines );
		}
		$quoted = array_filter( $lines, static fn ( string $line ): bool => '' !== trim( $line ) && ! str_starts_with( ltrim( $line ), '>' ) );
		if ( [] === $quoted ) {
			$lines = array_map( static fn ( string $line ): string => (string) preg_replace( '/^\s*> ?/', '', $line ), $lines );
		}
		// Some programs indent it.
		$indent = min( [ 99, ...array_map( static fn ( string $line ): int => strspn( $line, ' ' ), array_filter( $lines, static fn ( string $line ): bool => '' !== trim( $line ) ) ) ] );
		if ( $indent > 0 && $indent < 99 ) {
			$lines = array_map( static fn ( string $line ): string => substr( $line, min( $indent, strspn( $line, ' ' ) ) ), $lines );
		}
		return trim( implode( "\n", $lines ) );
	}

	/** @return list<MailAddress> */
	private static function addresses( string $value ): array {
		$split = preg_split( false === strpos( $value, ';' ) ? '/(?<=[>\])])\s*,|,(?=\s*<?[^\s,<>]{1,80}@)/' : '/;/', substr( $value, 0, 20000 ), 200 );
		return array_values( array_filter( array_map( [ self::class, 'address' ], false === $split ? [] : $split ) ) );
	}

	/** `Ann <a@b>`, `Ann [mailto:a@b]`, `a@b`, `Ann (a@b)`, `Ann <a@b<mailto:a@b>>`, or only a name. */
	private static function address( string $value ): ?MailAddress {
		if ( 1 === preg_match( '/[@>\s](?:' . MailWords::ON_BEHALF . ')\s+(?=.*@)/iu', $value, $behalf, PREG_OFFSET_CAPTURE ) ) {
			$value = substr( $value, $behalf[0][1] + strlen( $behalf[0][0] ) );
		}
		$value = (string) preg_replace( [ '/(@[\w.-]+)\s*<mailto:[^>]*>/i', '/[<\[]mailto:\s*/i' ], [ '$1', '<' ], $value );
		if ( 1 === preg_match( '/[^\s<>()\[\]"\',;:]+@[^\s<>()\[\]"\',;:]+/u', $value, $match, PREG_OFFSET_CAPTURE ) ) {
			$name = trim( substr( $value, 0, $match[0][1] ), " \t<([*_" );
			return new MailAddress( rtrim( $match[0][0], '.>' ), self::unquoted( $name ) );
		}
		$name = trim( AddressList::read( $value )[0]->name ?? $value );
		return '' === $name ? null : new MailAddress( '', $name );
	}

	private static function unquoted( string $name ): string {
		return 1 === preg_match( '/^(["\'])(?!.*\1.)(.*)\1$/u', $name, $match ) ? trim( $match[2] ) : trim( $name, " \t\"" );
	}
}
