<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Unit\Email;

use Deskfold\Core\Problem;
use Deskfold\Email\MailFiles;
use PHPUnit\Framework\TestCase;

/** Mails on disk. */
final class MailFilesTest extends TestCase {

	private string $folder = '';

	protected function setUp(): void {
		$this->folder = sys_get_temp_dir() . '/deskfold-' . bin2hex( random_bytes( 6 ) );
		mkdir( $this->folder );
	}

	protected function tearDown(): void {
		$files = new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( $this->folder, \FilesystemIterator::SKIP_DOTS ), \RecursiveIteratorIterator::CHILD_FIRST );
		/** @var \SplFileInfo $file */
		foreach ( $files as $file ) {
			$file->isDir() ? rmdir( $file->getPathname() ) : unlink( $file->getPathname() );
		}
		rmdir( $this->folder );
	}

	public function test_a_file_is_one_mail_byte_for_byte(): void {
		$this->put( 'a.eml', "A: b\r\n\r\n\xff\0\n\n" );
		self::assertSame( [ 'a.eml' => "A: b\r\n\r\n\xff\0\n\n" ], $this->read( 'a.eml' ) );
	}

	public function test_an_mbox_is_cut_where_mails_begin_and_nowhere_else(): void {
		$this->put( 'old.mbox', "From ann@x Mon Feb  2 10:00:00 2026\nSubject: 1\n\n>From me\n>>From you\nFrom here on\n\nFrom there on\n\nFrom bob@x Tue Feb  3 11:00:00 2026\nSubject: 2\n\nbye\n" );
		self::assertSame(
			[
				'old.mbox#1' => "Subject: 1\n\nFrom me\n>From you\nFrom here on\n\nFrom there on\n",
				'old.mbox#2' => "Subject: 2\n\nbye\n",
			],
			$this->read( 'old.mbox' )
		);
	}

	public function test_a_single_mail_in_an_mbox_is_called_by_its_file(): void {
		$this->put( 'a.eml', "From ann@x Mon Feb  2 10:00:00 2026\r\nSubject: 1\r\n\r\nhi\r\n" );
		self::assertSame( [ 'a.eml' => "Subject: 1\r\n\r\nhi\r\n" ], $this->read( 'a.eml' ) );
	}

	public function test_a_file_of_one_mail_is_not_cut_at_a_mail_that_it_brings_back(): void {
		$this->put( 'a.eml', "From ann@x Mon Feb  2 10:00:00 2026\nSubject: 1\n\nhi\n\nFrom bob@x Tue Feb  3 11:00:00 2026\nSubject: 2\n" );
		self::assertSame( [ 'a.eml' => "Subject: 1\n\nhi\n\nFrom bob@x Tue Feb  3 11:00:00 2026\nSubject: 2\n" ], $this->read( 'a.eml' ) );
	}

	public function test_lines_of_an_old_mac_below_a_line_of_an_mbox_are_not_lost(): void {
		$this->put( 'a.eml', "From ann@x Mon Feb  2 10:00:00 2026\rSubject: 1\r\rhi\r" );
		self::assertSame( [ 'a.eml' => "Subject: 1\r\rhi\r" ], $this->read( 'a.eml' ) );
	}

	public function test_a_folder_gives_its_mails_in_order_and_leaves_the_rest(): void {
		foreach ( [ 'b/10.eml', 'b/9.eml', 'b/readme.txt', 'b/.hidden.eml', 'Maildir/cur/1700000000.x:2,S', 'Maildir/new/1700000001.x', 'Maildir/tmp/1700000002.x', 'Maildir/dovecot.index' ] as $name ) {
			$this->put( $name, "Subject: $name\n\n" );
		}
		self::assertSame( [ 'Maildir/cur/1700000000.x:2,S', 'Maildir/new/1700000001.x', 'b/9.eml', 'b/10.eml' ], array_keys( $this->read( '' ) ) );
	}

	public function test_an_empty_file_is_an_empty_mail(): void {
		$this->put( 'zero.eml', '' );
		self::assertSame( [ 'zero.eml' => '' ], $this->read( 'zero.eml' ) );
	}

	public function test_what_is_not_there_is_said(): void {
		$this->expectException( Problem::class );
		$this->read( 'nothing.eml' );
	}

	private function put( string $name, string $bytes ): void {
		$folder = dirname( "{$this->folder}/$name" );
		if ( ! is_dir( $folder ) ) {
			mkdir( $folder, 0700, true );
		}
		file_put_contents( "{$this->folder}/$name", $bytes );
	}

	/** @return array<string, string> */
	private function read( string $name ): array {
		$found = [];
		foreach ( MailFiles::read( [ rtrim( "{$this->folder}/$name", '/' ) ] ) as $source => $bytes ) {
			self::assertIsString( $bytes, 'these are small' );
			$found[ substr( $source, strlen( $this->folder ) + 1 ) ] = $bytes;
		}
		return $found;
	}
}
