<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\Problem;
use Deskfold\Tickets\Message;

/** What has become of the demo shop's cases so far: which ticket each is, and what was said last. */
final class DemoThreads {

	/** @var array<string, int> ticket, by case */
	private array $tickets = [];

	/** @var array<string, list<string>> Message-IDs, by case */
	private array $references = [];

	/** @var array<string, Message> our last reply, by case */
	private array $replies = [];

	public function ticket( DemoEvent $event ): int {
		return $this->tickets[ $event->ticket->key ] ?? throw new Problem( 'demo_broken', "The demo shop has no ticket for {$event->key} yet.", 500 );
	}

	public function has_ticket( DemoEvent $event ): bool {
		return isset( $this->tickets[ $event->ticket->key ] );
	}

	/** @return list<int> */
	public function tickets(): array {
		return array_values( $this->tickets );
	}

	public function came_in( DemoEvent $event, int $ticket_id, string $message_id ): void {
		$this->tickets[ $event->ticket->key ] ??= $ticket_id;
		if ( '' !== $message_id ) {
			$this->references[ $event->ticket->key ][] = $message_id;
		}
	}

	public function went_out( DemoEvent $event, Message $reply ): void {
		$this->tickets[ $event->ticket->key ]    ??= $reply->ticket_id;
		$this->references[ $event->ticket->key ][] = $reply->message_id;
		$this->replies[ $event->ticket->key ]      = $reply;
	}

	/** @return list<string> */
	public function references( DemoEvent $event ): array {
		return $this->references[ $event->ticket->key ] ?? [];
	}

	public function last_reply( DemoEvent $event ): ?Message {
		return $this->replies[ $event->ticket->key ] ?? null;
	}
}
