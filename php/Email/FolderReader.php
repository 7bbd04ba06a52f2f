<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Problem;

/**
 * Reads what is new in an opened folder, in small batches. A mail that cannot be fetched is passed by and asked for again
 * later: one bad mail never stops those behind it, and none is forgotten.
 */
final class FolderReader {

	private const BATCH_MAILS = 20;
	private const BATCH_BYTES = 2_000_000;

	/** Seconds that one batch may need. */
	public const RESERVE = 30.0;

	private bool $has_more = false;

	/** Whether a fault comes from our own side while a mail is being stored. */
	private bool $storing = false;

	/**
	 * @param int                         $limit bytes one mail may have
	 * @param \Closure(int, string): void $take  UID and raw bytes: durable when it returns
	 * @param \Closure(FetchState): void  $save
	 */
	public function __construct(
		private readonly ImapClient $client,
		private FetchState $state,
		private readonly Patience $patience,
		private readonly int $limit,
		private readonly \Closure $take,
		private readonly \Closure $save,
	) {
	}

	public function has_more(): bool {
		return $this->has_more;
	}

	/** @throws Problem when the connection or the storing fails; what was stored before that is remembered */
	public function read( ImapFolder $folder ): FetchState {
		$this->state = $this->state->in( $folder->uidvalidity );
		$is_first    = 0 === $this->state->last_uid;
		$again       = $this->state->to_retry();
		$new         = $this->client->uids_after( $this->state->last_uid, $is_first && $this->state->since_at > 0 ? $this->state->since_at : null );
		foreach ( array_chunk( $new, 100 ) as $uids ) {
			$this->read_some( $uids, $folder );
		}
		foreach ( $again as $uid ) {
			$this->read_some( [ $uid ], $folder );
		}
		if ( $is_first && ! $this->has_more ) {
			// What lies before the first day is not ours, and must not come in through a later, wider look.
			$this->state = $this->state->read_to( $folder->uidnext - 1 );
		}
		return $this->state;
	}

	/** @param non-empty-list<int> $uids */
	private function read_some( array $uids, ImapFolder $folder ): void {
		if ( ! $this->in_time() ) {
			return;
		}
		$sizes = $this->client->sizes( $uids );
		$batch = [];
		$bytes = 0;
		foreach ( $uids as $uid ) {
			$size = $sizes[ $uid ] ?? 0;
			if ( [] !== $batch && ( count( $batch ) >= self::BATCH_MAILS || $bytes + $size > self::BATCH_BYTES ) ) {
				$this->read_batch( $batch );
				[ $batch, $bytes ] = [ [], 0 ];
			}
			if ( $size > $this->limit ) {
				$this->read_batch( $batch );
				[ $batch, $bytes ] = [ [], 0 ];
				$this->read_head( $uid, $size, $folder );
				continue;
			}
			$batch[] = $uid;
			$bytes  += $size;
		}
		$this->read_batch( $batch );
	}

	/** @param list<int> $uids */
	private function read_batch( array $uids ): void {
		if ( [] !== $uids && $this->in_time() ) {
			$this->fetch( $uids, $this->limit, '', $this->take );
		}
	}

	/** Too large to take: its head and a note come in its place, so that nobody waits for an answer unseen. */
	private function read_head( int $uid, int $size, ImapFolder $folder ): void {
		if ( $this->in_time() ) {
			$take = fn ( int $uid, string $head ) => ( $this->take )( $uid, OversizeNotice::of( $head, $size, $this->limit, $folder->name ) );
			$this->fetch( [ $uid ], $this->limit, 'HEADER', $take );
		}
	}

	/**
	 * @param non-empty-list<int>         $uids
	 * @param \Closure(int, string): void $take
	 */
	private function fetch( array $uids, int $limit, string $section, \Closure $take ): void {
		$left = array_combine( $uids, $uids );
		try {
			$this->client->fetch(
				$uids,
				$limit + intdiv( $limit, 10 ),
				function ( int $uid, string $bytes ) use ( $take, &$left ): void {
					$this->storing = true;
					$take( $uid, $bytes );
					$this->storing = false;
					$this->state   = $this->state->settled( $uid );
					unset( $left[ $uid ] );
				},
				$section
			);
			// What the server did not send in a good answer is gone from the folder.
			$this->state = array_reduce( $left, static fn ( FetchState $state, int $uid ): FetchState => $state->settled( $uid ), $this->state->read_to( max( $uids ) ) );
		} catch ( Problem $problem ) {
			$this->after_fault( $problem, array_values( $left ), $section, $take );
		}
		( $this->save )( $this->state );
	}

	/**
	 * @param list<int>                   $left not taken yet
	 * @param \Closure(int, string): void $take
	 */
	private function after_fault( Problem $problem, array $left, string $section, \Closure $take ): void {
		$first = $left[0] ?? null;
		if ( $this->storing || null === $first ) {
			if ( null !== $first ) {
				$this->state = $this->state->read_to( $first - 1 );
				( $this->save )( $this->state );
			}
			throw $problem;
		}
		$goes_on = WireProblem::REFUSED === $problem->kind;
		if ( $goes_on && count( $left ) > 1 ) {
			foreach ( $left as $uid ) {
				$this->fetch( [ $uid ], $this->limit, $section, $take );
			}
			return;
		}
		$this->state = $this->state->failed_at( $first );
		if ( ! $goes_on ) {
			( $this->save )( $this->state );
			throw $problem;
		}
	}

	private function in_time(): bool {
		$in_time        = $this->patience->allows( self::RESERVE );
		$this->has_more = $this->has_more || ! $in_time;
		return $in_time;
	}
}
