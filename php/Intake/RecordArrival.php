<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Attachments\KeepAttachment;
use Deskfold\Channels\Automatic;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Channels\RawMessage;
use Deskfold\Core\Database;
use Deskfold\Core\Problem;
use Deskfold\Tickets\Arrival;
use Deskfold\Tickets\Matched;
use Deskfold\Tickets\RecordMessage;
use Deskfold\Tickets\Status;

/** Makes an accepted message part of a ticket. The raw row is done in the same transaction, so that it happens once. */
final class RecordArrival {

	public function __construct(
		private readonly Database $database,
		private readonly RawStore $store,
		private readonly PlaceArrival $place,
		private readonly RecordMessage $record,
		private readonly KeepAttachment $keep,
		private readonly NoteForward $note,
	) {
	}

	public function __invoke( RawMessage $raw, IncomingMessage $message ): IntakeResult {
		$placed  = ( $this->place )( $raw, $message );
		$message = $placed->message;
		$arrival = self::arrival( $raw, $placed );
		$files   = [];
		try {
			foreach ( $message->attachments as $file ) {
				$files[] = [ $file, $this->keep->bytes( $file ) ];
			}
			return $this->database->transaction(
				function () use ( $raw, $message, $arrival, $placed, $files ): IntakeResult {
					$recorded = ( $this->record )( $message, $arrival, $placed->customer, $placed->match, $files );
					if ( null !== $placed->forward ) {
						( $this->note )( $raw->id, $recorded->ticket->id, $placed->forward );
					}
					$this->place->remember( $message, $recorded->ticket->id );
					$kind     = $recorded->is_new_ticket ? IntakeResult::CREATED : IntakeResult::APPENDED;
					return $this->store->finish( $raw->id, new IntakeResult( $message->is_auto_reply ? IntakeResult::AUTO_REPLY : $kind, $recorded->ticket->id, $recorded->message->id, self::why( $placed->match ) ) );
				}
			);
		} catch ( \Throwable $error ) {
			// Nobody knows whether a broken connection took the commit along: files that may have rows stay, and are swept if they have none.
			$in_doubt = $error instanceof Problem && in_array( $error->kind, [ 'connection_lost', 'database_failed' ], true );
			foreach ( $in_doubt ? [] : $files as [ , $stored ] ) {
				$this->keep->forget( $stored );
			}
			// Another worker was quicker: with a twin of it, or with this one while our lease ran out.
			$known = $error instanceof Problem && 'duplicate_row' === $error->kind ? $this->record->known( $arrival->key ) : null;
			if ( null === $known ) {
				throw $error;
			}
			$result = $raw->id === $known->message->raw_id ? IntakeResult::APPENDED : IntakeResult::DUPLICATE;
			return $this->store->finish( $raw->id, new IntakeResult( $result, $known->ticket->id, $known->message->id, IntakeResult::DUPLICATE === $result ? 'same_bytes' : '' ) );
		}
	}

	/** The same bytes in the same mailbox are one message, whatever name each copy came under. */
	private static function key( RawMessage $raw ): string {
		$sha256 = '' === $raw->sha256 ? hash( 'sha256', $raw->bytes ) : $raw->sha256;
		return 'raw:' . substr( hash( 'sha256', "$raw->channel|$raw->mailbox_id|$sha256" ), 0, 40 );
	}

	/** A responder's answer that belongs to no ticket is kept and can be found, but asks nobody to do anything. */
	private static function arrival( RawMessage $raw, Placement $placed ): Arrival {
		$is_quiet = Automatic::Reply === $placed->message->automatic && null === $placed->match->ticket;
		$warning  = $is_quiet ? __( 'An automatic answer that belongs to no ticket of yours. It was filed as resolved, and nothing was sent.', 'deskfold' ) : $placed->warning;
		$warning  = trim( $warning . ' ' . Remarks::on( $placed->message ) );
		return new Arrival( self::key( $raw ), $raw->channel, $raw->mailbox_id, $raw->id, $raw->received_at, $is_quiet ? Status::Resolved : Status::Fresh, $warning );
	}

	private static function why( Matched $match ): string {
		if ( null !== $match->refused ) {
			return 'sender_not_of_ticket_' . $match->refused->id;
		}
		if ( null !== $match->follow_up_of ) {
			return 'follow_up_of_ticket_' . $match->follow_up_of->id;
		}
		return null === $match->ticket ? '' : ( $match->tried[ count( $match->tried ) - 1 ]['how'] ?? '' );
	}
}
