<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Channels\ChannelRegistry;
use Deskfold\Channels\RawMessage;
use Deskfold\Core\Clock;
use Deskfold\Core\Log;
use Deskfold\Core\Problem;

/** Reads stored bytes and makes of them what they are. May be run any number of times: one arrival has one effect. */
final class ProcessRaw {

	private const ATTEMPTS = 5;

	public function __construct(
		private readonly RawStore $store,
		private readonly ChannelRegistry $channels,
		private readonly TakeIn $take_in,
		private readonly Log $log,
		private readonly Clock $clock,
	) {
	}

	public function __invoke( int $raw_id ): IntakeResult {
		$now = $this->clock->now_ms();
		$row = $this->store->row( $raw_id ) ?? throw Problem::not_found();
		if ( ! $this->store->claim( $raw_id, $now, $now + ReceiveRaw::LEASE_MS ) ) {
			// Read again: the worker that has it may have finished in the meantime.
			return self::told( $this->store->row( $raw_id ) ?? $row );
		}
		return $this->attempt( $raw_id, (int) $row['attempts'] + 1, fn (): RawMessage => $this->store->message( $row ) );
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
	private function attempt( int $raw_id, int $attempt, callable $open ): IntakeResult {
		try {
			$raw  = $open();
			$twin = $this->store->twin( $raw );
			if ( null !== $twin ) {
				return $this->store->finish( $raw_id, new IntakeResult( IntakeResult::DUPLICATE, (int) $twin['ticket_id'], (int) $twin['message_id'], 'same_bytes' ) );
			}
			return ( $this->take_in )( $raw, $this->channels->get( $raw->channel )->parse( $raw ) );
		} catch ( \Throwable $error ) {
			return $this->failed( $raw_id, $attempt, $error );
		}
	}

	/** @param array<string, string|null> $row */
	private static function told( array $row ): IntakeResult {
		$result = (string) $row['result'];
		return new IntakeResult( '' === $result ? IntakeResult::DUPLICATE : $result, self::some( $row['ticket_id'] ), self::some( $row['message_id'] ), '' === $result ? 'in_progress' : (string) $row['reason'] );
	}

	/** A fault that may pass is tried again; any other, or one that stays, parks the bytes where an admin sees them. */
	private function failed( int $id, int $attempt, \Throwable $error ): IntakeResult {
		$this->log->write( Log::ERROR, 'Intake', "Raw message $id could not be read", [ 'error' => Log::tell( $error ) ] );
		if ( $error instanceof Problem && $error->retry && $attempt < self::ATTEMPTS ) {
			$this->store->settle( $id, [ 'next_attempt_at' => $this->clock->now_ms() + 60_000 * 2 ** ( $attempt - 1 ) ] );
			throw $error;
		}
		return $this->store->finish( $id, new IntakeResult( IntakeResult::QUARANTINED, null, null, mb_strcut( Log::tell( $error ), 0, 2000 ) ) );
	}

	private static function some( ?string $id ): ?int {
		return 0 === (int) $id ? null : (int) $id;
	}
}
