<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Agents\Agent;
use Deskfold\Agents\ListAgents;
use Deskfold\Channels\Address;
use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Problem;
use Deskfold\Customers\Customer;
use Deskfold\Email\FindMailbox;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\ReplyToken;

/**
 * Many tickets in bulk: six of ten resolved, two open, one waiting for its customer, one new; two of ten from the form; spread
 * over two years.
 */
final class SeedTickets {

	private const AT_ONCE = 200;
	private const SPAN_MS = 2 * 365 * 86_400_000;
	private const STEP_MS = 3_600_000;

	public function __construct(
		private readonly DemoStore $store,
		private readonly Database $database,
		private readonly ListAgents $agents,
		private readonly FindMailbox $mailboxes,
		private readonly ReplyToken $token,
		private readonly Clock $clock,
	) {
	}

	/** @param callable(int): void $tell how many tickets there are so far */
	public function __invoke( int $tickets, int $messages, callable $tell ): void {
		$agents = array_values( array_filter( ( $this->agents )(), static fn ( Agent $agent ): bool => $agent->can_reply ) );
		if ( [] === $agents ) {
			throw new Problem( 'no_agent', 'Nobody here answers tickets: add an agent first.' );
		}
		$mailbox   = $this->mailboxes->or_default( 0 );
		$address   = new Address( $mailbox->address ?? 'support@demo.test' );
		$host      = wp_parse_url( home_url(), PHP_URL_HOST );
		$customers = $this->customers( max( 1, min( 2000, intdiv( $tickets, 5 ) ) ) );
		$now       = $this->clock->now_ms();
		$begin     = $now - self::SPAN_MS - $messages * self::STEP_MS;
		for ( $done = 0; $done < $tickets; $done += self::AT_ONCE ) {
			$numbers = range( $done, min( $tickets, $done + self::AT_ONCE ) - 1 );
			$this->database->transaction(
				function () use ( $numbers, $tickets, $messages, $agents, $mailbox, $address, $host, $customers, $begin ): void {
					$ids   = $this->store->next_ids();
					$seeds = [];
					foreach ( $numbers as $number ) {
						$customer = $customers[ ( $number * 7919 ) % count( $customers ) ];
						$agent    = $agents[ $number % count( $agents ) ];
						$at       = $begin + intdiv( self::SPAN_MS, $tickets ) * $number;
						$blank    = SeedTicket::blank( $customer, SeedTexts::subject( $number ), 0 === $number % 5 ? 'form' : 'email', $mailbox->id ?? 0, $at );
						$seeds[]  = $this->grow( new SeedTicket( $ids, $this->token, $customer, $address, is_string( $host ) ? $host : 'localhost', $blank ), $number, $messages, max( 1, intdiv( $tickets, 20 ) ), Actor::agent( $agent->id, $agent->name, $agent->email ) );
					}
					$this->store->add_tickets( $seeds );
				}
			);
			$tell( min( $tickets, $done + self::AT_ONCE ) );
		}
		$this->store->settle();
	}

	private function grow( SeedTicket $seed, int $number, int $messages, int $rare, Actor $agent ): SeedTicket {
		$at   = $seed->ticket()->created_at;
		$fate = intdiv( $number, 3 ) % 10;
		for ( $part = 0; $part < $messages; $part++ ) {
			$text = SeedTexts::message( $number, $part, $rare );
			// New ones nobody has answered; those that wait for the customer end with a reply, the others with the customer.
			$ours = match ( true ) {
				0 === $part || 9 === $fate => false,
				8 === $fate                => 0 === ( $messages - $part ) % 2 || $part === $messages - 1,
				default                    => 1 === $part % 2,
			};
			$ours ? $seed->agent_replies( $text, $agent, $at, $at + 4_000 ) : $seed->customer_writes( $text, $at );
			$at += self::STEP_MS;
		}
		if ( $fate < 6 ) {
			$seed->agent_resolves( $agent, $at );
		}
		return $seed;
	}

	/** @return non-empty-list<Customer> */
	private function customers( int $count ): array {
		$names = [];
		for ( $number = 0; $number < max( 1, $count ); $number++ ) {
			$names[ "c$number@customers.example" ] = SeedTexts::name( $number );
		}
		$addresses = array_keys( $names );
		$new       = array_diff_key( $names, $this->store->customers( $addresses ) );
		if ( [] !== $new ) {
			$this->database->transaction( fn () => $this->store->add_customers( $new, $this->clock->now_ms() - self::SPAN_MS ) );
		}
		$all = array_values( $this->store->customers( $addresses ) );
		return [] === $all ? throw new Problem( 'no_customer', 'The customers could not be made.', 500 ) : $all;
	}
}
