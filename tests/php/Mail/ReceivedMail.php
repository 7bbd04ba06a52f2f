<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Mail;

/** A mail as the receiving server got it, cut into head and body without any of our own reading code. */
final class ReceivedMail {

	/** @var list<string> unfolded header lines */
	public readonly array $lines;

	public readonly string $body;

	public function __construct( public readonly string $bytes ) {
		[ $head, $body ] = explode( "\r\n\r\n", $bytes, 2 ) + [ '', '' ];
		$this->lines     = explode( "\r\n", (string) preg_replace( '/\r\n[ \t]+/', ' ', $head ) );
		$this->body      = $body;
	}

	/** @return list<string> names in the order of the mail, as written */
	public function names(): array {
		return array_map( static fn ( string $line ): string => explode( ':', $line, 2 )[0], $this->lines );
	}

	/** Null when the header is not there; the test fails where it is there twice. */
	public function header( string $name ): ?string {
		$found = array_values( array_filter( $this->lines, static fn ( string $line ): bool => 0 === stripos( $line, "$name:" ) ) );
		\PHPUnit\Framework\Assert::assertLessThanOrEqual( 1, count( $found ), "$name is there more than once" );
		return isset( $found[0] ) ? trim( substr( $found[0], strlen( $name ) + 1 ) ) : null;
	}

	/** The body with its transfer encodings undone, for looking at words. */
	public function words(): string {
		return quoted_printable_decode( $this->body );
	}
}
