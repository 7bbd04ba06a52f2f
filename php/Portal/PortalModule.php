<?php
declare( strict_types=1 );

namespace Deskfold\Portal;

use Deskfold\Core\Module;

/** Customers see, answer and close their own tickets on the site. */
final class PortalModule extends Module {

	public function wire(): void {
		$this->tables( PortalTables::class );
		$this->job( SendLinksJob::class );
		$this->job( PruneKeysJob::class );

		// A customer visits.
		$this->on_if( PortalAddress::is_visited( ... ), 'template_redirect', PortalController::class, 'visit', 5 );
		$this->routes( PortalFilesController::class );
	}
}
