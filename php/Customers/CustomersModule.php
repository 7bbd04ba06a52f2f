<?php
declare( strict_types=1 );

namespace Deskfold\Customers;

use Deskfold\Core\Module;

/** Who writes to us. */
final class CustomersModule extends Module {

	public function wire(): void {
		$this->tables( CustomerTables::class );
	}
}
