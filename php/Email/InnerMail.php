<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Mime\BodyReader;
use Deskfold\Mime\EncodedWord;
use Deskfold\Mime\MailBody;
use Deskfold\Mime\MimeParser;
use Deskfold\Mime\Problems;

/** Mails that lie inside a mail, in words: for a digest, a bare forward, or one of the pieces of a large mail. */
final class InnerMail {

	private const MOST  = 20;
	private const DEPTH = 3;

	/** What a mail without words of its own has inside; '' when there is nothing. */
	public static function words( MailBody $body, int $depth = 0 ): string {
		$words = [];
		foreach ( array_slice( [ ...( $body->reports['rfc822'] ?? [] ), ...( $body->reports['partial'] ?? [] ) ], 0, self::MOST ) as $mail ) {
			$words[] = self::of( $mail, $depth );
		}
		return implode( "\n\n", array_filter( $words, static fn ( string $one ): bool => '' !== $one ) );
	}

	private static function of( string $mail, int $depth ): string {
		// Its damage is its own: the attached file keeps it.
		$problems = new Problems();
		$root     = MimeParser::parse( $mail, $problems );
		$head     = [];
		foreach ( [ 'From' => 'from', 'Date' => 'date', 'Subject' => 'subject' ] as $label => $name ) {
			$value  = trim( EncodedWord::decode( $root->headers->first( $name ) ) );
			$head[] = '' === $value ? '' : "$label: $value";
		}
		$body = BodyReader::read( $root, $problems );
		$text = VisibleText::of( $body, $problems )->full_text;
		$text = '' === $text && $depth < self::DEPTH ? self::words( $body, $depth + 1 ) : $text;
		return trim( trim( implode( "\n", array_filter( $head, static fn ( string $line ): bool => '' !== $line ) ) ) . "\n\n" . $text );
	}
}
