<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** Stores a file, reads it, asks the web server for it as a stranger would, and takes it away again. */
final class CheckStorage {

	public function __construct( private readonly Storage $storage ) {
	}

	public function __invoke(): StorageState {
		$probe = bin2hex( random_bytes( 16 ) );
		try {
			$folder = $this->storage->folder();
		} catch ( Problem ) {
			return new StorageState( StorageState::READ_ONLY, StorageState::SILENT, '', '', null );
		}
		$address = self::address( $folder );
		$free    = @disk_free_space( $folder );
		$free    = false === $free ? null : (int) $free;
		try {
			$path = $this->storage->write( $probe )->path;
		} catch ( Problem ) {
			return new StorageState( StorageState::READ_ONLY, StorageState::SILENT, $folder, $address, $free );
		}
		try {
			$keeps = $probe === $this->storage->read( $path ) ? StorageState::GOOD : StorageState::DAMAGED;
			return new StorageState( $keeps, self::door( $folder, $address, $path, $probe ), $folder, $address, $free );
		} finally {
			$this->storage->delete( $path );
		}
	}

	private static function address( string $folder ): string {
		$uploads = wp_upload_dir( null, false );
		return str_starts_with( $folder, $uploads['basedir'] . '/' ) ? $uploads['baseurl'] . substr( $folder, strlen( $uploads['basedir'] ) ) : '';
	}

	/** @return StorageState::OUTSIDE|StorageState::REFUSED|StorageState::SERVED|StorageState::SILENT|StorageState::INSIDE */
	private static function door( string $folder, string $address, string $path, string $probe ): string {
		if ( '' === $address ) {
			return str_starts_with( $folder, untrailingslashit( ABSPATH ) . '/' ) ? StorageState::INSIDE : StorageState::OUTSIDE;
		}
		$answer = wp_remote_get( "$address/$path", [ 'timeout' => 5, 'redirection' => 2 ] );
		if ( is_wp_error( $answer ) ) {
			return StorageState::SILENT;
		}
		return wp_remote_retrieve_body( $answer ) === $probe ? StorageState::SERVED : StorageState::REFUSED;
	}
}
