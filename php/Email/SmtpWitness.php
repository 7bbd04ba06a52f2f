<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\Refusal;
use PHPMailer\PHPMailer\SMTP;

/** PHPMailer's SMTP, remembering what it forgets: with which code each recipient was refused, and whether the mail was taken. */
final class SmtpWitness extends SMTP {

	/** Seconds for one answer: the lease on a message is five minutes, and a conversation has some eight answers. */
	public const PATIENCE = 30;

	/** @var list<Refusal> */
	private array $refused = [];

	private bool $was_taken = false;
	private string $words   = '';

	/** @param list<string> $skipped lower case: recipients who have this mail already */
	public function __construct( private readonly array $skipped ) {
		$this->Timelimit = self::PATIENCE;
	}

	/** The server's answer to the mail itself. */
	public function words(): string {
		return $this->words;
	}

	public function was_taken(): bool {
		return $this->was_taken;
	}

	/** @return list<Refusal> */
	public function refused(): array {
		return $this->refused;
	}

	/**
	 * @param string $address
	 * @param string $dsn
	 */
	public function recipient( $address, $dsn = '' ): bool {
		if ( in_array( mb_strtolower( $address, 'UTF-8' ), $this->skipped, true ) ) {
			return true;
		}
		$is_taken = parent::recipient( $address, $dsn );
		if ( ! $is_taken ) {
			$error           = $this->getError();
			$code            = is_numeric( $error['smtp_code'] ?? null ) ? (int) $error['smtp_code'] : 0;
			$detail          = is_string( $error['detail'] ?? null ) ? $error['detail'] : '';
			$this->refused[] = new Refusal( $address, WireProblem::clean( 0 === $code ? $detail : "$code $detail" ), $code >= 500 );
		}
		return $is_taken;
	}

	/** @param string $msg_data */
	public function data( $msg_data ): bool {
		$this->was_taken = parent::data( $msg_data );
		$this->words     = WireProblem::clean( $this->getLastReply() );
		return $this->was_taken;
	}
}
