<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Channels\RawMessage;
use Deskfold\Core\Clock;
use Deskfold\Core\Milestone;
use Deskfold\Core\Problem;
use Deskfold\Core\Queue;
use Deskfold\Core\Storage;
use Deskfold\Core\StoredFile;

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
		return null === $known ? $this->record( $channel, $mailbox_id, $external_id, $this->storage->write( $bytes ), $at_once ? $bytes : null ) : new ReceivedRaw( $known, false );
	}

	/**
	 * The same for a stream, whose own bytes name it. Its size does not matter to the memory.
	 *
	 * @param resource $stream
	 * @throws Problem with retry when it could not be stored: the sender must keep it
	 */
	public function stream( string $channel, int $mailbox_id, $stream ): ReceivedRaw {
		$file        = $this->storage->take( $stream );
		$external_id = self::name_of( $file->sha256 );
		$known       = $this->store->id_of( $channel, $mailbox_id, $external_id );
		if ( null !== $known ) {
			$this->storage->delete( $file->path );
			return new ReceivedRaw( $known, false );
		}
		return $this->record( $channel, $mailbox_id, $external_id, $file );
	}

	/** What names bytes that came without a name: handing the same ones over twice is one arrival. */
	public static function name_of( string $sha256 ): string {
		return "sha256:$sha256";
	}

	/** @param ?string $at_once the bytes, when the caller reads them now */
	private function record( string $channel, int $mailbox_id, string $external_id, StoredFile $file, ?string $at_once = null ): ReceivedRaw {
		$now = $this->clock->now_ms();
		try {
			Milestone::reached( 'raw-row-comes' );
			$id = $this->store->add( $channel, $mailbox_id, $external_id, $file, $now, null === $at_once ? 0 : $now + self::LEASE_MS );
			Milestone::reached( 'raw-row-written' );
		} catch ( Problem $problem ) {
			// When the connection broke, the row may be there all the same, and may name these very bytes: a file is removed only
			// when the row is seen to name others. What is left over is swept a day later.
			$row = 'duplicate_row' === $problem->kind ? $this->store->named( $channel, $mailbox_id, $external_id ) : null;
			if ( null === $row ) {
				throw $problem;
			}
			if ( $row['path'] !== $file->path ) {
				$this->storage->delete( $file->path );
			}
			return new ReceivedRaw( (int) $row['id'], $row['path'] === $file->path );
		}
		$this->queue->soon( IntakeJob::class );
		return new ReceivedRaw( $id, true, null === $at_once ? null : new RawMessage( $id, $channel, $mailbox_id, $external_id, $at_once, $now, $file->size, $file->sha256 ) );
	}
}
