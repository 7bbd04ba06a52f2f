<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\ContactForm\FormEntry;
use Deskfold\ContactForm\FormShape;
use Deskfold\ContactForm\SealedForm;
use Deskfold\ContactForm\SendForm;
use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Email\Mailbox;
use Deskfold\Intake\ProcessRaw;
use Deskfold\Intake\ReceiveRaw;

/** Customers of the demo shop write: by mail, as raw bytes; through the contact form; or their mail server does. */
final class PlayCustomer {

	public function __construct(
		private readonly ReceiveRaw $receive,
		private readonly ProcessRaw $process,
		private readonly SendForm $send_form,
		private readonly DemoFiles $files,
		private readonly Clock $clock,
	) {
	}

	/** @param list<string> $topics of the shop's form */
	public function __invoke( DemoEvent $event, DemoThreads $threads, Mailbox $mailbox, array $topics ): void {
		match ( true ) {
			DemoEvent::BOUNCE === $event->act => $this->bounce( $event, $threads, $mailbox ),
			$event->ticket->is_form && ! $threads->has_ticket( $event ) => $this->form( $event, $threads, $topics ),
			default => $this->mail( $event, $threads, $mailbox ),
		};
	}

	private function mail( DemoEvent $event, DemoThreads $threads, Mailbox $mailbox ): void {
		$mail   = new DemoMail( $event, $mailbox->address, $this->clock->now_ms(), $threads->references( $event ), $threads->last_reply( $event )->text ?? '', $this->files->of( $event ) );
		$ticket = $this->take( $event, $mailbox, $mail->bytes() );
		$threads->came_in( $event, $ticket ?? throw new Problem( 'demo_broken', "The mail {$event->key} became no ticket.", 500 ), DemoMail::id( $event ) );
	}

	private function bounce( DemoEvent $event, DemoThreads $threads, Mailbox $mailbox ): void {
		$reply = $threads->last_reply( $event );
		if ( null !== $reply ) {
			$this->take( $event, $mailbox, DemoMail::bounce( $event, $mailbox->address, $this->clock->now_ms(), $reply->message_id ) );
		}
	}

	/** @return ?int the ticket */
	private function take( DemoEvent $event, Mailbox $mailbox, string $bytes ): ?int {
		return $this->process->received( ( $this->receive )( 'email', $mailbox->id, "demo:{$event->key}", $bytes, true ) )->ticket_id;
	}

	/** @param list<string> $topics */
	private function form( DemoEvent $event, DemoThreads $threads, array $topics ): void {
		$ticket = $event->ticket;
		$files  = $this->files->on_disk( $event );
		try {
			$entry   = new FormEntry( $ticket->customer->name, $ticket->customer->email, $ticket->topic, $ticket->subject, $event->text(), true, $files, "demo-{$event->key}", '', home_url( '/contact-us/' ) );
			$form    = new SealedForm( new FormShape( 'demo', $topics, locale: $ticket->locale, subject: FormShape::NEEDED ), $this->clock->now_ms() - 95_000 );
			$receipt = ( $this->send_form )( $entry, $form, 'demo' );
		} finally {
			$this->files->forget( $files );
		}
		$threads->came_in( $event, $receipt->ticket_id ?? throw new Problem( 'demo_broken', "The form {$event->key} became no ticket.", 500 ), '' );
	}
}
