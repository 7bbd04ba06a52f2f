<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Channels\Address;
use Deskfold\Customers\Customer;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\CleanText;
use Deskfold\Tickets\Entry;
use Deskfold\Tickets\Happening;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\Priority;
use Deskfold\Tickets\ReplyToken;
use Deskfold\Tickets\Snippet;
use Deskfold\Tickets\Status;
use Deskfold\Tickets\Ticket;

/**
 * One ticket of a bulk load as it grows, message by message, in memory: what RecordMessage, ReplyToTicket, MarkDelivery and
 * ChangeTicket would have written. A test keeps the two alike.
 */
final class SeedTicket {

	/** @var list<Message> */
	private array $messages = [];

	/** @var list<Entry> */
	private array $entries = [];

	private Ticket $ticket;

	/** @param string $host of our Message-IDs */
	public function __construct(
		private readonly SeedIds $ids,
		private readonly ReplyToken $token,
		private readonly Customer $customer,
		private readonly Address $mailbox,
		private readonly string $host,
		Ticket $ticket,
	) {
		$this->ticket = $ticket->with( id: $ids->ticket() );
	}

	/** A ticket before its first message. */
	public static function blank( Customer $customer, string $subject, string $channel, int $mailbox_id, int $at ): Ticket {
		return new Ticket( 0, Snippet::subject( $subject ), Status::Fresh, Priority::Normal, 0, $customer->id, $channel, $mailbox_id, $customer->name, $customer->email(), '', [], 0, Actor::CUSTOMER, false, null, $at, 0, 0, $at, $at, null, bin2hex( random_bytes( 16 ) ) );
	}

	public function ticket(): Ticket {
		return $this->ticket;
	}

	/** @return list<Message> */
	public function messages(): array {
		return $this->messages;
	}

	/** @return list<Entry> */
	public function entries(): array {
		return $this->entries;
	}

	public function customer_writes( string $text, int $at ): void {
		$id      = $this->ids->message();
		$earlier = array_values( array_filter( array_map( static fn ( Message $one ): string => $one->message_id, $this->messages ), static fn ( string $one ): bool => '' !== $one ) );
		// Until somebody answers the form by mail there is nothing to reply to but the page of one's own tickets.
		$is_form = [] === $earlier && 'form' === $this->ticket->channel;
		$answers = [] === $earlier ? '' : $earlier[ count( $earlier ) - 1 ];
		$message = new Message(
			id: $id,
			ticket_id: $this->ticket->id,
			kind: Message::INCOMING,
			author: Actor::customer( $this->customer ),
			channel: $is_form ? 'form' : 'email',
			state: Message::RECEIVED,
			text: $text,
			html: '',
			created_at: $at,
			to: $is_form ? [] : [ $this->mailbox ],
			message_id: $is_form ? '' : "seed.$id@customers.example",
			in_reply_to: $answers,
			references: $earlier,
			client_key: "seed:$id",
			match_info: '' === $answers ? [] : [ [ 'candidate' => $answers, 'how' => null === $this->token->ticket_of_message_id( $answers ) ? 'references' : 'our_message_id', 'verdict' => 'joined' ] ]
		);
		$status  = $this->ticket->status->after_customer_message();
		$after   = $this->ticket->in( $status, $at )->with(
			message_count: $this->ticket->message_count + 1,
			snippet: Snippet::of( $text ),
			last_author: Actor::CUSTOMER,
			last_message_at: max( $this->ticket->last_message_at, $at ),
			waiting_since: $status->is_ours() ? ( $this->ticket->waiting_since ?? $at ) : null
		);
		$news    = [ Happening::message( $message->author, [] === $this->messages ? Entry::CREATED : Entry::MESSAGE, $id, Message::INCOMING ) ];
		$this->messages[] = $message;
		$this->save( $after, [ ...$news, ...Happening::between( $this->ticket, $after, $message->author ) ], $at );
	}

	public function agent_replies( string $text, Actor $agent, int $at, int $delivered_at ): void {
		$id      = $this->ids->message();
		$html    = CleanText::from_plain( $text );
		$message = new Message(
			id: $id,
			ticket_id: $this->ticket->id,
			kind: Message::REPLY,
			author: $agent,
			channel: 'email',
			state: Message::SENT,
			text: $text,
			html: $html,
			created_at: $at,
			to: [ new Address( $this->ticket->customer_address, $this->ticket->customer_name ) ],
			message_id: $this->token->mint_message_id( $this->ticket->id, $this->host ),
			client_key: "seed:$id",
			attempts: 1,
			sent_at: $delivered_at
		);
		$after   = $this->ticket->with(
			message_count: $this->ticket->message_count + 1,
			snippet: Snippet::of( $text ),
			last_author: Actor::AGENT,
			last_message_at: max( $this->ticket->last_message_at, $at ),
			waiting_since: null,
			agent_id: 0 === $this->ticket->agent_id ? $agent->id : $this->ticket->agent_id
		)->in( Status::Waiting, $at );
		$this->messages[] = $message;
		$this->save( $after, [ Happening::message( $agent, Entry::MESSAGE, $id, Message::REPLY ), ...Happening::between( $this->ticket, $after, $agent ) ], $at );
		$this->save( $this->ticket, [ Happening::delivery( Entry::DELIVERED, $id, '' ) ], $delivered_at );
	}

	public function agent_resolves( Actor $agent, int $at ): void {
		$after = $this->ticket->in( Status::Resolved, $at );
		$this->save( $after, Happening::between( $this->ticket, $after, $agent ), $at );
	}

	/** @param list<Entry> $news */
	private function save( Ticket $after, array $news, int $at ): void {
		foreach ( $news as $entry ) {
			$id              = $this->ids->entry();
			$this->entries[] = Happening::numbered( Happening::at( $entry, $after->id, $at ), $id );
			$after           = $after->with( last_entry: $id );
			if ( Actor::CUSTOMER === $entry->actor_kind ) {
				$after = $after->with( customer_entry: $id );
			}
		}
		$this->ticket = $after->with( updated_at: $at );
	}
}
