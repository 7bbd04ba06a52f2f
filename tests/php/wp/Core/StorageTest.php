<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Core;

use Deskfold\Core\Problem;
use Deskfold\Core\Storage;
use Deskfold\Tests\WpTestCase;

final class StorageTest extends WpTestCase {

	public function test_bytes_come_back_as_they_went_in(): void {
		$storage = $this->get( Storage::class );
		foreach ( [ '', "\0\xff\r\n", random_bytes( 300_000 ) ] as $bytes ) {
			$file = $storage->write( $bytes );
			$this->assertSame( [ $bytes, strlen( $bytes ), hash( 'sha256', $bytes ) ], [ $storage->read( $file->path ), $file->size, $file->sha256 ] );
			$this->assertSame( $bytes, stream_get_contents( $storage->stream( $file->path ) ) );
			$storage->delete( $file->path );
		}
	}

	public function test_twins_get_names_of_their_own_without_extension(): void {
		$storage = $this->get( Storage::class );
		$a       = $storage->write( 'same' );
		$b       = $storage->write( 'same' );
		$this->assertNotSame( $a->path, $b->path );
		$this->assertMatchesRegularExpression( '~^[0-9a-f]{2}/[0-9a-f]{32}$~', $a->path );
		$storage->delete( $a->path );
		$this->assertSame( 'same', $storage->read( $b->path ) );
		$storage->delete( $b->path );
	}

	public function test_an_upload_is_copied_in(): void {
		$source = (string) tempnam( sys_get_temp_dir(), 'deskfold' );
		file_put_contents( $source, 'hello' );
		$file = $this->get( Storage::class )->copy_in( $source );
		unlink( $source );
		$this->assertSame( [ 'hello', 5, hash( 'sha256', 'hello' ) ], [ $this->get( Storage::class )->read( $file->path ), $file->size, $file->sha256 ] );
		$this->get( Storage::class )->delete( $file->path );
	}

	/** @return list<array{string}> */
	public static function paths_from_elsewhere(): array {
		return [ [ '../../wp-config.php' ], [ '/etc/passwd' ], [ '' ], [ 'ab/' . str_repeat( 'a', 32 ) . "\n" ], [ 'ab/..' ], [ 'php://input' ], [ 'key' ] ];
	}

	#[\PHPUnit\Framework\Attributes\DataProvider( 'paths_from_elsewhere' )]
	public function test_no_path_leads_out_of_the_folder( string $path ): void {
		foreach ( [ 'read', 'stream', 'delete', 'path' ] as $act ) {
			try {
				$this->get( Storage::class )->$act( $path );
				$this->fail( "$act took it" );
			} catch ( Problem $problem ) {
				$this->assertSame( 404, $problem->status );
			}
		}
	}

	public function test_a_file_that_is_gone_is_a_problem(): void {
		$this->expectException( Problem::class );
		$this->get( Storage::class )->read( 'ab/' . str_repeat( 'a', 32 ) );
	}

	public function test_the_folder_refuses_to_be_served_and_listed(): void {
		$folder = $this->get( Storage::class )->folder();
		$this->assertStringContainsString( 'Require all denied', (string) file_get_contents( "$folder/.htaccess" ) );
		$this->assertFileExists( "$folder/index.html" );
	}

	public function test_no_half_file_is_left_under_a_final_name_when_the_disk_refuses(): void {
		$storage = $this->get( Storage::class );
		$folder  = $storage->folder();
		$before  = $this->files( $folder );
		try {
			$storage->copy_in( "$folder/no-such-upload" );
			$this->fail( 'it was stored' );
		} catch ( Problem $problem ) {
			$this->assertSame( 'file_unreadable', $problem->kind );
		}
		$this->assertSame( $before, $this->files( $folder ) );
	}

	/** @return list<string> */
	private function files( string $folder ): array {
		$files = array_keys( iterator_to_array( new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( $folder, \FilesystemIterator::SKIP_DOTS ) ) ) );
		sort( $files );
		return $files;
	}
}
