<?php
declare( strict_types=1 );

namespace Deskfold\Attachments;

use Deskfold\Core\FindFiles;
use Deskfold\Core\Module;

/** Files that came with messages or go out with them. */
final class AttachmentsModule extends Module {

	public function wire(): void {
		$this->tables( AttachmentTables::class );
		$this->job( ForgetUploadsJob::class );

		// Somebody asks whose a file is.
		$this->offer( FindFiles::OWNERS, self::class, fn ( array $paths ): array => $this->get( AttachmentStore::class )->known_paths( $paths ) );

		// The desk asks.
		$this->routes( AttachmentController::class );
	}
}
