<?php
declare( strict_types=1 );

namespace Deskfold\Outbox;

use Deskfold\Channels\ChannelRegistry;
use Deskfold\Channels\Receipt;
use Deskfold\Channels\Refusal;
use Deskfold\Core\Clock;
use Deskfold\Core\Log;
use Deskfold\Core\Milestone;
use Deskfold\Core\Problem;
use Deskfold\Tickets\MarkDelivery;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\Ticket;

/** One attempt to send a message that this worker holds, and what became of it, written down. */
final class DeliverMessage {

	public function __construct(
		private readonly ComposeOutgoing $compose,
		private readonly ChannelRegistry $channels,
		private readonly MarkDelivery $mark,
		private readonly Clock $clock,
		private readonly Log $log,
	) {
	}

	/** @param string $owner of the lease */
	public function __invoke( Message $message, Ticket $ticket, string $owner ): void {
		$began = hrtime( true );
		try {
			$receipt = $this->channels->get( $message->channel )->deliver( ( $this->compose )( $message, $ticket ) );
		} catch ( \Throwable $error ) {
			$this->failed( $message, $owner, $error, self::since( $began ) );
			return;
		}
		Milestone::reached( 'sent-comes' );
		if ( [] === $receipt->refused ) {
			$this->mark->sent( $message, $owner, $receipt, self::since( $began ) );
		} else {
			$this->mark->partly_sent( $message, $owner, $receipt, $this->next( $message, $receipt ), self::since( $began ) );
		}
		Milestone::reached( 'sent-marked' );
	}

	private function failed( Message $message, string $owner, \Throwable $error, int $took ): void {
		$this->log->write( Log::ERROR, 'Outbox', "Message {$message->id} was not sent", [ 'error' => Log::tell( $error ) ] );
		$known = $error instanceof Problem;
		$words = $known ? $error->getMessage() : __( 'Something unexpected went wrong while sending. The log has the details.', 'deskfold' );
		$wait  = $known && ! $error->retry ? null : Backoff::after( $message->attempts );
		$state = match ( true ) {
			null === $wait                                  => Message::FAILED,
			$known && 'delivery_uncertain' === $error->kind => Message::UNCERTAIN,
			default                                         => Message::QUEUED,
		};
		$this->mark->not_sent( $message, $owner, $state, $words, null === $wait ? null : $this->clock->now_ms() + $wait, $took );
	}

	/** When to try again for those who were refused only for now. */
	private function next( Message $message, Receipt $receipt ): ?int {
		$passing = array_filter( $receipt->refused, static fn ( Refusal $one ): bool => ! $one->is_final );
		$wait    = [] === $passing ? null : Backoff::after( $message->attempts );
		return null === $wait ? null : $this->clock->now_ms() + $wait;
	}

	private static function since( int|float $began ): int {
		return (int) ( ( hrtime( true ) - $began ) / 1e6 );
	}
}
