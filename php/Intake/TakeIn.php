<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Channels\IncomingMessage;
use Deskfold\Channels\RawMessage;
use Deskfold\Tickets\MarkDelivery;

/** Decides what a message that was read is, and has it done. */
final class TakeIn {

	/** Filter: list<string>, addresses of our own mailboxes. */
	public const OWN_ADDRESSES = 'deskfold_own_addresses';

	/** Filter: array<string, callable(): MailReader>, asked in turn before a message is taken for a customer's. */
	public const READERS = 'deskfold_mail_readers';

	public function __construct(
		private readonly RawStore $store,
		private readonly ScreenMessage $screen,
		private readonly RecordArrival $record,
		private readonly MarkDelivery $delivery,
	) {
	}

	public function __invoke( RawMessage $raw, IncomingMessage $message ): IntakeResult {
		$claimed = self::ask( $raw, $message );
		if ( null !== $claimed ) {
			return $this->store->finish( $raw->id, $claimed );
		}
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
		return ( $this->record )( $raw, $message );
	}

	/** Makes it part of a ticket whatever it is: a person has looked at it. */
	public function anyway( RawMessage $raw, IncomingMessage $message ): IntakeResult {
		return ( $this->record )( $raw, $message );
	}

	private static function ask( RawMessage $raw, IncomingMessage $message ): ?IntakeResult {
		/** @var array<string, callable(): MailReader> $readers */
		$readers = apply_filters( self::READERS, [] );
		foreach ( $readers as $make ) {
			$result = $make()->read( $raw, $message );
			if ( null !== $result ) {
				return $result;
			}
		}
		return null;
	}
}
