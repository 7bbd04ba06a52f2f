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
