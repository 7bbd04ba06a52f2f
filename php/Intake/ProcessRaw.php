<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Channels\Address;
use Deskfold\Channels\ChannelRegistry;
use Deskfold\Channels\RawMessage;
use Deskfold\Core\Clock;
use Deskfold\Core\Log;
use Deskfold\Core\Milestone;
use Deskfold\Core\Problem;

/** Reads stored bytes and makes of them what they are. May be run any number of times: one arrival has one effect. */
final class ProcessRaw {

	/** After so many it is parked; who tries again by hand gives it as many more. */
	private const ATTEMPTS = 8;

	public function __construct(
		private readonly RawStore $store,
		private readonly ChannelRegistry $channels,
		private readonly TakeIn $take_in,
		private readonly Log $log,
		private readonly Clock $clock,
	) {
	}

	/** @param ?Address $sender whom an agent names as its writer: then it is taken in without being screened */
	public function __invoke( int $raw_id, ?Address $sender = null ): IntakeResult {
		$now = $this->clock->now_ms();
		$row = $this->store->row( $raw_id ) ?? throw Problem::not_found();
		if ( ! $this->store->claim( $raw_id, (int) $row['attempts'], $now, $now + ReceiveRaw::LEASE_MS ) ) {
			// Read again: the worker that has it may have finished in the meantime.
			return self::told( $this->store->row( $raw_id ) ?? $row );
		}
		return $this->attempt( $raw_id, (int) $row['attempts'] + 1, fn (): RawMessage => $this->store->message( $row ), $sender );
	}

	/** For whoever has just stored it and goes on at once. */
	public function received( ReceivedRaw $raw ): IntakeResult {
		$claimed = $raw->claimed;
		return null === $claimed ? ( $this )( $raw->id ) : $this->attempt( $raw->id, 1, static fn (): RawMessage => $claimed );
	}

	/**
	 * @param int                    $attempt which it is, from 1
	 * @param callable(): RawMessage $open
	 */
	private function attempt( int $raw_id, int $attempt, callable $open, ?Address $sender = null ): IntakeResult {
		try {
			if ( $attempt > self::ATTEMPTS && 1 === $attempt % self::ATTEMPTS ) {
				// None of the attempts before came to an end, not even to a fault: it takes the worker with it.
				return $this->store->finish( $raw_id, new IntakeResult( IntakeResult::QUARANTINED, null, null, 'worker_died' ) );
			}
			return $this->read( $open(), $sender );
		} catch ( \Throwable $error ) {
			if ( $error instanceof Problem && 'lease_lost' === $error->kind ) {
				// The worker that took it over has finished, or will.
				return self::told( $this->store->row( $raw_id ) ?? throw $error );
			}
			return $this->failed( $raw_id, $attempt, $error );
		}
	}

	private function read( RawMessage $raw, ?Address $sender ): IntakeResult {
		$twin = $this->store->twin( $raw );
		if ( null !== $twin ) {
			return $this->store->finish( $raw->id, new IntakeResult( IntakeResult::DUPLICATE, self::some( $twin['ticket_id'] ), self::some( $twin['message_id'] ), 'same_bytes' ) );
		}
		$message = $this->channels->get( $raw->channel )->parse( $raw );
		Milestone::reached( 'parsed' );
		return null === $sender ? ( $this->take_in )( $raw, $message ) : $this->take_in->anyway( $raw, $message->with( from: $sender, reply_to: null ) );
	}

	/** @param array<string, string|null> $row */
	private static function told( array $row ): IntakeResult {
		$result = (string) $row['result'];
		return new IntakeResult( '' === $result ? IntakeResult::DUPLICATE : $result, self::some( $row['ticket_id'] ), self::some( $row['message_id'] ), '' === $result ? 'in_progress' : (string) $row['reason'] );
	}

	/** A fault that may pass is tried again; any other, or one that stays, parks the bytes where an admin sees them. */
	private function failed( int $id, int $attempt, \Throwable $error ): IntakeResult {
		$this->log->write( Log::ERROR, 'Intake', "Raw message $id could not be read", [ 'error' => Log::tell( $error ) ] );
		if ( $error instanceof Problem && $error->retry && 0 !== $attempt % self::ATTEMPTS ) {
			$this->store->settle( $id, [ 'next_attempt_at' => $this->clock->now_ms() + 60_000 * 2 ** ( ( $attempt - 1 ) % self::ATTEMPTS ) ] );
			throw $error;
		}
		return $this->store->finish( $id, new IntakeResult( IntakeResult::QUARANTINED, null, null, mb_strcut( Log::tell( $error ), 0, 2000 ) ) );
	}

	private static function some( ?string $id ): ?int {
		return 0 === (int) $id ? null : (int) $id;
	}
}
