<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\ContactForm;

use Deskfold\ContactForm\FileRules;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class FileRulesTest extends TestCase {

	#[DataProvider( 'claims' )]
	public function test_only_a_listed_ending_with_the_bytes_it_promises_passes( string $name, string $found, string $kept ): void {
		$rules = new FileRules( [ 'jpg', 'png', 'pdf', 'docx', 'txt' ], 1000, 3 );
		self::assertSame( $kept, $rules->type( FileRules::name( $name ), $found ) );
	}

	/** @return array<string, array{string, string, string}> */
	public static function claims(): array {
		return [
			'picture'               => [ 'bowl.jpg', 'image/jpeg', 'image/jpeg' ],
			'capital ending'        => [ 'BOWL.JPG', 'image/jpeg', 'image/jpeg' ],
			'script named picture'  => [ 'bowl.jpg', 'text/x-php', '' ],
			'page named text'       => [ 'note.txt', 'text/html', '' ],
			'program'               => [ 'bowl.exe', 'application/x-dosexec', '' ],
			'svg'                   => [ 'bowl.svg', 'image/svg+xml', '' ],
			'php'                   => [ 'bowl.php', 'text/x-php', '' ],
			'phtml'                 => [ 'bowl.phtml', 'text/x-php', '' ],
			'phar'                  => [ 'bowl.phar', 'application/octet-stream', '' ],
			'no ending'             => [ 'jpg', 'image/jpeg', '' ],
			'.htaccess'             => [ '.htaccess', 'text/plain', '' ],
			'hidden .htaccess'      => [ "\u{200B}.htaccess", 'text/plain', '' ],
			'.user.ini'             => [ ".us\u{00AD}er.ini", 'text/plain', '' ],
			'double ending'         => [ 'bowl.jpg.php', 'image/jpeg', '' ],
			'php inside'            => [ 'bowl.php.jpg', 'image/jpeg', 'image/jpeg' ],
			'NUL in the name'       => [ "bowl.php\0.jpg", 'image/jpeg', 'image/jpeg' ],
			'direction override'    => [ "bowl\u{202E}gpj.exe", 'application/x-dosexec', '' ],
			'office file as zip'    => [ 'letter.docx', 'application/zip', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' ],
			'zip is not listed'     => [ 'all.zip', 'application/zip', '' ],
			'trailing dot'          => [ 'bowl.jpg.', 'image/jpeg', 'image/jpeg' ],
		];
	}

	public function test_an_ending_that_nobody_knows_cannot_be_allowed(): void {
		self::assertSame( [ 'jpg' ], ( new FileRules( [ 'php', 'JPG', 'exe', 'svg', 'html' ], 1, 1 ) )->extensions );
	}

	#[DataProvider( 'names' )]
	public function test_a_name_is_a_label_without_a_path( string $claimed, string $shown ): void {
		self::assertSame( $shown, FileRules::name( $claimed ) );
	}

	/** @return array<string, array{string, string}> */
	public static function names(): array {
		return [
			'climbing'       => [ '../../wp-config.php', 'wp-config.php' ],
			'Windows path'   => [ 'C:\\Users\\ann\\bowl.jpg', 'bowl.jpg' ],
			'markup'         => [ '<img src=x onerror=alert(1)>.png', 'img src=x onerror=alert(1).png' ],
			'header break'   => [ "bowl.jpg\r\nSet-Cookie: a=b", 'bowl.jpg Set-Cookie a=b' ],
			'leading dots'   => [ '...bowl.jpg', 'bowl.jpg' ],
			'Thai'           => [ 'ใบเสร็จ.pdf', 'ใบเสร็จ.pdf' ],
		];
	}

	public function test_a_long_name_keeps_its_ending(): void {
		$name = FileRules::name( str_repeat( 'ä', 300 ) . '.pdf' );
		self::assertSame( 120, mb_strlen( $name ) );
		self::assertStringEndsWith( '.pdf', $name );
	}
}
