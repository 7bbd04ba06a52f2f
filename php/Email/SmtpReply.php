<?php
declare( strict_types=1 );

namespace Deskfold\Email;

/** An answer of an SMTP server (RFC 5321 §4.2). */
final class SmtpReply {

	/** @param non-empty-list<string> $lines without the code */
	public function __construct(
		public readonly int $code,
		public readonly array $lines,
	) {
	}

	public function is_good(): bool {
		return $this->code >= 200 && $this->code < 400;
	}

	/** 5yz: the same again will be refused again. */
	public function is_final(): bool {
		return $this->code >= 500;
	}

	public function words(): string {
		return $this->code . ' ' . implode( ' ', $this->lines );
	}

	/** @return array<string, string> capability → its parameters, of an answer to EHLO */
	public function capabilities(): array {
		$found = [];
		foreach ( array_slice( $this->lines, 1 ) as $line ) {
			$parts                            = explode( ' ', strtoupper( str_replace( '=', ' ', $line ) ), 2 );
			$found[ $parts[0] ] = trim( ( $found[ $parts[0] ] ?? '' ) . ' ' . ( $parts[1] ?? '' ) );
		}
		return $found;
	}
}
