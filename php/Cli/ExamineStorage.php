<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\FindFiles;
use Deskfold\Core\Problem;
use Deskfold\Core\Storage;

/** Whether files can be kept, and whether the web server keeps its hands off them. */
final class ExamineStorage {

	private const LEAST_FREE = 200 * 1024 * 1024;

	/** Seconds: a file that is younger may still get its row. */
	private const YOUNG = 3600;

	public function __construct(
		private readonly Storage $storage,
		private readonly FindFiles $find,
		private readonly DoctorStore $store,
	) {
	}

	/** @return list<Finding> */
	public function __invoke(): array {
		$probe = bin2hex( random_bytes( 16 ) );
		try {
			$path = $this->storage->write( $probe )->path;
		} catch ( Problem ) {
			return [ Finding::wrong( 'storage', 'Files cannot be stored: no mail and no attachment can be kept.', 'Make the uploads folder writable for the web server, or name a folder in DESKFOLD_STORAGE.' ) ];
		}
		try {
			return [ $this->readable( $path, $probe ), $this->room(), $this->served( $path, $probe ), $this->lost(), $this->left_over() ];
		} finally {
			$this->storage->delete( $path );
		}
	}

	private function readable( string $path, string $probe ): Finding {
		return $probe === $this->storage->read( $path )
			? Finding::ok( 'storage', 'Files can be written and read.' )
			: Finding::wrong( 'storage', 'A file that was just stored reads differently.', 'Check the disk.' );
	}

	private function room(): Finding {
		$free = disk_free_space( $this->storage->folder() );
		if ( false === $free || $free >= self::LEAST_FREE ) {
			return Finding::ok( 'disk', false === $free ? 'How much room is left on the disk cannot be told here.' : 'There is room on the disk: ' . (string) size_format( (int) $free ) . '.' );
		}
		return Finding::wrong( 'disk', 'The disk is nearly full: ' . (string) size_format( (int) $free ) . ' are left.', 'Make room: mail that cannot be stored is refused.' );
	}

	private function lost(): Finding {
		$count = 0;
		$where = '';
		foreach ( $this->store->files() as $name => $path ) {
			if ( ! $this->storage->has( $path ) ) {
				++$count;
				$where = '' === $where ? $name : $where;
			}
		}
		return 0 === $count
			? Finding::ok( 'files', 'Every mail and attachment has its file.' )
			: Finding::wrong( 'files', "$count mails or attachments have lost their file, the first: $where.", 'Put the folder of stored files back from a backup.' );
	}

	private function left_over(): Finding {
		$count = 0;
		foreach ( $this->storage->shelves() as $shelf ) {
			$count += count( $this->find->without_row( $shelf, 0, time() - self::YOUNG ) );
		}
		return 0 === $count
			? Finding::ok( 'left_over', 'No file lies about that nothing names.' )
			: Finding::warning( 'left_over', "$count files belong to nothing, as after a crash.", 'They are removed by themselves when they are a day old.' );
	}

	private function served( string $path, string $probe ): Finding {
		$folder  = $this->storage->folder();
		$uploads = wp_upload_dir( null, false );
		if ( ! str_starts_with( $folder, $uploads['basedir'] ) ) {
			return str_starts_with( $folder, untrailingslashit( ABSPATH ) )
				? Finding::warning( 'private', 'The folder of stored files lies inside WordPress; whether it can be fetched cannot be checked.', 'Move it out of the web server’s folder: DESKFOLD_STORAGE.' )
				: Finding::ok( 'private', 'Stored files lie outside the web server’s folder.' );
		}
		$answer = wp_remote_get( $uploads['baseurl'] . substr( $folder, strlen( $uploads['basedir'] ) ) . "/$path", [ 'timeout' => 5, 'redirection' => 2 ] );
		if ( is_wp_error( $answer ) ) {
			return Finding::warning( 'private', 'Whether stored files can be fetched from outside could not be checked: the site does not answer itself.', 'Put them outside the web server’s folder, to be sure: DESKFOLD_STORAGE.' );
		}
		return wp_remote_retrieve_body( $answer ) === $probe
			? Finding::wrong( 'private', 'The web server hands out stored files to whoever knows their random name.', 'Name a folder outside the web server’s in DESKFOLD_STORAGE, or forbid ' . basename( $folder ) . ' in its configuration.' )
			: Finding::ok( 'private', 'The web server does not hand out stored files.' );
	}
}
