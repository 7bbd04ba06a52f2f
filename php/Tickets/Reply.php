<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\Address;

/** What an agent wants to say. */
final class Reply {

	/**
	 * @param string        $client_key  minted by the desk; the same key twice is one reply
	 * @param list<Address> $cc
	 * @param list<Address> $bcc
	 * @param list<int>     $attachments ids of the agent's uploads
	 * @param ?int          $seen_entry  newest line of the timeline the agent saw; null when nobody looks (command line)
	 * @param ?Status       $status      of the ticket afterwards
	 * @param ?int          $snoozed_until with Status::Snoozed: milliseconds, UTC; null until the customer answers
	 * @param ?int          $send_at     milliseconds, UTC; null to send at once
	 * @param string        $history     how much of the conversation to quote: 'none', 'last' or 'full'; '' as the mailbox has it
	 */
	public function __construct(
		public readonly string $client_key,
		public readonly string $html,
		public readonly array $cc = [],
		public readonly array $bcc = [],
		public readonly array $attachments = [],
		public readonly ?int $seen_entry = null,
		public readonly ?Status $status = null,
		public readonly string $history = '',
		public readonly ?int $snoozed_until = null,
		public readonly ?int $send_at = null,
	) {
	}

	/**
	 * As a row of the outbox, due at once or when its time comes.
	 *
	 * @param string $html cleaned
	 */
	public function queued( int $ticket_id, Address $to, string $html, Actor $agent, int $now ): Message {
		return new Message(
			id: 0,
			ticket_id: $ticket_id,
			kind: Message::REPLY,
			author: $agent,
			channel: 'email',
			state: null === $this->send_at ? Message::QUEUED : Message::SCHEDULED,
			text: CleanText::text( $html ),
			html: $html,
			created_at: $now,
			to: [ $to ],
			cc: $this->cc,
			bcc: $this->bcc,
			client_key: $this->client_key,
			next_attempt_at: $this->send_at ?? $now,
			history: $this->history,
			then_status: null === $this->send_at ? '' : ( $this->status ?? Status::Waiting )->value
		);
	}
}
