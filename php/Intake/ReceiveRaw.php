<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Channels\RawMessage;
use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Core\Queue;
use Deskfold\Core\Storage;

/** Stores what came in before anybody looks inside: file with fsync, then row. When it returns, nothing can be lost. */
final class ReceiveRaw {

	/** How long a reader may be silent before another takes its place. */
	public const LEASE_MS = 300_000;

	public function __construct(
		private readonly RawStore $store,
		private readonly Storage $storage,
		private readonly Queue $queue,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @param string $external_id the provider's name for it; the same one twice is one arrival
	 * @param bool   $at_once     whether the caller reads it now: it is claimed for them, and costs no further look
	 * @throws Problem with retry when it could not be stored: the sender must keep it
	 */
	public function __invoke( string $channel, int $mailbox_id, string $external_id, string $bytes, bool $at_once = false ): ReceivedRaw {
		$external_id = strlen( $external_id ) > 190 ? 'sha256:' . hash( 'sha256', $external_id ) : $external_id;
		$known       = $this->store->id_of( $channel, $mailbox_id, $external_id );
		if ( null !== $known ) {
			return new ReceivedRaw( $known, false );
		}
		$now  = $this->clock->now_ms();
		$file = $this->storage->write( $bytes );
		try {
			$id = $this->store->add( $channel, $mailbox_id, $external_id, $file, $now, $at_once ? $now + self::LEASE_MS : 0 );
		} catch ( Problem $problem ) {
			$this->storage->delete( $file->path );
			$known = 'duplicate_row' === $problem->kind ? $this->store->id_of( $channel, $mailbox_id, $external_id ) : null;
			if ( null === $known ) {
				throw $problem;
			}
			return new ReceivedRaw( $known, false );
		}
		$this->queue->soon( IntakeJob::class );
		return new ReceivedRaw( $id, true, $at_once ? new RawMessage( $id, $channel, $mailbox_id, $external_id, $bytes, $now ) : null );
	}
}
