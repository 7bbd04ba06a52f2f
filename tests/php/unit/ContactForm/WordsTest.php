<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\ContactForm;

use Deskfold\ContactForm\Words;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class WordsTest extends TestCase {

	#[DataProvider( 'lines' )]
	public function test_a_line_stays_one_line_without_anything_invisible( string $typed, string $kept ): void {
		self::assertSame( $kept, Words::line( $typed ) );
	}

	/** @return array<string, array{string, string}> */
	public static function lines(): array {
		return [
			'plain'                   => [ ' Maya  Lindqvist ', 'Maya Lindqvist' ],
			'header injection'        => [ "Maya\r\nBcc: all@victims.test", 'Maya Bcc: all@victims.test' ],
			'lone line feed'          => [ "Maya\nBcc: x", 'Maya Bcc: x' ],
			'unicode line separator'  => [ "Maya\u{2028}Bcc: x\u{0085}y", 'Maya Bcc: x y' ],
			'NUL'                     => [ "Ma\0ya", 'Ma ya' ],
			'direction override'      => [ "Maya \u{202E}gpj.exe", 'Maya gpj.exe' ],
			'zero width'              => [ "May\u{200B}a", 'May a' ],
			'Windows-1252'            => [ "M\xfcller", 'Müller' ],
			'Persian keeps its joint' => [ "می\u{200C}خواهم", "می\u{200C}خواهم" ],
			'emoji family'            => [ "👩\u{200D}👧", "👩\u{200D}👧" ],
		];
	}

	public function test_a_line_is_cut_between_letters_not_bytes(): void {
		self::assertSame( 'ภาษ', Words::line( 'ภาษาไทย', 3 ) );
	}

	public function test_a_text_keeps_its_lines_and_tabs_only(): void {
		self::assertSame( "one\ntwo\tthree\n\nfour", Words::text( "one\r\ntwo\tthree\r\r\x08four\n" ) );
	}

	public function test_a_domain_in_its_own_script_becomes_what_mail_servers_know(): void {
		self::assertSame( 'anna@xn--mller-kva.example', Words::address( 'anna@müller.example' ) );
		self::assertSame( 'plain@x.test', Words::address( 'plain@x.test' ) );
	}

	public function test_an_address_with_a_line_break_is_no_second_recipient(): void {
		self::assertSame( 'a@x.test Bcc: b@y.test', Words::address( "a@x.test\r\nBcc: b@y.test" ) );
	}
}
