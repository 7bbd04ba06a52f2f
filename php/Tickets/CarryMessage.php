<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Clock;

/** One message to another ticket and back, with all that hangs on it. Inside the caller's transaction. */
final class CarryMessage {

	public function __construct(
		private readonly TicketStore $tickets,
		private readonly ParticipantStore $participants,
		private readonly MoveStore $moves,
		private readonly MoveMessages $move,
		private readonly SaveTicket $save,
		private readonly Clock $clock,
	) {
	}

	/** Whether anybody but the team still speaks in its ticket when it is gone. */
	public function leaves_a_conversation( Message $message ): bool {
		$others = array_filter( $this->moves->outline( $message->ticket_id ), static fn ( array $one ): bool => $one['id'] !== $message->id && Message::NOTE !== $one['kind'] );
		return [] !== $others;
	}

	/**
	 * @param bool $is_new whether the target was made for it
	 * @return array{Ticket, Ticket, list<Entry>} source, target, news of both
	 */
	public function to( Message $message, int $target_id, Actor $agent, bool $is_new = false ): array {
		[ $source, $target ] = $this->tickets->both_locked( $message->ticket_id, $target_id );
		$now                 = $this->clock->now_ms();
		$this->move->one( $message->id, $source->id, $target->id, $now );
		$lines = [
			Happening::change( $agent, Entry::MOVED, [ 'from' => $source->id ], [ 'to' => $target->id ] ),
			Happening::moved( $agent, $message->id, $source->id, $target->id, $is_new ),
		];
		$after = $this->move->sum_up( $is_new ? $target : self::taking( $target, $message, $now ) );
		return $this->save->both(
			[ $source, $this->move->sum_up( $source ), [ $lines[0] ] ],
			[ $target, $after, [ $lines[1], ...( $is_new ? [] : Happening::between( $target, $after, $agent ) ) ] ],
			$is_new
		);
	}

	/** The sender belongs to the ticket from now on, and the warning has done its work. */
	public function trust( Message $message, Ticket $target, Actor $agent, int $now ): void {
		$address = mb_strtolower( $message->author->address, 'UTF-8' );
		if ( mb_strtolower( $target->customer_address, 'UTF-8' ) !== $address ) {
			$this->participants->add( $target->id, $address, $agent->id, 0, $message->id, $now );
		}
		$line = [
			'candidate' => $agent->name,
			'how'       => Candidates::BY_HAND,
			'verdict'   => Matched::JOINED,
			'ticket_id' => $target->id,
		] + ( '' === $message->warning ? [] : [ 'warning' => $message->warning ] );
		$this->moves->judged( $message->with( warning: '', match_info: [ ...array_slice( $message->match_info, -24 ), $line ] ) );
	}

	/** The way back of trust(). */
	public function distrust( Message $message, int $target_id ): void {
		$this->participants->remove( $target_id, 0, $message->id );
		$info = $message->match_info;
		$last = end( $info );
		if ( is_array( $last ) && Candidates::BY_HAND === ( $last['how'] ?? '' ) && $target_id === ( $last['ticket_id'] ?? 0 ) ) {
			$warning = $last['warning'] ?? '';
			$this->moves->judged( $message->with( warning: is_string( $warning ) ? $warning : '', match_info: array_slice( $info, 0, -1 ) ) );
		}
	}

	/** Unanswered, it makes the ticket ours again, as if it had come in there. */
	private static function taking( Ticket $target, Message $message, int $now ): Ticket {
		$is_news = ! $message->is_auto_reply && $message->created_at >= $target->last_message_at;
		return $is_news ? $target->in( $target->status->after_customer_message(), $now ) : $target;
	}
}
