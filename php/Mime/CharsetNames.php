<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** What mail calls a charset → what mbstring or iconv calls it. */
final class CharsetNames {

	/** What says ASCII promises that nothing odd comes; when it does come, nobody knows what it is. */
	public const ASCII = 'ASCII';

	/**
	 * Wider twins come first: mail that says latin1, gb2312 or shift_jis means Microsoft's superset (as browsers read it).
	 * Keys have no separators.
	 */
	private const ALIASES = [
		'usascii' => self::ASCII, 'ascii' => self::ASCII, 'ansix341968' => self::ASCII, 'ansix341986' => self::ASCII, 'iso646us' => self::ASCII, '646' => self::ASCII, 'isoir6' => self::ASCII, 'cp367' => self::ASCII, 'ibm367' => self::ASCII, 'iso646irv1991' => self::ASCII, 'usascii7' => self::ASCII, 'ansix31101983' => 'Windows-1252',
		'iso88591' => 'Windows-1252', 'latin1' => 'Windows-1252', 'l1' => 'Windows-1252', 'cp819' => 'Windows-1252', 'iso885911987' => 'Windows-1252', 'isolatin1' => 'Windows-1252', 'ansi' => 'Windows-1252', 'cp1252' => 'Windows-1252', 'win1252' => 'Windows-1252', 'windows1252' => 'Windows-1252', 'windows28591' => 'Windows-1252', 'isoir100' => 'Windows-1252', 'ibm819' => 'Windows-1252', 'westeurope' => 'Windows-1252', 'western' => 'Windows-1252', '1252' => 'Windows-1252', '88591' => 'Windows-1252',
		'iso88592' => 'ISO-8859-2', 'latin2' => 'ISO-8859-2', 'iso88593' => 'ISO-8859-3', 'iso88594' => 'ISO-8859-4', 'iso88595' => 'ISO-8859-5', 'cyrillic' => 'ISO-8859-5',
		'iso88596' => 'ISO-8859-6', 'iso88596i' => 'ISO-8859-6', 'iso88596e' => 'ISO-8859-6', 'arabic' => 'ISO-8859-6', 'iso88597' => 'ISO-8859-7', 'greek' => 'ISO-8859-7',
		'iso88598' => 'iconv:CP1255', 'iso88598i' => 'iconv:CP1255', 'iso88598e' => 'iconv:CP1255', 'visual' => 'iconv:CP1255', 'hebrew' => 'iconv:CP1255', 'logical' => 'iconv:CP1255',
		'iso88599' => 'Windows-1254', 'latin5' => 'Windows-1254', 'windows1254' => 'Windows-1254', 'cp1254' => 'Windows-1254', 'iso885910' => 'ISO-8859-10', 'latin6' => 'ISO-8859-10',
		'iso885911' => 'iconv:CP874', 'tis620' => 'iconv:CP874', 'windows874' => 'iconv:CP874', 'cp874' => 'iconv:CP874', 'dos874' => 'iconv:CP874', 'iso885913' => 'ISO-8859-13', 'iso885914' => 'ISO-8859-14', 'iso885915' => 'ISO-8859-15', 'latin9' => 'ISO-8859-15', 'latin0' => 'ISO-8859-15', 'iso885916' => 'ISO-8859-16', 'latin10' => 'ISO-8859-16',
		'windows1250' => 'iconv:CP1250', 'cp1250' => 'iconv:CP1250', 'windows1251' => 'Windows-1251', 'cp1251' => 'Windows-1251', 'win1251' => 'Windows-1251', 'windows1253' => 'iconv:CP1253', 'cp1253' => 'iconv:CP1253', 'windows1255' => 'iconv:CP1255', 'windows1256' => 'iconv:CP1256', 'cp1256' => 'iconv:CP1256', 'windows1257' => 'iconv:CP1257', 'cp1257' => 'iconv:CP1257', 'windows1258' => 'iconv:CP1258', 'cp1258' => 'iconv:CP1258',
		'koi8r' => 'KOI8-R', 'koi8' => 'KOI8-R', 'cskoi8r' => 'KOI8-R', 'koi8u' => 'KOI8-U', 'koi8ru' => 'KOI8-U', 'ibm866' => 'CP866', 'cp866' => 'CP866', 'dos866' => 'CP866', 'cp20866' => 'KOI8-R', 'cp21866' => 'KOI8-U', '1251' => 'Windows-1251', 'windows28595' => 'ISO-8859-5', 'windows28592' => 'ISO-8859-2', 'windows28605' => 'ISO-8859-15', 'windows28597' => 'ISO-8859-7', 'windows28599' => 'Windows-1254', 'dos862' => 'iconv:CP862', 'ibm862' => 'iconv:CP862', 'dos852' => 'iconv:CP852', 'dos850' => 'CP850', 'dos437' => 'iconv:CP437', 'dos737' => 'iconv:CP737', 'asmo708' => 'ISO-8859-6', 'ibm850' => 'CP850', 'cp850' => 'CP850', 'cp437' => 'iconv:CP437', 'ibm437' => 'iconv:CP437', 'ibm852' => 'iconv:CP852', 'cp852' => 'iconv:CP852', 'cp858' => 'iconv:CP858', 'ibm00858' => 'iconv:CP858',
		'macintosh' => 'iconv:MACINTOSH', 'mac' => 'iconv:MACINTOSH', 'macroman' => 'iconv:MACINTOSH', 'xmacroman' => 'iconv:MACINTOSH', 'xmaccyrillic' => 'iconv:MAC-CYRILLIC', 'macce' => 'iconv:MAC-CENTRALEUROPE', 'maccyrillic' => 'iconv:MAC-CYRILLIC', 'xmacce' => 'iconv:MAC-CENTRALEUROPE', 'macjapanese' => 'SJIS-mac', 'xmacjapanese' => 'SJIS-mac', 'xmacchinesesimp' => 'GB18030', 'xmacchinesetrad' => 'BIG-5', 'xmackorean' => 'UHC',
		'gb2312' => 'GB18030', 'gbk' => 'GB18030', 'xgbk' => 'GB18030', 'cp936' => 'GB18030', 'ms936' => 'GB18030', 'euccn' => 'GB18030', 'gb18030' => 'GB18030', 'chinese' => 'GB18030', 'gb231280' => 'GB18030', 'csgb2312' => 'GB18030', 'isoir58' => 'GB18030', 'gb13000' => 'GB18030', 'gb180302000' => 'GB18030', 'hzgb2312' => 'HZ', 'hz' => 'HZ',
		'big5' => 'BIG-5', 'cnbig5' => 'BIG-5', 'xxbig5' => 'BIG-5', 'csbig5' => 'BIG-5', 'cp950' => 'BIG-5', 'big5hkscs' => 'iconv:BIG5-HKSCS', 'euctw' => 'EUC-TW',
		'shiftjis' => 'SJIS-win', 'xsjis' => 'SJIS-win', 'sjis' => 'SJIS-win', 'mskanji' => 'SJIS-win', 'csshiftjis' => 'SJIS-win', 'windows31j' => 'SJIS-win', 'cp932' => 'SJIS-win', 'ms932' => 'SJIS-win', 'eucjp' => 'eucJP-win', 'xeucjp' => 'eucJP-win', 'cseucpkdfmtjapanese' => 'eucJP-win',
		'iso2022jp' => 'CP50221', 'csiso2022jp' => 'CP50221', 'iso2022jp1' => 'CP50221', 'iso2022jp2' => 'iconv:ISO-2022-JP-2', 'iso2022jp3' => 'ISO-2022-JP-2004', 'iso2022jpms' => 'ISO-2022-JP-MS', 'cp50220' => 'CP50221', 'cp50221' => 'CP50221', 'jis' => 'CP50221', 'jisms' => 'ISO-2022-JP-MS', 'cp50222' => 'CP50221', 'cp50220raw' => 'CP50221', 'iso2022jp2004' => 'ISO-2022-JP-2004', 'eucjis2004' => 'EUC-JP-2004', 'eucjisx0213' => 'EUC-JP-2004', 'shiftjis2004' => 'SJIS-2004', 'shiftjisx0213' => 'SJIS-2004', 'sjisms' => 'SJIS-win', 'sjisdocomo' => 'SJIS-Mobile#DOCOMO', 'xsjisemojidocomo' => 'SJIS-Mobile#DOCOMO', 'sjiskddi' => 'SJIS-Mobile#KDDI', 'xsjisemojikddi' => 'SJIS-Mobile#KDDI', 'sjissoftbank' => 'SJIS-Mobile#SOFTBANK', 'xsjisemojisoftbank' => 'SJIS-Mobile#SOFTBANK', 'euc' => 'eucJP-win', 'cp51932' => 'eucJP-win', 'cp20932' => 'eucJP-win',
		'iso2022kr' => 'ISO-2022-KR', 'iso2022cn' => 'iconv:ISO-2022-CN', 'ksc56011987' => 'UHC', 'ksc5601' => 'UHC', 'ksc56011989' => 'UHC', 'isoir149' => 'UHC', 'cp51949' => 'UHC', 'ksx1001' => 'UHC', 'cp1361' => 'iconv:JOHAB', 'euckr' => 'UHC', 'korean' => 'UHC', 'cp949' => 'UHC', 'ms949' => 'UHC', 'windows949' => 'UHC', 'uhc' => 'UHC', 'johab' => 'iconv:JOHAB',
		'utf8' => 'UTF-8', 'unicode11utf8' => 'UTF-8', 'utf8mb4' => 'UTF-8', 'utf8mb3' => 'UTF-8', 'utf8sig' => 'UTF-8', 'utf8bom' => 'UTF-8', 'cp65001' => 'UTF-8', 'unicode20utf8' => 'UTF-8', 'cesu8' => 'UTF-8', 'ximap4modifiedutf7' => 'UTF7-IMAP', 'mutf7' => 'UTF7-IMAP', 'iso10646ucs2' => 'UTF-16', 'iso10646ucs4' => 'UTF-32', 'iso10646' => 'UTF-16', 'cp1200' => 'UTF-16LE', 'cp1201' => 'UTF-16BE', 'byte2be' => 'UTF-16BE', 'byte2le' => 'UTF-16LE', 'byte4be' => 'UTF-32BE', 'byte4le' => 'UTF-32LE', 'ucs4' => 'UTF-32', 'xutf8utf8' => 'UTF-8', 'unicode' => 'UTF-16', 'utf7' => 'UTF-7', 'unicode11utf7' => 'UTF-7', 'utf7imap' => 'UTF7-IMAP', 'utf16' => 'UTF-16', 'utf16le' => 'UTF-16LE', 'utf16be' => 'UTF-16BE', 'ucs2' => 'UTF-16', 'utf32' => 'UTF-32', 'utf32le' => 'UTF-32LE', 'utf32be' => 'UTF-32BE',
		'viscii' => 'iconv:VISCII', 'tcvn' => 'iconv:TCVN', 'armscii8' => 'ArmSCII-8', 'georgianps' => 'iconv:GEORGIAN-PS', 'ptcp154' => 'iconv:PTCP154',
	];

	/** Words that say "I do not know". */
	private const UNKNOWN = [ '' => true, 'unknown8bit' => true, 'xunknown' => true, 'unknown' => true, 'binary' => true, '8bit' => true, '7bit' => true, 'none' => true, 'default' => true, 'auto' => true, 'other' => true, 'system' => true, 'null' => true, 'charset' => true, 'iso8859' => true, 'xuserdefined' => true ];

	/** @var array<string, string> */
	private static array $known = [];

	/** `mbstring name`, `iconv:NAME`, or '' for one that nobody knows. */
	public static function find( string $name ): string {
		if ( isset( self::$known[ $name ] ) ) {
			return self::$known[ $name ];
		}
		if ( count( self::$known ) > 500 ) {
			self::$known = [];
		}
		return self::$known[ $name ] = self::look_up( $name );
	}

	private static function look_up( string $name ): string {
		$key = (string) preg_replace( '/[^a-z0-9]/', '', strtolower( explode( '*', $name )[0] ) );
		if ( isset( self::ALIASES[ $key ] ) ) {
			return self::ALIASES[ $key ];
		}
		if ( isset( self::UNKNOWN[ $key ] ) || strlen( $name ) > 40 ) {
			return '';
		}
		// `charset=utf-8` as the charset, `csISOLatin1`, `x-gbk`.
		$bare = (string) preg_replace( '/^(?:charset)?(?:cs|x|ms)?(?=[a-z]{2}|\d)/', '', $key );
		if ( isset( self::ALIASES[ $bare ] ) ) {
			return self::ALIASES[ $bare ];
		}
		// A broken tail, as in `utf-8"` or `iso-8859-1http-equiv…`.
		if ( 1 === preg_match( '/^(utf8|iso8859(?:1[0-6]?|[2-9])|windows(?:125\d|874)|gb2312|gbk|big5|koi8[ru]|iso2022jp|shiftjis|euckr|eucjp|usascii|tis620|ksc5601|unicode11utf7)/', $bare, $match ) ) {
			return self::ALIASES[ $match[1] ] ?? '';
		}
		foreach ( mb_list_encodings() as $encoding ) {
			if ( strtolower( (string) preg_replace( '/[^A-Za-z0-9]/', '', $encoding ) ) === $key && ! in_array( $key, [ 'base64', 'qprint', 'quotedprintable', 'uuencode', 'htmlentities', 'html', 'pass', 'auto', 'wchar', '7bit' ], true ) ) {
				return $encoding;
			}
		}
		$word = (string) preg_replace( '/[^A-Za-z0-9_:.-]/', '', $name );
		return '' !== $word && false !== @iconv( $word, 'UTF-8', 'a' ) ? 'iconv:' . $word : ''; // An unknown name warns; that is the question asked.
	}
}
