<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Core\Queue;
use Deskfold\Intake\IntakeResult;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\AddNote;
use Deskfold\Tickets\Draft;
use Deskfold\Tickets\KeepDraft;
use Deskfold\Tickets\Message;

/** Keeps an answer that must not go out, where its writer finds it: as the draft of the ticket, or as a note beside one. Tells them by mail. */
final class HoldAnswer {

	public function __construct(
		private readonly KeepDraft $drafts,
		private readonly AddNote $note,
		private readonly NotificationStore $store,
		private readonly Queue $queue,
		private readonly Clock $clock,
	) {
	}

	/** @param list<int> $files ids of uploads of that agent */
	public function __invoke( Notification $one, AnswerText $answer, string $key, array $files, Actor $agent, int $raw_id, Problem $why ): IntakeResult {
		$now    = $this->clock->now_ms();
		$begun  = array_values( array_filter( $this->drafts->of( $agent->id, $one->ticket_id ), static fn ( Draft $draft ): bool => Message::REPLY === $draft->kind && '' !== trim( wp_strip_all_tags( $draft->html ) ) ) )[0] ?? null;
		$noted  = null;
		if ( null === $begun ) {
			( $this->drafts )( $agent->id, $one->ticket_id, new Draft( Message::REPLY, $answer->html(), [], [], $files, $now ) );
		} elseif ( $begun->html !== $answer->html() ) {
			/* translators: %s: why a reply was not sent. */
			$words = '<p>' . esc_html( sprintf( __( 'Written by mail and not sent. %s', 'deskfold' ), $why->getMessage() ) ) . '</p>';
			$noted = ( $this->note )( $one->ticket_id, $key, $words . $answer->html(), $files, $agent )->message->id;
		}
		$this->store->add( Notification::about( Notification::STOPPED, $agent->id, $one->ticket_id, 0, "s$raw_id", $now, $now, $why->getMessage() ) );
		$this->queue->soon( SendNotificationsJob::class );
		return new IntakeResult( IntakeResult::APPENDED, $one->ticket_id, $noted, 'agent_stopped' );
	}
}
