<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Mime;

use Deskfold\Mime\CalendarText;
use Deskfold\Mime\MimeParser;
use Deskfold\Mime\Problems;
use Deskfold\Mime\SignedContent;
use Deskfold\Mime\Tnef;
use PHPUnit\Framework\TestCase;

/** Files that are opened to be read, whole and damaged at every byte. */
final class OpenedFilesTest extends TestCase {

	public function test_winmail_dat_gives_its_text_and_its_files_by_their_long_names(): void {
		$found = Tnef::read( self::inside( '046-winmail-dat-opened', 1 ) );
		self::assertNotNull( $found );
		self::assertSame( 'Grüße, the lamp is on the picture.', $found['text'] );
		self::assertSame( [ [ 'Lampe groß.txt', 'text/plain', 'the file' ] ], array_map( static fn ( object $file ): array => [ $file->name, $file->type, $file->bytes ], $found['files'] ) );
	}

	public function test_a_sealed_mail_shows_what_is_in_it(): void {
		self::assertStringContainsString( 'The lamp is sealed', (string) SignedContent::of( self::inside( '047-sealed-smime-opened', 0 ) ) );
		self::assertNull( SignedContent::of( "\x30\x03\x02\x01\x01" ) );
		self::assertNull( SignedContent::of( '' ) );
	}

	public function test_damage_at_any_byte_ends_the_reading_and_nothing_else(): void {
		mt_srand( 46 );
		foreach ( [ self::inside( '046-winmail-dat-opened', 1 ), self::inside( '047-sealed-smime-opened', 0 ) ] as $whole ) {
			for ( $at = 0; $at < strlen( $whole ); $at++ ) {
				foreach ( [ substr( $whole, 0, $at ), substr_replace( $whole, "\xff\xff\xff\xff", $at, 4 ), substr_replace( $whole, chr( mt_rand( 0, 255 ) ), $at, 1 ), substr_replace( $whole, "\0\0\0\x80", $at, 4 ) ] as $damaged ) {
					$found = Tnef::read( $damaged );
					self::assertTrue( null === $found || mb_check_encoding( $found['text'] . $found['html'] . implode( '', array_column( $found['files'], 'name' ) ), 'UTF-8' ) );
					self::assertLessThanOrEqual( strlen( $damaged ), strlen( (string) SignedContent::of( $damaged ) ) );
				}
			}
		}
	}

	public function test_an_invitation_reads_like_a_note(): void {
		self::assertSame( "Lamp\n2026-11-03 – 2026-11-04\nann@x.test\n(CANCEL)\nline one\nline two", CalendarText::of( "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nBEGIN:VEVENT\r\nSUMMARY:La\r\n mp\r\nDTSTART;VALUE=DATE:20261103\r\nDTEND;VALUE=DATE:20261104\r\nORGANIZER:MAILTO:ann@x.test\r\nDESCRIPTION:line one\\nline two\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n" ) );
		self::assertSame( '', CalendarText::of( 'no calendar' ) );
	}

	/** The bytes of one part of a fixture. */
	private static function inside( string $fixture, int $child ): string {
		$mail = MimeParser::parse( (string) file_get_contents( dirname( __DIR__, 3 ) . "/fixtures/mail/$fixture.eml" ), new Problems() );
		return ( $mail->children[ $child ] ?? $mail )->body( new Problems() );
	}
}
