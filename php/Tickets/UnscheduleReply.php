<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Attachments\KeepAttachment;
use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Problem;

/** Takes back a reply that was to go later: its words and files become the draft of whoever took it, above what they had begun. */
final class UnscheduleReply {

	public function __construct(
		private readonly Database $database,
		private readonly LaterReplies $later,
		private readonly KeepDraft $drafts,
		private readonly KeepAttachment $files,
		private readonly SaveTicket $save,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @return array{Recorded, Draft}
	 * @throws Problem kind 'not_scheduled' (409)
	 */
	public function __invoke( int $message_id, Actor $agent ): array {
		return $this->database->transaction(
			function () use ( $message_id, $agent ): array {
				[ $ticket, $message ] = $this->later->locked( $message_id ) ?? throw LaterReplies::gone();
				$draft                = $this->draft( $message, $agent, $this->files->take_back( $message_id, $agent->id ) );
				$this->later->remove( $message_id );
				( $this->drafts )( $agent->id, $ticket->id, $draft );
				$after               = $this->later->told_by( $ticket->with( message_count: max( 0, $ticket->message_count - 1 ) ) );
				[ $saved, $entries ] = ( $this->save )( $ticket, $after, [ Happening::about( $agent, Entry::UNSCHEDULED, $message_id, null ) ] );
				return [ new Recorded( $saved, $message, $entries ), $draft ];
			}
		);
	}

	/** @param list<int> $files */
	private function draft( Message $message, Actor $agent, array $files ): Draft {
		$begun = array_values( array_filter( $this->drafts->of( $agent->id, $message->ticket_id ), static fn ( Draft $one ): bool => Message::REPLY === $one->kind ) )[0] ?? null;
		return new Draft(
			Message::REPLY,
			$message->html . ( $begun->html ?? '' ),
			[ ...$message->cc, ...( $begun->cc ?? [] ) ],
			[ ...$message->bcc, ...( $begun->bcc ?? [] ) ],
			array_values( array_unique( [ ...$files, ...( $begun->attachments ?? [] ) ] ) ),
			$this->clock->now_ms()
		);
	}
}
