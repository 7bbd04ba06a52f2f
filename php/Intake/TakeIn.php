<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Channels\Automatic;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Channels\OurAddresses;
use Deskfold\Channels\RawMessage;
use Deskfold\Core\Database;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\RecordBounce;
use Deskfold\Tickets\RecordReport;

/** Decides what a message that was read is, and has it done. */
final class TakeIn {

	/** Filter: array<string, callable(): MailReader>, asked in turn before a message is taken for a customer's. */
	public const READERS = 'deskfold_mail_readers';

	public function __construct(
		private readonly RawStore $store,
		private readonly ScreenMessage $screen,
		private readonly RecordArrival $record,
		private readonly RecordBounce $bounce,
		private readonly RecordReport $report,
		private readonly Database $database,
	) {
	}

	public function __invoke( RawMessage $raw, IncomingMessage $message ): IntakeResult {
		$claimed = self::ask( $raw, $message );
		if ( null !== $claimed ) {
			return $this->store->finish( $raw->id, $claimed );
		}
		$verdict = ( $this->screen )( $message, OurAddresses::all() );
		if ( Verdict::ACCEPT !== $verdict->what ) {
			$result = Verdict::REJECT === $verdict->what ? IntakeResult::REJECTED : IntakeResult::QUARANTINED;
			return $this->store->finish( $raw->id, new IntakeResult( $result, null, null, $verdict->reason ) );
		}
		$is_report = null !== $message->bounce || $message->is_feedback_report || null !== $message->receipt || Automatic::Delivery === $message->automatic;
		return $is_report ? $this->report( $raw, $message ) : ( $this->record )( $raw, $message );
	}

	/** What servers and programs say about our own mail is kept with that mail and becomes no ticket; its bytes stay. */
	private function report( RawMessage $raw, IncomingMessage $message ): IntakeResult {
		return $this->database->transaction(
			fn (): IntakeResult => match ( true ) {
				null !== $message->bounce   => $this->told( $raw, IntakeResult::BOUNCE, ( $this->bounce )( $message->bounce ) ),
				null !== $message->feedback => $this->told( $raw, IntakeResult::FEEDBACK_REPORT, $this->report->feedback( $message->feedback ) ),
				null !== $message->receipt  => $this->told( $raw, IntakeResult::AUTO_REPLY, $this->report->receipt( $message->receipt ), 'read_receipt' ),
				default                     => $this->told( $raw, $message->is_feedback_report ? IntakeResult::FEEDBACK_REPORT : IntakeResult::AUTO_REPLY, null ),
			}
		);
	}

	private function told( RawMessage $raw, string $result, ?Message $about, string $reason = '' ): IntakeResult {
		return $this->store->finish( $raw->id, new IntakeResult( $result, $about?->ticket_id, $about?->id, null === $about ? 'not_a_mail_of_ours' : $reason ) );
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
