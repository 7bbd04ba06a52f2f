<?php
declare( strict_types=1 );

namespace Deskfold\Portal;

use Deskfold\ContactForm\AcceptMessage;
use Deskfold\ContactForm\CheckFiles;
use Deskfold\ContactForm\CountTry;
use Deskfold\ContactForm\Fault;
use Deskfold\ContactForm\FileRules;
use Deskfold\ContactForm\FormEntry;
use Deskfold\ContactForm\FormMessage;
use Deskfold\Core\Clock;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;

/** A customer answers on the site. It comes in by the same door as everything else, with ticket and customer proven. */
final class ReplyAsCustomer {

	public function __construct(
		private readonly OwnTickets $tickets,
		private readonly CheckFiles $check_files,
		private readonly CountTry $count_try,
		private readonly AcceptMessage $accept_message,
		private readonly Clock $clock,
	) {
	}

	/** @param Input $post with files and the key of the printed form */
	public function __invoke( Visitor $visitor, int $ticket_id, string $text, Input $post ): void {
		$ticket = $this->tickets->ticket( $visitor, $ticket_id );
		( $this->count_try )( 'reply', (string) $visitor->customer->id );
		$entry  = FormEntry::from_input( $post )->with_files( $post );
		$faults = ( $this->check_files )( $entry->files );
		if ( '' === $text ) {
			$faults = [ Fault::missing( 'message' ), ...$faults ];
		}
		if ( [] !== $faults ) {
			// The page's script puts them back by itself.
			$faults = [] === $entry->files || $post->bool( 'deskfold_keeps_files' ) ? $faults : [ ...$faults, FileRules::gone() ];
			throw new Problem( Fault::KIND, $faults[0]->message, 422, false, null, [ 'faults' => $faults ] );
		}
		wp_raise_memory_limit( 'deskfold_form' );
		$message = new FormMessage(
			name: $visitor->customer->name,
			email: $visitor->address,
			subject: $ticket->subject,
			text: $text,
			sent_at: $this->clock->now_ms(),
			attachments: $this->check_files->read( $entry->files ),
			locale: determine_locale(),
			ticket_id: $ticket->id,
			customer_id: $visitor->customer->id,
		);
		( $this->accept_message )( $message, $entry->client_key );
	}
}
