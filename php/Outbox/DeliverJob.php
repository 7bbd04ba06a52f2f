<?php
declare( strict_types=1 );

namespace Deskfold\Outbox;

use Deskfold\Channels\ChannelRegistry;
use Deskfold\Core\Clock;
use Deskfold\Core\Job;
use Deskfold\Core\Log;
use Deskfold\Core\Problem;
use Deskfold\Tickets\ClaimReplies;
use Deskfold\Tickets\MarkDelivery;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\Ticket;

/** Sends what is due. The messages table is the outbox; each reply is sent by the one worker that holds its lease. */
final class DeliverJob implements Job {

	private const BATCH = 10;

	public function __construct(
		private readonly ClaimReplies $claim,
		private readonly ComposeOutgoing $compose,
		private readonly ChannelRegistry $channels,
		private readonly MarkDelivery $mark,
		private readonly Clock $clock,
		private readonly Log $log,
	) {
	}

	public function __invoke(): int {
		$done = 0;
		foreach ( $this->claim->due( self::BATCH ) as $id ) {
			$owner   = bin2hex( random_bytes( 16 ) );
			$claimed = ( $this->claim )( $id, $owner );
			if ( null !== $claimed ) {
				$this->deliver( $claimed[0], $claimed[1], $owner );
				++$done;
			}
		}
		return $done;
	}

	private function deliver( Message $message, Ticket $ticket, string $owner ): void {
		try {
			$receipt = $this->channels->get( $message->channel )->deliver( ( $this->compose )( $message, $ticket ) );
		} catch ( \Throwable $error ) {
			$this->failed( $message, $owner, $error );
			return;
		}
		$this->mark->sent( $message, $owner, $receipt );
	}

	private function failed( Message $message, string $owner, \Throwable $error ): void {
		$this->log->write( Log::ERROR, 'Outbox', "Message {$message->id} was not sent", [ 'error' => Log::tell( $error ) ] );
		$known = $error instanceof Problem;
		$words = $known ? $error->getMessage() : __( 'Something unexpected went wrong while sending. The log has the details.', 'deskfold' );
		$wait  = $known && ! $error->retry ? null : Backoff::after( $message->attempts );
		$state = match ( true ) {
			null === $wait                                       => Message::FAILED,
			$known && 'delivery_uncertain' === $error->kind      => Message::UNCERTAIN,
			default                                              => Message::QUEUED,
		};
		$this->mark->not_sent( $message, $owner, $state, $words, null === $wait ? null : $this->clock->now_ms() + $wait );
	}
}
