<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\CheckStorage;
use Deskfold\Core\FindFiles;
use Deskfold\Core\Storage;
use Deskfold\Core\StorageState;

/** Whether files can be kept, and whether the web server keeps its hands off them. */
final class ExamineStorage {

	/** Seconds: a file that is younger may still get its row. */
	private const YOUNG = 3600;

	public function __construct(
		private readonly CheckStorage $check,
		private readonly Storage $storage,
		private readonly FindFiles $find,
		private readonly DoctorStore $store,
	) {
	}

	/** @return list<Finding> */
	public function __invoke(): array {
		$state = ( $this->check )();
		if ( StorageState::READ_ONLY === $state->keeps ) {
			return [ Finding::wrong( 'storage', 'Files cannot be stored: no mail and no attachment can be kept.', 'Make the uploads folder writable for the web server, or name a folder in DESKFOLD_STORAGE.' ) ];
		}
		return [ self::readable( $state ), self::room( $state ), self::served( $state ), $this->lost(), $this->left_over() ];
	}

	private static function readable( StorageState $state ): Finding {
		return StorageState::GOOD === $state->keeps
			? Finding::ok( 'storage', 'Files can be written and read.' )
			: Finding::wrong( 'storage', 'A file that was just stored reads differently.', 'Check the disk.' );
	}

	private static function room( StorageState $state ): Finding {
		if ( null === $state->free ) {
			return Finding::ok( 'disk', 'How much room is left on the disk cannot be told here.' );
		}
		$left = (string) size_format( $state->free );
		return $state->is_nearly_full()
			? Finding::wrong( 'disk', "The disk is nearly full: $left are left.", 'Make room: mail that cannot be stored is refused.' )
			: Finding::ok( 'disk', "There is room on the disk: $left." );
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

	private static function served( StorageState $state ): Finding {
		return match ( $state->door ) {
			StorageState::INSIDE  => Finding::warning( 'private', 'The folder of stored files lies inside WordPress; whether it can be fetched cannot be checked.', 'Move it out of the web server’s folder: DESKFOLD_STORAGE.' ),
			StorageState::OUTSIDE => Finding::ok( 'private', 'Stored files lie outside the web server’s folder.' ),
			StorageState::SILENT  => Finding::warning( 'private', 'Whether stored files can be fetched from outside could not be checked: the site does not answer itself.', 'Put them outside the web server’s folder, to be sure: DESKFOLD_STORAGE.' ),
			StorageState::SERVED  => Finding::wrong( 'private', 'The web server hands out stored files to whoever knows their random name.', 'Name a folder outside the web server’s in DESKFOLD_STORAGE, or forbid ' . basename( $state->folder ) . ' in its configuration.' ),
			default               => Finding::ok( 'private', 'The web server does not hand out stored files.' ),
		};
	}
}
