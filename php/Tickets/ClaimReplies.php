<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Clock;

/** Hands due replies to workers, each to one. */
final class ClaimReplies {

	/** A worker that is silent for so long is taken for dead. */
	public const LEASE_MS = 300_000;

	public function __construct(
		private readonly MessageStore $messages,
		private readonly TicketStore $tickets,
		private readonly Clock $clock,
	) {
	}

	/** @return list<int> ids of messages that may be claimed */
	public function due( int $limit ): array {
		return $this->messages->due( $this->clock->now_ms(), $limit );
	}

	/**
	 * @param string $owner 32 hex characters that name this worker
	 * @return array{Message, Ticket}|null null when another worker was quicker
	 */
	public function __invoke( int $id, string $owner ): ?array {
		$now = $this->clock->now_ms();
		if ( ! $this->messages->claim( $id, $owner, $now, $now + self::LEASE_MS ) ) {
			return null;
		}
		$message = $this->messages->by_id( $id );
		$ticket  = null === $message ? null : $this->tickets->by_id( $message->ticket_id );
		return null === $message || null === $ticket ? null : [ $message, $ticket ];
	}

	/** @return list<int> ids of messages whose worker died while it was sending */
	public function stuck( int $limit ): array {
		return $this->messages->stuck( $this->clock->now_ms(), $limit );
	}
}
