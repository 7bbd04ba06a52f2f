<?php
declare( strict_types=1 );

namespace Deskfold\Attachments;

use Deskfold\Core\Module;

/** Files that came with messages or go out with them. */
final class AttachmentsModule extends Module {

	public function wire(): void {
		$this->tables( AttachmentTables::class );
		$this->job( ForgetUploadsJob::class );

		// The desk asks.
		$this->routes( AttachmentController::class );
	}
}
