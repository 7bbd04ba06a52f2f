<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Mime;

use Deskfold\Mime\AddressList;
use Deskfold\Mime\Charset;
use Deskfold\Mime\ContentField;
use Deskfold\Mime\DateReader;
use Deskfold\Mime\EncodedWord;
use Deskfold\Mime\FileName;
use Deskfold\Mime\HeaderBlock;
use Deskfold\Mime\MailAddress;
use Deskfold\Mime\MessageIds;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** Header fields as they come, not as they should. */
final class HeaderTest extends TestCase {

	/** @return iterable<string, array{string, string}> */
	public static function encoded_words(): iterable {
		yield 'plain' => [ 'Hello', 'Hello' ];
		yield 'two words with a fold between' => [ '=?utf-8?Q?a?= =?utf-8?Q?b?=', 'ab' ];
		yield 'a word and text' => [ '=?utf-8?Q?a?= b', 'a b' ];
		yield 'no blank between' => [ 'x=?utf-8?Q?_y_?=z', 'x y z' ];
		yield 'base64 without padding' => [ '=?utf-8?B?SGk?=', 'Hi' ];
		yield 'base64 cut anywhere' => [ '=?utf-8?B?SGVsb?= =?utf-8?B?G8=?=', 'Hello' ];
		yield 'blanks inside' => [ '=?utf-8?Q?a b c?=', 'a b c' ];
		yield 'a question mark inside' => [ '=?utf-8?Q?Where?_Now?=', 'Where? Now' ];
		yield 'a letter cut between words' => [ '=?utf-8?Q?=C3?= =?utf-8?Q?=A4?=', 'ä' ];
		yield 'language suffix' => [ '=?iso-8859-1*de?Q?=E4?=', 'ä' ];
		yield 'windows-1252 called latin1' => [ '=?iso-8859-1?Q?=80_=96?=', '€ –' ];
		yield 'unknown charset' => [ '=?x-nonsense?Q?caf=E9?=', 'café' ];
		yield 'unknown encoding stays' => [ '=?utf-8?X?abc?=', '=?utf-8?X?abc?=' ];
		yield 'gb2312 with gbk letters' => [ '=?gb2312?B?' . base64_encode( (string) mb_convert_encoding( '朱镕基', 'GB18030', 'UTF-8' ) ) . '?=', '朱镕基' ];
		yield 'koi8-r' => [ '=?koi8-r?Q?=F0=D2=C9=D7=C5=D4?=', 'Привет' ];
		yield 'line breaks inside do not come out' => [ '=?utf-8?Q?a=0D=0ABcc:_x?=', 'a Bcc: x' ];
		yield 'never closed' => [ '=?utf-8?Q?abc', '=?utf-8?Q?abc' ];
		yield 'a lone sign of equality' => [ '=?utf-8?Q?100=_sure?=', '100= sure' ];
		yield 'no charset' => [ '=??Q?caf=E9?=', 'café' ];
		yield 'a letter cut at the end' => [ '=?UTF-8?B?5pe=?=', '?' ];
		yield 'utf-8 called gb2312' => [ '=?gb2312?B?' . base64_encode( '汉字处理' ) . '?=', '汉字处理' ];
		yield 'raw shift_jis called iso-2022-jp' => [ '=?iso-2022-jp?B?' . base64_encode( (string) mb_convert_encoding( '日本語の文章です', 'SJIS-win', 'UTF-8' ) ) . '?=', '日本語の文章です' ];
		yield 'empty word' => [ 'a =?utf-8?B??= b', 'a  b' ];
	}

	#[DataProvider( 'encoded_words' )]
	public function test_encoded_words_are_read( string $field, string $expected ): void {
		self::assertSame( $expected, EncodedWord::decode( $field ) );
	}

	/** @return iterable<string, array{string, list<array{string, string}>}> */
	public static function address_fields(): iterable {
		yield 'nothing' => [ '', [] ];
		yield 'bare' => [ 'a@b.test', [ [ 'a@b.test', '' ] ] ];
		yield 'named' => [ 'Ann <a@b.test>', [ [ 'a@b.test', 'Ann' ] ] ];
		yield 'comma in quotes' => [ '"Lee, Ann" <a@b.test>, c@d.test', [ [ 'a@b.test', 'Lee, Ann' ], [ 'c@d.test', '' ] ] ];
		yield 'comma in an encoded word' => [ '=?utf-8?Q?Lee,_Ann?= <a@b.test>', [ [ 'a@b.test', 'Lee, Ann' ] ] ];
		yield 'semicolons' => [ 'a@b.test; Bob <c@d.test>;', [ [ 'a@b.test', '' ], [ 'c@d.test', 'Bob' ] ] ];
		yield 'blanks only' => [ 'a@b.test c@d.test', [ [ 'a@b.test', '' ], [ 'c@d.test', '' ] ] ];
		yield 'a comment as name' => [ 'a@b.test (Ann (Lee))', [ [ 'a@b.test', 'Ann (Lee)' ] ] ];
		yield 'quotes around the address' => [ "'a@b.test'", [ [ 'a@b.test', '' ] ] ];
		yield 'outlook quotes' => [ "\"'a@b.test'\" <a@b.test>", [ [ 'a@b.test', 'a@b.test' ] ] ];
		yield 'mailto' => [ '<mailto:a@b.test>', [ [ 'a@b.test', '' ] ] ];
		yield 'name without bracket' => [ 'Ann Lee a@b.test', [ [ 'a@b.test', 'Ann Lee' ] ] ];
		yield 'bracket not closed' => [ 'Ann <a@b.test, Bob <c@d.test>', [ [ 'a@b.test', 'Ann' ], [ 'c@d.test', 'Bob' ] ] ];
		yield 'quoted local part' => [ '"ann lee"@b.test', [ [ '"ann lee"@b.test', '' ] ] ];
		yield 'group' => [ 'Team: a@b.test, Bob <c@d.test>;', [ [ 'a@b.test', '' ], [ 'c@d.test', 'Bob' ] ] ];
		yield 'empty group' => [ 'undisclosed-recipients:;', [] ];
		yield 'route' => [ '<@x.test,@y.test:a@b.test>', [ [ 'a@b.test', '' ] ] ];
		yield 'a host by its number' => [ 'a@[192.0.2.1]', [ [ 'a@[192.0.2.1]', '' ] ] ];
		yield 'square brackets' => [ 'Ann [a@b.test]', [ [ 'a@b.test', 'Ann' ] ] ];
		yield 'a quote that never ends' => [ '"Ann <a@b.test>', [ [ 'a@b.test', 'Ann' ] ] ];
		yield 'host name only' => [ 'root', [ [ 'root', '' ] ] ];
		yield 'line break inside' => [ "Ann\r\nBcc: x@y.test <a@b.test>", [ [ 'a@b.test', 'Ann Bcc x@y.test' ] ] ];
		yield 'family name, first name' => [ 'Lee, Ann <a@b.test>, Bob <c@d.test>', [ [ 'a@b.test', 'Lee, Ann' ], [ 'c@d.test', 'Bob' ] ] ];
		yield 'one on this host, then another' => [ 'root, c@d.test', [ [ 'root', '' ], [ 'c@d.test', '' ] ] ];
		yield 'IPv6' => [ 'user@[IPv6:2001:db8::1]', [ [ 'user@[IPv6:2001:db8::1]', '' ] ] ];
		yield 'blanks around a dot' => [ 'jdoe@test  . example', [ [ 'jdoe@test.example', '' ] ] ];
		yield 'quotes with backslashes outside' => [ '\\"Ann\\" <a@b.test>', [ [ 'a@b.test', 'Ann' ] ] ];
		yield 'mailto in brackets' => [ 'Ann Lee [mailto:a@b.test]', [ [ 'a@b.test', 'Ann Lee' ] ] ];
		yield 'raw japanese' => [ "\x1b\$BF|K\\\x1b(B <a@b.test>", [ [ 'a@b.test', '日本' ] ] ];
		yield 'a control character in the name' => [ "A\x17n <a@b.test>", [ [ 'a@b.test', 'A n' ] ] ];
		yield 'address as name' => [ '"x@y.test" <a@b.test>', [ [ 'a@b.test', 'x@y.test' ] ] ];
		yield 'comments everywhere' => [ 'Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>', [ [ 'pete@silly.test', 'Pete' ] ] ];
		yield 'international' => [ 'Jürgen <jürgen@müller.test>', [ [ 'jürgen@müller.test', 'Jürgen' ] ] ];
	}

	/** @param list<array{string, string}> $expected */
	#[DataProvider( 'address_fields' )]
	public function test_addresses_are_found( string $field, array $expected ): void {
		$found = array_map( static fn ( MailAddress $address ): array => [ $address->email, $address->name ], AddressList::read( $field ) );
		if ( str_contains( $field, "\r\n" ) ) {
			self::assertSame( 'a@b.test', $found[ count( $found ) - 1 ][0] );
			self::assertStringNotContainsString( "\n", implode( '', array_merge( ...$found ) ) );
			return;
		}
		self::assertSame( $expected, $found );
	}

	/** @return iterable<string, array{string, ?string}> */
	public static function dates(): iterable {
		yield 'RFC 5322' => [ 'Mon, 02 Nov 2026 09:12:00 +0100', '2026-11-02T08:12:00Z' ];
		yield 'comment' => [ 'Mon, 2 Nov 2026 09:12:00 -0800 (PST)', '2026-11-02T17:12:00Z' ];
		yield 'named zone' => [ 'Mon, 2 Nov 2026 09:12 EST', '2026-11-02T14:12:00Z' ];
		yield 'GMT and offset' => [ 'Mon, 2 Nov 2026 09:12:00 GMT+0200', '2026-11-02T07:12:00Z' ];
		yield 'two digits' => [ '2 Nov 98 09:12:00 +0000', '1998-11-02T09:12:00Z' ];
		yield 'three digits' => [ '2 Nov 126 09:12:00 +0000', '2026-11-02T09:12:00Z' ];
		yield 'ctime' => [ 'Mon Nov  2 09:12:00 2026', '2026-11-02T09:12:00Z' ];
		yield 'ctime with zone' => [ 'Mon Nov 2 09:12:00 PST 2026', '2026-11-02T17:12:00Z' ];
		yield 'ISO' => [ '2026-11-02T09:12:00+01:00', '2026-11-02T08:12:00Z' ];
		yield 'dashes' => [ '02-Nov-2026 09:12:00 +0000', '2026-11-02T09:12:00Z' ];
		yield 'dots' => [ 'Mon, 2 Nov 2026 09.12.00 +0000', '2026-11-02T09:12:00Z' ];
		yield 'PM' => [ '2 Nov 2026 09:12:00 PM +0000', '2026-11-02T21:12:00Z' ];
		yield 'single digits' => [ 'Mon, 2 Nov 2026 9:2:0 +0000', '2026-11-02T09:02:00Z' ];
		yield 'no blanks' => [ 'Mon, 2Nov2026 09:12:00 +0000', '2026-11-02T09:12:00Z' ];
		yield 'as people write' => [ 'Mon, Nov 2, 2026 at 9:12 AM', '2026-11-02T09:12:00Z' ];
		yield 'russian' => [ 'пн, 2 ноя 2026 09:12:00 +0300', '2026-11-02T06:12:00Z' ];
		yield 'german' => [ 'So, 1 Mrz 2026 09:12:00 MEZ', '2026-03-01T08:12:00Z' ];
		yield 'japanese' => [ '2026年11月2日 09:12:00 +0900', '2026-11-02T00:12:00Z' ];
		yield 'encoded' => [ '=?utf-8?q?Mon,_2_Nov_2026_09:12:00_+0100?=', '2026-11-02T08:12:00Z' ];
		yield 'ISO, short' => [ '20261102T091200Z', '2026-11-02T09:12:00Z' ];
		yield 'nested comment' => [ 'Mon, (a (b)) 2 Nov 2026 09:12:00 +0100', '2026-11-02T08:12:00Z' ];
		yield 'not a day' => [ 'Mon, 31 Feb 2026 09:12:00 +0000', null ];
		yield 'far future' => [ 'Mon, 2 Nov 9926 09:12:00 +0000', null ];
		yield 'words' => [ 'yesterday', null ];
		yield 'empty' => [ '', null ];
	}

	#[DataProvider( 'dates' )]
	public function test_dates_are_read( string $field, ?string $expected ): void {
		$at = DateReader::ms( $field );
		self::assertSame( $expected, null === $at ? null : gmdate( 'Y-m-d\TH:i:s\Z', intdiv( $at, 1000 ) ) );
	}

	/** @return iterable<string, array{string, string}> */
	public static function file_names(): iterable {
		yield 'quoted' => [ 'attachment; filename="a b.pdf"', 'a b.pdf' ];
		yield 'bare with blanks' => [ 'attachment; filename=a b.pdf', 'a b.pdf' ];
		yield 'quote not closed' => [ 'attachment; filename="a b.pdf', 'a b.pdf' ];
		yield 'encoded word' => [ 'attachment; filename="=?utf-8?Q?=C3=A4.pdf?="', 'ä.pdf' ];
		yield 'RFC 2231' => [ "attachment; filename*=utf-8'de'%C3%A4.pdf", 'ä.pdf' ];
		yield 'RFC 2231 in pieces, out of order' => [ "attachment; filename*1=b.pdf; filename*0*=utf-8''%C3%A4", 'äb.pdf' ];
		yield 'RFC 2231 wins over the plain one' => [ "attachment; filename=\"a.pdf\"; filename*=utf-8''%C3%A4.pdf", 'ä.pdf' ];
		yield 'encoded words in pieces' => [ 'attachment; filename*0="=?utf-8?Q?=C3"; filename*1="=A4.pdf?="', 'ä.pdf' ];
		yield 'raw bytes' => [ "attachment; filename=\"\xe4.pdf\"", 'ä.pdf' ];
		yield 'double semicolon' => [ 'attachment;; filename="a.pdf"', 'a.pdf' ];
		yield 'unescaped backslashes' => [ 'attachment; filename="C:\Temp\a.pdf"', 'a.pdf' ];
		yield 'no semicolon' => [ 'attachment filename="a.pdf"', 'a.pdf' ];
		yield 'a comma for it' => [ 'attachment, filename="a.pdf"', 'a.pdf' ];
		yield 'nothing but the name' => [ 'filename="a.pdf"', 'a.pdf' ];
		yield 'RFC 2231 without its first piece' => [ 'attachment; filename*1*=%C3%A4.pdf; filename*2*=b', 'ä.pdfb' ];
		yield 'RFC 2231 with damaged signs' => [ "attachment; filename*=utf-8''a%20b%ZZ.pdf", 'a b%ZZ.pdf' ];
		yield 'RFC 2231 that only says so' => [ 'attachment; filename*=plain.txt', 'plain.txt' ];
		yield 'a path' => [ 'attachment; filename="../../etc/passwd"', 'passwd' ];
		yield 'a path of Windows' => [ 'attachment; filename="..\\..\\x.php"', 'x.php' ];
		yield 'a path, percent-encoded' => [ "attachment; filename*=utf-8''..%2f..%2fx.php", 'x.php' ];
		yield 'a path, encoded as a word' => [ 'attachment; filename="=?utf-8?Q?..=2F..=2Fx.php?="', 'x.php' ];
		yield 'a name written from right to left' => [ "attachment; filename=\"\u{202e}fdp.exe\"", 'fdp.exe' ];
		yield 'an invisible letter before a dot' => [ "attachment; filename=\"\u{200b}.htaccess\"", '.htaccess' ];
		yield 'a soft hyphen' => [ "attachment; filename=\".user\u{ad}.ini\"", '.user.ini' ];
		yield 'a word joiner' => [ "attachment; filename=\".ht\u{2060}access\"", '.htaccess' ];
		yield 'semicolon in quotes' => [ 'attachment; filename="a;b.pdf"', 'a;b.pdf' ];
	}

	#[DataProvider( 'file_names' )]
	public function test_file_names_are_found( string $field, string $expected ): void {
		self::assertSame( $expected, FileName::clean( ContentField::read( $field )->get( 'filename' ) ) );
	}

	public function test_message_ids_come_without_brackets_and_once(): void {
		self::assertSame( [ 'a@b', 'c@d' ], MessageIds::read( '<a@b> <c@d> <a@b>' ) );
		self::assertSame( [ 'c@d' ], MessageIds::read( 'Your message of Monday <c@d>' ) );
		self::assertSame( [ 'a@b', 'c@d' ], MessageIds::read( 'a@b, c@d' ) );
		self::assertSame( 'abc', MessageIds::one( 'abc' ) );
		self::assertSame( '', MessageIds::one( '<>' ) );
	}

	public function test_of_too_many_references_the_first_and_the_last_stay(): void {
		$ids = MessageIds::read( implode( ' ', array_map( static fn ( int $id ): string => "<$id@x>", range( 1, 500 ) ) ) );
		self::assertCount( 100, $ids );
		self::assertSame( [ '1@x', '500@x' ], [ $ids[0], $ids[99] ] );
	}

	public function test_every_charset_comes_out_as_utf8(): void {
		foreach ( [ 'iso-8859-2' => 'Žluťoučký kůň', 'windows-1250' => 'Žluťoučký', 'windows-1251' => 'Привет', 'koi8-u' => 'Привіт', 'iso-8859-7' => 'Καλημέρα', 'windows-1255' => 'שלום', 'windows-1256' => 'مرحبا', 'tis-620' => 'สวัสดี', 'windows-1258' => 'Chào', 'iso-8859-15' => '5 €', 'shift_jis' => '日本語', 'euc-jp' => '日本語', 'iso-2022-jp' => '日本語', 'gb2312' => '中文', 'gbk' => '中文', 'gb18030' => '中文', 'big5' => '中文', 'ks_c_5601-1987' => '한국어', 'euc-kr' => '한국어', 'iso-2022-kr' => '한국어', 'utf-16' => 'Hi ä', 'utf-7' => 'Hi ä', 'macintosh' => 'café', 'cp850' => 'café', 'ibm437' => 'café', 'hz-gb-2312' => '中文' ] as $name => $text ) {
			$inside = [ 'windows-1250' => 'CP1250', 'windows-1255' => 'CP1255', 'windows-1256' => 'CP1256', 'windows-1258' => 'CP1258', 'tis-620' => 'CP874', 'ibm437' => 'CP437', 'macintosh' => 'MACINTOSH' ];
			$mb     = [ 'shift_jis' => 'SJIS-win', 'gb2312' => 'GB18030', 'gbk' => 'GB18030', 'ks_c_5601-1987' => 'UHC', 'hz-gb-2312' => 'HZ', 'iso-2022-jp' => 'ISO-2022-JP' ];
			$bytes  = isset( $inside[ $name ] ) ? iconv( 'UTF-8', $inside[ $name ], $text ) : mb_convert_encoding( $text, $mb[ $name ] ?? $name, 'UTF-8' );
			self::assertSame( $text, Charset::utf8( (string) $bytes, $name ), $name );
			self::assertSame( $text, Charset::utf8( (string) $bytes, strtoupper( $name ) ), $name );
		}
	}

	public function test_names_of_charsets_that_nobody_registered_are_understood(): void {
		foreach ( [ '"utf-8"', 'utf8', 'UTF_8', 'utf-8;', "utf-8'" ] as $name ) {
			self::assertSame( 'ä', Charset::utf8( 'ä', $name ), $name );
		}
		foreach ( [ 'latin1', 'ISO_8859-1', 'iso-8859-1:1987', 'cp1252', 'x-unknown', 'ansi' ] as $name ) {
			self::assertSame( 'ä', Charset::utf8( "\xe4", $name ), $name );
		}
	}

	public function test_whatever_comes_the_result_is_valid(): void {
		mt_srand( 3 );
		foreach ( [ 'utf-8', 'gb2312', 'shift_jis', 'iso-2022-jp', 'utf-16', 'windows-1253', '', 'nonsense', 'utf-7', 'big5-hkscs', 'euc-kr' ] as $name ) {
			for ( $round = 0; $round < 200; $round++ ) {
				self::assertTrue( mb_check_encoding( Charset::utf8( random_bytes( mt_rand( 1, 60 ) ), $name ), 'UTF-8' ) );
			}
		}
	}

	public function test_a_header_that_somebody_wrapped_badly_is_joined(): void {
		$block = HeaderBlock::read( "To: a@b.test,\nc@d.test\nSubject: x\n y" );
		self::assertSame( 'a@b.test, c@d.test', $block->first( 'to' ) );
		self::assertSame( 'x y', $block->first( 'subject' ) );
		self::assertSame( [ 'a header line without a name was joined to the one before' ], $block->problems );
	}
}
