<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Mime;

use Deskfold\Mime\Charset;
use Deskfold\Mime\CharsetNames;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** Charsets under every name that mail gives them, and those that are not what they say. */
final class CharsetTest extends TestCase {

	/** @return iterable<string, array{string, string, string}> name, text, how to make its bytes */
	public static function names(): iterable {
		$all = [
			'Windows-1252'      => [ 'Grüße €', [ 'iso-8859-1', 'ISO_8859-1:1987', 'latin-1', 'iso-latin-1', 'cp819', 'windows-28591', 'cp-1252', '1252', 'windows-1252http-equivContent-Type', 'ISO-8859-1;', 'charset=iso-8859-1', 'x-ansi', 'us-ascii', 'default', 'x-unknown', 'ansi_x3.110-1983', '' ] ],
			'UTF-8'             => [ 'Grüße 日本', [ 'utf-8', 'UTF8', 'utf_8', 'utf8mb4', 'cp65001', "'utf-8'", 'utf-8*en', 'unicode-1-1-utf-8', 'unicode-2-0-utf-8', 'utf-8-sig', 'csUTF8' ] ],
			'UTF-7'             => [ 'Grüße', [ 'utf-7', 'unicode-1-1-utf-7', 'csUnicode11UTF7' ] ],
			'UTF7-IMAP'         => [ 'Grüße', [ 'utf-7-imap', 'x-imap4-modified-utf7' ] ],
			'Windows-1251'      => [ 'Привет', [ 'windows-1251', 'cp-1251', 'win-1251', 'x-cp1251', '1251' ] ],
			'KOI8-R'            => [ 'Привет', [ 'koi8-r', 'cskoi8r', 'cp20866', 'koi8' ] ],
			'KOI8-U'            => [ 'Їжак Ґанок', [ 'koi8-u', 'cp21866' ] ],
			'CP866'             => [ 'Привет', [ 'ibm866', 'cp-866', 'dos-866' ] ],
			'ISO-8859-2'        => [ 'žluťoučký', [ 'iso-8859-2', 'latin2', 'windows-28592' ] ],
			'ISO-8859-15'       => [ '€ œuvre', [ 'iso-8859-15', 'latin9', 'windows-28605' ] ],
			'iconv:CP1250'      => [ 'žluťoučký', [ 'windows-1250', 'cp1250' ] ],
			'iconv:CP1255'      => [ 'שלום', [ 'windows-1255', 'iso-8859-8', 'iso-8859-8-i' ] ],
			'iconv:CP1256'      => [ 'سلام', [ 'windows-1256', 'cp1256' ] ],
			'iconv:CP874'       => [ 'ภาษาไทย', [ 'tis-620', 'windows-874', 'iso-8859-11', 'TIS620.2533-1', 'csTIS620' ] ],
			'iconv:VISCII'      => [ 'Tiếng Việt', [ 'viscii', 'csVISCII' ] ],
			'iconv:MACINTOSH'   => [ 'é ü ñ', [ 'macintosh', 'x-mac-roman', 'mac' ] ],
			'CP850'             => [ 'é ü ñ', [ 'cp-850', 'ibm850', 'dos-850' ] ],
			'GB18030'           => [ '朱镕基 汉字', [ 'gb2312', 'gbk', 'x-gbk', 'gb18030', 'cp936', 'GB_2312-80', 'euc-cn', 'iso-ir-58' ] ],
			'HZ'                => [ '汉字', [ 'hz-gb-2312', 'hz' ] ],
			'BIG-5'             => [ '繁體中文', [ 'big5', 'x-x-big5', 'cn-big5', 'cp950' ] ],
			'SJIS-win'          => [ '日本語 表示 ①', [ 'shift_jis', 'x-sjis', 'windows-31j', 'cp932', 'sjis-win', 'ms_kanji' ] ],
			'SJIS-2004'         => [ '日本', [ 'shift_jis-2004', 'shift_jisx0213' ] ],
			'eucJP-win'         => [ '日本語', [ 'euc-jp', 'x-euc-jp', 'cp51932' ] ],
			'ISO-2022-JP-MS'    => [ '日本語①', [ 'iso-2022-jp', 'iso-2022-jp-ms', '_iso-2022-jp$ESC', 'cp50220', 'utf-8', 'us-ascii' ] ],
			'ISO-2022-JP-2004'  => [ '日本', [ 'iso-2022-jp-2004', 'iso-2022-jp-3' ] ],
			'UHC'               => [ '한국어 펲', [ 'ks_c_5601-1987', 'euc-kr', 'cp949', 'x-windows-949', 'iso-ir-149', 'cp51949' ] ],
			'ISO-2022-KR'       => [ '한국어', [ 'iso-2022-kr' ] ],
			'UTF-16BE'          => [ 'ü 日本', [ 'utf-16', 'utf-16be', 'iso-10646-ucs-2', 'ucs-2' ] ],
			'UTF-16LE'          => [ 'ü and more', [ 'utf-16', 'utf-16le' ] ],
			'UTF-32BE'          => [ 'ü 日本', [ 'utf-32', 'utf-32be' ] ],
		];
		foreach ( $all as $makes => [ $text, $names ] ) {
			foreach ( $names as $name ) {
				yield "$name in $makes" => [ $name, $text, $makes ];
			}
		}
	}

	#[DataProvider( 'names' )]
	public function test_every_name_is_known( string $name, string $text, string $makes ): void {
		$bytes = str_starts_with( $makes, 'iconv:' ) ? iconv( 'UTF-8', substr( $makes, 6 ), $text ) : mb_convert_encoding( $text, $makes, 'UTF-8' );
		self::assertSame( $text, Charset::utf8( (string) $bytes, $name ) );
	}

	public function test_whatever_mbstring_knows_is_known(): void {
		foreach ( array_diff( mb_list_encodings(), [ 'BASE64', 'UUENCODE', 'HTML-ENTITIES', 'Quoted-Printable', '7bit', '8bit' ] ) as $encoding ) {
			self::assertNotSame( '', CharsetNames::find( $encoding ), $encoding );
		}
	}

	/** @return iterable<string, array{string, string, string}> what is said, the bytes, the text */
	public static function liars(): iterable {
		$of = static fn ( string $text, string $charset ): string => (string) mb_convert_encoding( $text, $charset, 'UTF-8' );
		yield 'latin1 is utf-8' => [ 'iso-8859-1', 'Grüße', 'Grüße' ];
		yield 'utf-8 is latin1' => [ 'utf-8', $of( 'Grüße aus Köln', 'ISO-8859-1' ), 'Grüße aus Köln' ];
		yield 'ascii is cyrillic' => [ 'us-ascii', $of( 'Добрый день, заказ не пришёл', 'Windows-1251' ), 'Добрый день, заказ не пришёл' ];
		yield 'latin1 is cyrillic' => [ 'iso-8859-1', $of( 'Добрый день, заказ не пришёл', 'KOI8-R' ), 'Добрый день, заказ не пришёл' ];
		yield 'french stays french' => [ 'iso-8859-1', $of( 'Là-bas, où l’été dernier a été très très ensoleillé', 'Windows-1252' ), 'Là-bas, où l’été dernier a été très très ensoleillé' ];
		yield 'gb2312 is utf-8' => [ 'gb2312', '汉字处理', '汉字处理' ];
		yield 'shift_jis is utf-8' => [ 'shift_jis', '日本語の文章です', '日本語の文章です' ];
		yield 'korean is utf-8' => [ 'ks_c_5601-1987', '한국어 메일입니다', '한국어 메일입니다' ];
		yield 'two letters of gbk that could be utf-8' => [ 'gbk', $of( '联通', 'GB18030' ), '联通' ];
		yield 'iso-2022-jp is utf-8' => [ 'iso-2022-jp', '日本語の文章です', '日本語の文章です' ];
		yield 'iso-2022-jp is raw euc' => [ 'iso-2022-jp', $of( '日本語の文章です', 'eucJP-win' ), '日本語の文章です' ];
		yield 'utf-7 is utf-8' => [ 'utf-7', 'Grüße an alle', 'Grüße an alle' ];
		yield 'utf-16 is plain' => [ 'utf-16', 'hello world, this is text', 'hello world, this is text' ];
		yield 'a mark says more than a name' => [ 'iso-8859-1', "\xff\xfe" . $of( 'Grüße', 'UTF-16LE' ), 'Grüße' ];
		yield 'a mark of four bytes' => [ 'utf-32', "\xff\xfe\0\0" . $of( 'Grüße', 'UTF-32LE' ), 'Grüße' ];
	}

	#[DataProvider( 'liars' )]
	public function test_bytes_are_believed_more_than_names( string $said, string $bytes, string $text ): void {
		self::assertSame( $text, Charset::utf8( $bytes, $said ) );
	}

	public function test_text_that_was_encoded_twice_is_encoded_once(): void {
		$text = 'Grüße aus Köln – für alle größer';
		self::assertSame( $text, Charset::once( (string) mb_convert_encoding( $text, 'UTF-8', 'Windows-1252' ) ) );
		// One letter that is right, or too few that are wrong, and it was meant.
		self::assertNull( Charset::once( 'Your shop shows Ã¼ and Ã¶ and Ã¤ and ÃŸ instead of ü.' ) );
		self::assertNull( Charset::once( 'It shows Ã¼.' ) );
		self::assertNull( Charset::once( 'SÃO PAULO, Ângela' ) );
	}
}
