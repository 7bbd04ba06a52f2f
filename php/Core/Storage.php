<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/**
 * Private files under random names without extension. Nothing a sender chose is ever part of a path.
 * DESKFOLD_STORAGE (a folder outside the web root) is best; else a folder with an unguessable name that refuses to be served.
 */
final class Storage {

	private const OPTION = 'deskfold_storage';
	private const PIECE  = 1_048_576;

	/** @var array<int, string> by site of the network */
	private array $folders = [];

	public function write( string $bytes ): StoredFile {
		return $this->keep(
			static function ( $file ) use ( $bytes ): void {
				$done = 0;
				$size = strlen( $bytes );
				while ( $done < $size ) {
					$written = fwrite( $file, 0 === $done ? $bytes : substr( $bytes, $done ) );
					if ( false === $written || 0 === $written ) {
						throw self::full();
					}
					$done += $written;
				}
			},
			static fn (): array => [ strlen( $bytes ), hash( 'sha256', $bytes ) ]
		);
	}

	/** Copies a file in, in pieces: an upload's temporary file, say. */
	public function copy_in( string $path ): StoredFile {
		$source = @fopen( $path, 'rb' );
		if ( false === $source ) {
			throw new Problem( 'file_unreadable', __( 'The uploaded file could not be read. Please upload it again.', 'deskfold' ) );
		}
		return $this->take( $source );
	}

	/**
	 * Whatever is left in a stream, in pieces: its size does not matter to the memory.
	 *
	 * @param resource $source
	 */
	public function take( $source ): StoredFile {
		$hash = hash_init( 'sha256' );
		$size = 0;
		return $this->keep(
			static function ( $file ) use ( $source, $hash, &$size ): void {
				while ( ! feof( $source ) ) {
					$piece = (string) fread( $source, self::PIECE );
					$size += strlen( $piece );
					hash_update( $hash, $piece );
					for ( $at = 0; $at < strlen( $piece ); $at += $written ) {
						$written = fwrite( $file, substr( $piece, $at ) );
						if ( false === $written || 0 === $written ) {
							throw self::full();
						}
					}
				}
			},
			static function () use ( $hash, &$size ): array {
				return [ $size, hash_final( $hash ) ];
			}
		);
	}

	/** @param ?int<0, max> $limit bytes from its beginning; null for all */
	public function read( string $path, ?int $limit = null ): string {
		$bytes = @file_get_contents( $this->path( $path ), false, null, 0, $limit );
		if ( false === $bytes ) {
			throw self::gone();
		}
		return $bytes;
	}

	/** @return resource */
	public function stream( string $path ) {
		$stream = @fopen( $this->path( $path ), 'rb' );
		if ( false === $stream ) {
			throw self::gone();
		}
		return $stream;
	}

	/** Absolute path, for a library that wants a file. */
	public function path( string $path ): string {
		if ( 1 !== preg_match( '~^[0-9a-f]{2}/[0-9a-f]{32}\z~', $path ) ) {
			throw self::gone();
		}
		return $this->folder() . '/' . $path;
	}

	public function delete( string $path ): void {
		@unlink( $this->path( $path ) );
	}

	/** @return list<string> names of the folders that files lie in */
	public function shelves(): array {
		$found = glob( $this->folder() . '/[0-9a-f][0-9a-f]', GLOB_ONLYDIR );
		return array_map( 'basename', false === $found ? [] : $found );
	}

	/**
	 * What lies on one shelf, finished or not.
	 *
	 * @return array<string, int> when it was last written, in seconds, by path; what was never finished ends with ".part"
	 */
	public function on_shelf( string $shelf ): array {
		$found = [];
		foreach ( (array) @scandir( "{$this->folder()}/$shelf" ) as $name ) {
			$written = is_string( $name ) && 1 === preg_match( '/^[0-9a-f]{32}(\.part)?$/D', $name ) ? @filemtime( "{$this->folder()}/$shelf/$name" ) : false;
			if ( false !== $written ) {
				$found[ "$shelf/$name" ] = $written;
			}
		}
		return $found;
	}

	/** A file that was begun and never finished. */
	public function delete_unfinished( string $part ): void {
		@unlink( $this->path( substr( $part, 0, -5 ) ) . '.part' );
	}

	public function has( string $path ): bool {
		return is_file( $this->path( $path ) );
	}

	/** Removes everything, at uninstall. */
	public function destroy(): void {
		$folder  = $this->folder();
		$entries = new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( $folder, \FilesystemIterator::SKIP_DOTS ), \RecursiveIteratorIterator::CHILD_FIRST );
		/** @var \SplFileInfo $entry */
		foreach ( $entries as $entry ) {
			$entry->isDir() ? rmdir( $entry->getPathname() ) : unlink( $entry->getPathname() );
		}
		rmdir( $folder );
		delete_option( self::OPTION );
		$this->folders = [];
	}

	/** 64 hex characters that live in a file of their own. */
	public function key_file(): string {
		$path = $this->folder() . '/key';
		$key  = @file_get_contents( $path );
		if ( false === $key || 64 !== strlen( $key ) ) {
			$key  = bin2hex( random_bytes( 32 ) );
			$file = @fopen( $path, 'x' );
			if ( false === $file ) {
				throw self::full();
			}
			chmod( $path, 0600 );
			fwrite( $file, $key );
			fsync( $file );
			fclose( $file );
		}
		return $key;
	}

	/** The folder, made on first use. */
	public function folder(): string {
		$site = get_current_blog_id();
		if ( isset( $this->folders[ $site ] ) ) {
			return $this->folders[ $site ];
		}
		$folder = defined( 'DESKFOLD_STORAGE' ) ? constant( 'DESKFOLD_STORAGE' ) : null;
		if ( ! is_string( $folder ) || '' === $folder ) {
			$name = get_option( self::OPTION );
			if ( ! is_string( $name ) || '' === $name ) {
				$name = 'deskfold-' . bin2hex( random_bytes( 16 ) );
				add_option( self::OPTION, $name );
				$name = get_option( self::OPTION, $name );
			}
			assert( is_string( $name ) );
			$folder = wp_upload_dir( null, false )['basedir'] . '/' . $name;
		} elseif ( is_multisite() ) {
			// One site that goes must not take the files of its neighbours along.
			$folder .= "/site-$site";
		}
		$this->guard( $folder );
		return $this->folders[ $site ] = $folder;
	}

	/** Makes the folder, and tells web servers that listen not to serve it. */
	private function guard( string $folder ): void {
		if ( is_file( "$folder/index.html" ) ) {
			return;
		}
		if ( ! is_dir( $folder ) && ! wp_mkdir_p( $folder ) ) {
			throw self::full();
		}
		file_put_contents( "$folder/.htaccess", "Require all denied\n<IfModule !mod_authz_core.c>\nDeny from all\n</IfModule>\n" );
		file_put_contents( "$folder/web.config", '<configuration><system.webServer><authorization><deny users="*" /></authorization></system.webServer></configuration>' );
		if ( false === file_put_contents( "$folder/index.html", '' ) ) {
			throw self::full();
		}
	}

	/**
	 * Temporary file, fsync, check, rename: there is never half a file under a final name.
	 *
	 * @param callable(resource): void        $fill
	 * @param callable(): array{int, string} $sum  size and hash that it should have, asked when it is filled
	 */
	private function keep( callable $fill, callable $sum ): StoredFile {
		Milestone::reached( 'file-begins' );
		$name = bin2hex( random_bytes( 16 ) );
		$path = substr( $name, 0, 2 ) . '/' . $name;
		$full = $this->folder() . '/' . $path;
		if ( ! is_dir( dirname( $full ) ) && ! wp_mkdir_p( dirname( $full ) ) ) {
			throw self::full();
		}
		$file = @fopen( "$full.part", 'xb' );
		if ( false === $file ) {
			throw self::full();
		}
		try {
			$fill( $file );
			[ $size, $sha256 ] = $sum();
			$written           = fstat( $file );
			if ( ! fsync( $file ) || false === $written || $written['size'] !== $size ) {
				throw self::full();
			}
		} catch ( Problem $problem ) {
			@unlink( "$full.part" );
			throw $problem;
		} finally {
			fclose( $file );
		}
		Milestone::reached( 'file-written' );
		if ( ! @rename( "$full.part", $full ) ) {
			@unlink( "$full.part" );
			throw self::full();
		}
		Milestone::reached( 'file-renamed' );
		return new StoredFile( $path, $size, $sha256 );
	}

	private static function full(): Problem {
		return new Problem( 'storage_failed', __( 'The file could not be stored. The disk may be full, or the uploads folder may not be writable. Nothing was changed.', 'deskfold' ), 507, true );
	}

	private static function gone(): Problem {
		return new Problem( 'file_missing', __( 'The stored file is no longer there.', 'deskfold' ), 404 );
	}
}
