<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Channels\IncomingMessage;
use Deskfold\Channels\RawMessage;
use Deskfold\Core\Database;
use Deskfold\Core\Storage;
use Deskfold\Customers\FindCustomer;
use Deskfold\Customers\IdentifyCustomer;
use Deskfold\Attachments\KeepAttachment;
use Deskfold\Tickets\Arrival;
use Deskfold\Tickets\FindTicket;
use Deskfold\Tickets\MarkDelivery;
use Deskfold\Tickets\Matched;
use Deskfold\Tickets\RecordMessage;

/** Makes a message that was read part of a ticket, or notes why not. The raw row is settled in the same transaction. */
final class TakeIn {

	/** Filter: list<string>, addresses of our own mailboxes. */
	public const OWN_ADDRESSES = 'deskfold_own_addresses';

	public function __construct(
		private readonly Database $database,
		private readonly Storage $storage,
		private readonly RawStore $store,
		private readonly ScreenMessage $screen,
		private readonly IdentifyCustomer $identify,
		private readonly FindCustomer $customers,
		private readonly FindTicket $find,
		private readonly RecordMessage $record,
		private readonly KeepAttachment $keep,
		private readonly MarkDelivery $delivery,
	) {
	}

	public function __invoke( RawMessage $raw, IncomingMessage $message ): IntakeResult {
		/** @var list<string> $own */
		$own     = apply_filters( self::OWN_ADDRESSES, [] );
		$verdict = ( $this->screen )( $message, $own );
		if ( Verdict::ACCEPT !== $verdict->what ) {
			$result = Verdict::REJECT === $verdict->what ? IntakeResult::REJECTED : IntakeResult::QUARANTINED;
			return $this->store->finish( $raw->id, new IntakeResult( $result, null, null, $verdict->reason ) );
		}
		if ( null !== $message->bounce ) {
			$failed = $this->delivery->bounced( $message->bounce );
			return $this->store->finish( $raw->id, new IntakeResult( IntakeResult::BOUNCE, $failed?->ticket_id, $failed?->id, null === $failed ? 'not_a_mail_of_ours' : '' ) );
		}
		if ( $message->is_feedback_report ) {
			return $this->store->finish( $raw->id, new IntakeResult( IntakeResult::FEEDBACK_REPORT ) );
		}
		return $this->record( $raw, $message );
	}

	private function record( RawMessage $raw, IncomingMessage $message ): IntakeResult {
		$sender   = $message->sender() ?? throw new \LogicException( 'A screened message has a sender' );
		$customer = null === $message->customer_id ? null : $this->customers->by_id( $message->customer_id );
		$customer = $customer ?? ( $this->identify )( $sender, $message->locale );
		$match    = ( $this->find )( $message, $raw->channel );
		$arrival  = new Arrival( "raw:{$raw->id}", $raw->channel, $raw->mailbox_id, $raw->id, $raw->received_at );
		$files    = [];
		try {
			foreach ( $message->attachments as $file ) {
				$files[] = [ $file, $this->keep->bytes( $file ) ];
			}
			return $this->database->transaction(
				function () use ( $raw, $message, $arrival, $customer, $match, $files ): IntakeResult {
					$recorded = ( $this->record )( $message, $arrival, $customer, $match, $files );
					$kind     = $recorded->is_new_ticket ? IntakeResult::CREATED : IntakeResult::APPENDED;
					return $this->store->finish( $raw->id, new IntakeResult( $message->is_auto_reply ? IntakeResult::AUTO_REPLY : $kind, $recorded->ticket->id, $recorded->message->id, self::why( $match ) ) );
				}
			);
		} catch ( \Throwable $error ) {
			foreach ( $files as [ , $stored ] ) {
				$this->storage->delete( $stored->path );
			}
			throw $error;
		}
	}

	private static function why( Matched $match ): string {
		if ( null !== $match->refused ) {
			return 'sender_not_of_ticket_' . $match->refused->id;
		}
		return null === $match->ticket ? '' : ( $match->tried[ count( $match->tried ) - 1 ]['how'] ?? '' );
	}
}
