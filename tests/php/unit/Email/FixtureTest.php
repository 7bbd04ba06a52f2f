<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Email;

use Deskfold\Channels\IncomingMessage;
use Deskfold\Email\EmailParser;
use Deskfold\Email\ParsedMailSchema;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** Each tests/fixtures/mail/NNN-what-is-odd.eml reads as its .json says. */
final class FixtureTest extends TestCase {

	/** @return iterable<string, array{string}> */
	public static function mails(): iterable {
		$found = glob( dirname( __DIR__, 3 ) . '/fixtures/mail/*.eml' );
		foreach ( false === $found ? [] : $found as $path ) {
			yield basename( $path, '.eml' ) => [ $path ];
		}
	}

	#[DataProvider( 'mails' )]
	public function test_an_odd_mail_reads_as_written_down( string $path ): void {
		$expected = json_decode( (string) file_get_contents( substr( $path, 0, -4 ) . '.json' ), true, 16, JSON_THROW_ON_ERROR );
		$whole = self::whole( ( new EmailParser() )( (string) file_get_contents( $path ) ), basename( $path ) );
		// What a file does not speak of it does not judge: fields may be added.
		self::assertEquals( $expected, array_intersect_key( $whole, $expected ) );
	}

	#[DataProvider( 'mails' )]
	public function test_line_ends_do_not_matter( string $path ): void {
		$bytes = str_replace( [ "\r\n", "\r" ], "\n", (string) file_get_contents( $path ) );
		$dos   = ( new EmailParser() )( str_replace( "\n", "\r\n", $bytes ) );
		$unix  = ( new EmailParser() )( $bytes );
		self::assertSame( [ $dos->subject, $dos->full_text, $dos->text, $dos->html, $dos->problems ], [ $unix->subject, $unix->full_text, $unix->text, $unix->html, $unix->problems ] );
	}

	#[DataProvider( 'mails' )]
	public function test_a_mail_cut_anywhere_is_still_read( string $path ): void {
		$bytes = (string) file_get_contents( $path );
		for ( $length = 0; $length < strlen( $bytes ); $length += 17 ) {
			$mail = ( new EmailParser() )( substr( $bytes, 0, $length ) );
			self::assertTrue( mb_check_encoding( $mail->full_text . $mail->subject . $mail->html, 'UTF-8' ) );
			self::assertStringNotContainsString( 'parser failed', implode( ' ', $mail->problems ) );
		}
	}

	/** @return array<string, mixed> */
	private static function whole( IncomingMessage $mail, string $source ): array {
		return [
			...ParsedMailSchema::present( $mail, $source ),
			'quoted_text'         => $mail->quoted_text,
			'delivered_to'        => $mail->delivered_to,
			'original_message_id' => $mail->bounce->original_message_id ?? '',
		];
	}
}
