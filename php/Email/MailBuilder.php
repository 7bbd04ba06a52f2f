<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use PHPMailer\PHPMailer\PHPMailer;
use PHPMailer\PHPMailer\SMTP;

/**
 * WordPress's PHPMailer, which writes the MIME, with what it lacks: header fields that hold Message-IDs are folded and never
 * encoded (an encoded References threads nowhere), and addresses follow our rule instead of a global setting of the site.
 */
final class MailBuilder extends PHPMailer {

	/** @var array<string, list<string>> */
	private array $ids = [];

	/** @var list<string> */
	private array $skipped = [];

	/** @param list<string> $message_ids without <> */
	public function set_ids( string $name, array $message_ids ): void {
		$this->ids[ $name ] = $message_ids;
	}

	/** @param list<string> $addresses lower case: who has this mail already, and stands in its head all the same */
	public function skip( array $addresses ): void {
		$this->skipped = $addresses;
	}

	/**
	 * RFC 2047: an encoded word is at most 75 characters, none splits a letter; RFC 5322: lines of some 78.
	 *
	 * @param string $str
	 * @param string $position
	 */
	public function encodeHeader( $str, $position = 'text' ): string {
		if ( 1 !== preg_match( '/[^\x00-\x7f]/', $str ) ) {
			return 'text' === $position ? wordwrap( parent::encodeHeader( $str, $position ), 64, self::$LE . ' ' ) : parent::encodeHeader( $str, $position );
		}
		$words = [];
		for ( $rest = $str; '' !== $rest; $rest = substr( $rest, strlen( $part ) ) ) {
			// The first shares its line with the name of the field.
			$part    = mb_strcut( $rest, 0, [] === $words ? 33 : 42, self::CHARSET_UTF8 );
			$words[] = '=?utf-8?B?' . base64_encode( $part ) . '?=';
		}
		return implode( self::$LE . ' ', $words );
	}

	/**
	 * Each on a line of its own: a list of thirty people must not be one line.
	 *
	 * @param string       $type
	 * @param array<mixed> $addr lists of address and name
	 */
	public function addrAppend( $type, $addr ): string {
		return "$type: " . implode( ',' . self::$LE . ' ', array_map( fn ( mixed $one ): string => is_array( $one ) ? $this->addrFormat( $one ) : '', $addr ) ) . self::$LE;
	}

	/**
	 * @param array<mixed> $addr address, name
	 */
	public function addrFormat( $addr ): string {
		$written = parent::addrFormat( $addr );
		return strlen( $written ) > 60 ? (string) preg_replace( '/ (?=<[^<>]*>$)/', self::$LE . ' ', $written ) : $written;
	}

	public function getSMTPInstance(): SMTP {
		if ( ! $this->smtp instanceof SMTP ) {
			$this->smtp = new SmtpWitness( $this->skipped );
		}
		return $this->smtp;
	}

	/**
	 * @param string $address
	 * @param mixed  $patternselect
	 */
	public static function validateAddress( $address, $patternselect = null ): bool {
		return Mailbox::is_address( $address );
	}

	public function createHeader(): string {
		$fields = '';
		foreach ( $this->ids as $name => $ids ) {
			if ( [] !== $ids ) {
				$fields .= $name . ': ' . implode( self::$LE . ' ', array_map( static fn ( string $id ): string => "<$id>", $ids ) ) . self::$LE;
			}
		}
		return $fields . parent::createHeader();
	}
}
