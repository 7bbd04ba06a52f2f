<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Core\Storage;
use Deskfold\Tickets\Eraser;

/** The bytes of mails whose tickets are erased go too. Their names stay, so that the same mail does not come in again. */
final class EraseRaws implements Eraser {

	public function __construct(
		private readonly RawStore $store,
		private readonly Storage $storage,
	) {
	}

	public function erase( array $ticket_ids, array $message_ids, array $raw_ids ): void {
		foreach ( array_chunk( $raw_ids, 200 ) as $some ) {
			foreach ( $this->store->with_twins( $some ) as $id => $path ) {
				// The file first: a row without its path would leave it lying for ever.
				if ( '' !== $path ) {
					$this->storage->delete( $path );
				}
				$this->store->empty( $id );
			}
		}
	}
}
