<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** What changed: the one shape in which the desk hears of anything. */
final class News {

	/**
	 * @param list<Ticket>        $tickets
	 * @param list<Message>       $messages
	 * @param list<Entry>         $entries
	 * @param ?array<string, int> $counts
	 * @param ?int                $cursor of the timeline
	 */
	public function __construct(
		public readonly array $tickets = [],
		public readonly array $messages = [],
		public readonly array $entries = [],
		public readonly ?array $counts = null,
		public readonly ?int $cursor = null,
	) {
	}
}
