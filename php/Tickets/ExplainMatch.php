<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Clock;

/** Answers "Why is this here?" for one message. */
final class ExplainMatch {

	public function __construct(
		private readonly TicketStore $tickets,
		private readonly MoveStore $moves,
		private readonly Clock $clock,
	) {
	}

	/** @return array<string, mixed> as MatchSchema has it */
	public function __invoke( Message $message ): array {
		$lines = self::lines( $message->match_info );
		$move  = 0 === $message->moved_from ? null : $this->moves->newest( $message->id );
		$named = array_diff( array_column( array_filter( $lines, static fn ( array $line ): bool => Matched::JOINED !== $line['verdict'] ), 'ticket_id' ), [ 0, $message->ticket_id ] );
		return [
			'message_id' => $message->id,
			'ticket_id'  => $message->ticket_id,
			'summary'    => $this->summary( $message, $lines ),
			'tried'      => array_map( self::present( ... ), $lines ),
			'tickets'    => array_map( MatchSchema::ticket( ... ), $this->open( array_values( array_unique( $named ) ), $message->ticket_id ) ),
			'moved_from' => 0 === $message->moved_from ? null : $message->moved_from,
			'can_undo'   => null !== $move && $this->clock->now_ms() - $move['created_at'] <= UnmergeTickets::DAYS * 86_400_000,
		];
	}

	/**
	 * As they go on today: a merged one is not offered.
	 *
	 * @param list<int> $ids
	 * @return list<Ticket>
	 */
	private function open( array $ids, int $here ): array {
		$found = array_column( array_map( $this->tickets->current( ... ), $this->tickets->by_ids( $ids ) ), null, 'id' );
		unset( $found[ $here ] );
		return array_values( $found );
	}

	/** @param list<array{how: string, verdict: string, candidate: string, ticket_id: int, followed_from: int}> $lines */
	private function summary( Message $message, array $lines ): string {
		$last = end( $lines );
		if ( false !== $last && Candidates::BY_HAND === $last['how'] && 0 !== $message->moved_from ) {
			/* translators: 1: a member of the team, 2: number of a ticket. */
			return sprintf( __( '%1$s moved it here from ticket %2$d.', 'deskfold' ), $last['candidate'], $message->moved_from );
		}
		if ( 0 !== $message->moved_from ) {
			/* translators: %d: number of a ticket. */
			return sprintf( __( 'It came here with ticket %d, when that was merged into this one.', 'deskfold' ), $message->moved_from );
		}
		foreach ( [ Matched::JOINED, Matched::VOUCHED, Matched::CLAIMED, Matched::TOO_OLD, Matched::STRANGER, Matched::OTHER_MAILBOX, Matched::WRONG_SIGNATURE, Matched::UNKNOWN ] as $verdict ) {
			foreach ( $lines as $line ) {
				if ( $verdict === $line['verdict'] ) {
					return Matched::JOINED === $verdict ? MatchWords::joined( $line['how'] ) : MatchWords::began( $verdict, $line['ticket_id'], $message->channel );
				}
			}
		}
		return MatchWords::began( '', 0, $message->channel );
	}

	/**
	 * @param array{how: string, verdict: string, candidate: string, ticket_id: int, followed_from: int} $line
	 * @return array<string, mixed>
	 */
	private static function present( array $line ): array {
		return [
			'how'       => $line['how'],
			'verdict'   => $line['verdict'],
			'candidate' => $line['candidate'],
			'ticket_id' => 0 === $line['ticket_id'] ? null : $line['ticket_id'],
			'title'     => MatchWords::title( $line['how'] ),
			'reason'    => MatchWords::reason( $line['how'], $line['verdict'], $line['ticket_id'], $line['followed_from'] ),
		];
	}

	/**
	 * @param array<mixed> $stored
	 * @return list<array{how: string, verdict: string, candidate: string, ticket_id: int, followed_from: int}>
	 */
	private static function lines( array $stored ): array {
		$lines = [];
		foreach ( $stored as $line ) {
			if ( ! is_array( $line ) ) {
				continue;
			}
			$text    = static fn ( string $name ): string => is_string( $line[ $name ] ?? null ) ? $line[ $name ] : '';
			$number  = static fn ( string $name ): int => is_int( $line[ $name ] ?? null ) ? $line[ $name ] : 0;
			$verdict = in_array( $text( 'verdict' ), Matched::VERDICTS, true ) ? $text( 'verdict' ) : Matched::UNKNOWN;
			$lines[] = [
				'how'           => $text( 'how' ),
				'verdict'       => $verdict,
				'candidate'     => $text( 'candidate' ),
				'ticket_id'     => $number( 'ticket_id' ),
				'followed_from' => $number( 'followed_from' ),
			];
		}
		return $lines;
	}
}
