<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\Problem;
use Deskfold\Intake\IntakeResult;
use Deskfold\Intake\Parked;
use Deskfold\Intake\ReadQuarantine;
use Deskfold\Intake\RetryParked;

/** What came in and became no ticket. */
final class QuarantineCommand {

	public function __construct(
		private readonly Terminal $terminal,
		private readonly ReadQuarantine $read,
		private readonly RetryParked $retry,
	) {
	}

	/**
	 * Shows what came in and became no ticket, latest tried first, with the reason.
	 *
	 * ## OPTIONS
	 *
	 * [--limit=<number>]
	 * : How many.
	 * ---
	 * default: 50
	 * ---
	 *
	 * [--format=<format>]
	 * : json gives one object a line: id, received_at, from, subject, reason, what, advice, details.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     wp deskfold mail quarantine list
	 *
	 * @param list<string>         $args
	 * @param array<string, mixed> $given
	 */
	public function list( array $args, array $given ): void {
		$flags = new Flags( $given );
		$this->terminal->run(
			function () use ( $flags ): void {
				[ $parked ] = $this->read->page( '', $flags->number( 'limit', 50, 1, 10_000 ) );
				foreach ( $parked as $one ) {
					$flags->wants_json() ? $this->terminal->json( self::shown( $one ) ) : $this->tell( $one );
				}
				if ( ! $flags->wants_json() ) {
					$this->terminal->say( $this->read->count() . ' in quarantine. Nothing of it is lost: the bytes are kept.' );
				}
			}
		);
	}

	/**
	 * Reads it once more.
	 *
	 * ## OPTIONS
	 *
	 * [<id>...]
	 * : Which ones, as the list numbers them.
	 *
	 * [--all]
	 * : All of them.
	 *
	 * ## EXAMPLES
	 *
	 *     wp deskfold mail quarantine retry 7
	 *     wp deskfold mail quarantine retry --all
	 *
	 * @param list<string>         $ids
	 * @param array<string, mixed> $given
	 */
	public function retry( array $ids, array $given ): void {
		$flags  = new Flags( $given );
		$failed = 0;
		$this->terminal->run(
			function () use ( $ids, $flags, &$failed ): void {
				foreach ( $flags->truth( 'all' ) ? $this->all() : array_map( 'intval', $ids ) as $id ) {
					try {
						$failed += $this->tell_result( $id, ( $this->retry )( $id ) ) ? 0 : 1;
					} catch ( Problem $problem ) {
						++$failed;
						$this->terminal->tell( "$id: {$problem->getMessage()}" );
					}
				}
			}
		);
		if ( $failed > 0 ) {
			$this->terminal->fail();
		}
	}

	/** @return list<int> as they are now: what is parked again is not tried twice */
	private function all(): array {
		$ids  = [];
		$next = '';
		do {
			[ $parked, $next ] = $this->read->page( $next, 500 );
			array_push( $ids, ...array_map( static fn ( Parked $one ): int => $one->id, $parked ) );
		} while ( '' !== $next );
		return $ids;
	}

	private function tell( Parked $one ): void {
		$this->terminal->say( "{$one->id}  " . Terminal::time( $one->received_at ) . '  ' . ( '' === $one->from ? '(nobody)' : $one->from ) . "  {$one->subject}" );
		$this->terminal->say( "    {$one->reason->what} {$one->reason->advice}" );
		if ( '' !== $one->reason->details ) {
			$this->terminal->say( "    {$one->reason->details}" );
		}
	}

	private function tell_result( int $id, IntakeResult $result ): bool {
		$parked = IntakeResult::QUARANTINED === $result->result;
		$this->terminal->say( "$id: {$result->result}" . ( null === $result->ticket_id ? '' : ", ticket {$result->ticket_id}" ) . ( $parked ? ", {$result->reason}" : '' ) );
		return ! $parked;
	}

	/** @return array<string, int|string> */
	private static function shown( Parked $one ): array {
		return [
			'id'          => $one->id,
			'received_at' => $one->received_at,
			'from'        => $one->from,
			'subject'     => $one->subject,
			'reason'      => $one->reason->code,
			'what'        => $one->reason->what,
			'advice'      => $one->reason->advice,
			'details'     => $one->reason->details,
		];
	}
}
