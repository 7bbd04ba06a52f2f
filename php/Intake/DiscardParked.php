<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Core\Problem;
use Deskfold\Core\Storage;

/** Throws away what lies in quarantine: its bytes are gone, and the same mail does not come in again. */
final class DiscardParked {

	public function __construct(
		private readonly QuarantineStore $store,
		private readonly Storage $storage,
	) {
	}

	/** @throws Problem when it is not in quarantine */
	public function __invoke( int $id ): void {
		$row = $this->store->row( $id );
		if ( null === $row || ! $this->store->discard( $id ) ) {
			throw Problem::not_found();
		}
		$this->storage->delete( (string) $row['path'] );
	}
}
