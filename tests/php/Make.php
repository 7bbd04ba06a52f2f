<?php
declare( strict_types=1 );

namespace Deskfold\Tests;

use Deskfold\Channels\Address;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Core\Clock;
use Deskfold\Customers\IdentifyCustomer;
use Deskfold\Plugin;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\Arrival;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\ChangeTicket;
use Deskfold\Tickets\FindTicket;
use Deskfold\Tickets\Priority;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\RecordMessage;
use Deskfold\Tickets\Recorded;
use Deskfold\Tickets\Status;
use Deskfold\Tickets\Ticket;

/** Things for tests, made through the real verbs: `Make::ticket()->from( 'ann@x.test' )->resolved()->saved()`. */
final class Make {

	private static int $count = 0;

	/** @var array<string, mixed> named arguments of IncomingMessage */
	private array $message = [];

	private string $from = 'ann@x.test';

	private string $name = 'Ann';

	private string $channel = 'email';

	private int $mailbox_id = 0;

	private Change $change;

	private function __construct() {
		$this->change  = new Change();
		$this->message = [ 'subject' => 'A broken bowl', 'text' => 'The bowl came broken.' ];
	}

	public static function ticket(): self {
		return new self();
	}

	public function from( string $email, string $name = 'Ann' ): self {
		$this->from = $email;
		$this->name = $name;
		return $this;
	}

	public function through( string $channel, int $mailbox_id = 0 ): self {
		$this->channel    = $channel;
		$this->mailbox_id = $mailbox_id;
		return $this;
	}

	/** Properties of the first message, named as IncomingMessage names them. */
	public function saying( mixed ...$properties ): self {
		foreach ( $properties as $name => $value ) {
			$this->message[ (string) $name ] = $value;
		}
		return $this;
	}

	public function resolved(): self {
		return $this->changed( new Change( status: Status::Resolved ) );
	}

	public function assigned_to( int $agent_id ): self {
		return $this->changed( new Change( agent_id: $agent_id ) );
	}

	public function urgent(): self {
		return $this->changed( new Change( priority: Priority::Urgent ) );
	}

	public function changed( Change $change ): self {
		$this->change = $change;
		return $this;
	}

	public function saved(): Ticket {
		$recorded = $this->recorded();
		return ( self::get( ChangeTicket::class ) )( $recorded->ticket->id, $this->change, Actor::system() )[0];
	}

	public function recorded(): Recorded {
		return self::receive( $this->incoming(), $this->channel, $this->mailbox_id );
	}

	public function incoming(): IncomingMessage {
		$defaults = [
			'from'       => new Address( $this->from, $this->name ),
			'message_id' => 'made-' . ++self::$count . '@x.test',
		];
		/** @phpstan-ignore argument.type (named arguments of the same properties) */
		return new IncomingMessage( ...array_merge( $defaults, $this->message ) );
	}

	/** The customer of a ticket answers by mail. */
	public static function answer( Ticket $ticket, string $text, mixed ...$more ): Recorded {
		$first = self::get( ReadTickets::class )->messages( $ticket->id )[0];
		return self::receive( self::ticket()->from( $ticket->customer_address, $ticket->customer_name )->saying( ...[ 'subject' => 'Re: A broken bowl', 'text' => $text, 'in_reply_to' => $first->message_id, 'references' => [ $first->message_id ] ] + $more )->incoming() );
	}

	/** What the intake does with a message that was read and accepted. */
	public static function receive( IncomingMessage $message, string $channel = 'email', int $mailbox_id = 0, string $key = '' ): Recorded {
		$sender   = $message->sender() ?? throw new \LogicException( 'Nobody sent it' );
		$customer = ( self::get( IdentifyCustomer::class ) )( $sender );
		$arrival  = new Arrival( '' === $key ? 'test:' . ++self::$count : $key, $channel, $mailbox_id, 0, self::get( Clock::class )->now_ms() );
		return ( self::get( RecordMessage::class ) )( $message, $arrival, $customer, ( self::get( FindTicket::class ) )( $message, $channel, $customer, $mailbox_id ), [] );
	}

	/**
	 * @template T of object
	 * @param class-string<T> $class
	 * @return T
	 */
	private static function get( string $class ): object {
		return Plugin::container()->get( $class );
	}
}
