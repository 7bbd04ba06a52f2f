<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\Clock;
use Deskfold\Email\Mailbox;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\AddNote;
use Deskfold\Tickets\CleanText;
use Deskfold\Tickets\Draft;
use Deskfold\Tickets\KeepDraft;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\ReplyToTicket;
use Deskfold\Tickets\StartTicket;
use Deskfold\Tickets\Status;

/** Agents of the demo shop write: to customers, to each other, and what they have only begun. */
final class PlayAgent {

	public function __construct(
		private readonly ReplyToTicket $reply,
		private readonly StartTicket $start,
		private readonly AddNote $note,
		private readonly KeepDraft $draft,
		private readonly DemoFiles $files,
		private readonly Clock $clock,
	) {
	}

	public function __invoke( DemoEvent $event, DemoThreads $threads, Mailbox $mailbox, Actor $agent ): void {
		$html = CleanText::from_plain( $event->text() );
		$key  = "demo-{$event->key}";
		switch ( $event->act ) {
			case DemoEvent::REPLY:
				$reply = new Reply( $key, $html, [], [], $this->files->upload( $event, $agent->id ), null, Status::tryFrom( $event->text( 'status' ) ), send_at: $event->moment( $this->clock->now_ms() ) );
				$threads->went_out( $event, ( $this->reply )( $threads->ticket( $event ), $reply, $agent )->message );
				break;
			case DemoEvent::START:
				$subject = (string) preg_replace( '/^Re: /', '', $event->ticket->subject );
				$threads->went_out( $event, ( $this->start )( $event->ticket->customer, $subject, $mailbox->id, new Reply( $key, $html ), $agent )->message );
				break;
			case DemoEvent::NOTE:
				( $this->note )( $threads->ticket( $event ), $key, $html, $this->files->upload( $event, $agent->id ), $agent );
				break;
			default:
				( $this->draft )( $agent->id, $threads->ticket( $event ), new Draft( 'reply', $html, [], [], [], $this->clock->now_ms() ) );
		}
	}
}
