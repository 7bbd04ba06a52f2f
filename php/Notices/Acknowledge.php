<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

use Deskfold\Channels\Address;
use Deskfold\Core\Log;
use Deskfold\Core\Settings;
use Deskfold\Customers\Customer;
use Deskfold\Customers\Identity;
use Deskfold\Email\FindMailbox;
use Deskfold\Tickets\MessageReceived;
use Deskfold\Tickets\ReadTickets;

/** Tells a customer that their request has arrived, where the mailbox is to do so. */
final class Acknowledge {

	public function __construct(
		private readonly FindMailbox $mailboxes,
		private readonly Settings $settings,
		private readonly ReadTickets $read,
		private readonly JudgeArrival $judge,
		private readonly QueueAcknowledgement $queue,
		private readonly Log $log,
	) {
	}

	public function __invoke( MessageReceived $news ): void {
		if ( ! $news->is_new_ticket || null === $news->customer || ! Acknowledgement::are_wanted( $this->settings ) ) {
			return;
		}
		try {
			$this->tell( $news, $news->customer );
		} catch ( \Throwable $error ) {
			// The request itself is stored: a courtesy that fails must not undo that.
			$this->log->write( Log::ERROR, 'Notices', "Ticket {$news->ticket_id} could not be acknowledged", [ 'error' => Log::tell( $error ) ] );
		}
	}

	private function tell( MessageReceived $news, Customer $customer ): void {
		$ticket  = ( $this->read )( $news->ticket_id );
		$mailbox = $ticket->status->is_ours() ? $this->mailboxes->or_default( $ticket->mailbox_id ) : null;
		$choice  = null === $mailbox ? new Acknowledgement() : Acknowledgement::of( $this->settings, $mailbox->id );
		if ( null === $mailbox || null === $choice->since || ! $mailbox->is_active ) {
			return;
		}
		$address  = new Address( $ticket->customer_address );
		$identity = $customer->identity( $address );
		if ( null !== $identity?->bounced_at || null !== $identity?->complained_at ) {
			return;
		}
		$message = $this->read->message( $news->message_id );
		if ( '' === ( $this->judge )( $news, $message, $mailbox->address, $choice ) ) {
			( $this->queue )( $choice, $ticket, $message, $customer->locale, self::is_proven( $identity ) );
		}
	}

	private static function is_proven( ?Identity $identity ): bool {
		return null !== ( $identity->verified_at ?? $identity->answered_at ?? null );
	}
}
