<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Agents\FindAgent;
use Deskfold\Attachments\KeepAttachment;
use Deskfold\Channels\IncomingAttachment;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Channels\RawMessage;
use Deskfold\Intake\IntakeResult;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\ChangeTicket;
use Deskfold\Tickets\ReadTickets;

/** Does what an agent wrote by mail. Who it is has been proven before. The same mail twice is one answer. */
final class TakeAnswer {

	public function __construct(
		private readonly FindAgent $agents,
		private readonly KeepAttachment $keep,
		private readonly SayByMail $say,
		private readonly ChangeTicket $change,
		private readonly ReadTickets $read,
	) {
	}

	/** @return ?IntakeResult null when there is nothing in it */
	public function __invoke( Notification $one, RawMessage $raw, IncomingMessage $message ): ?IntakeResult {
		$found  = ( $this->agents )( $one->agent_id ) ?? throw new \LogicException( 'An agent who was checked is there' );
		$agent  = Actor::agent( $found->id, $found->name, $found->email );
		$answer = AnswerText::read( $message->text );
		$files  = array_values( array_filter( $message->attachments, static fn ( IncomingAttachment $file ): bool => self::is_meant( $file, $message->html ) ) );
		if ( '' === $answer->text && [] === $files && ! $answer->has_commands() ) {
			return null;
		}
		$home   = $this->read->current( $one->ticket_id )->id;
		$result = new IntakeResult( IntakeResult::APPENDED, $home, null, 'agent_command' );
		if ( '' !== $answer->text || [] !== $files ) {
			$ids    = array_map( fn ( IncomingAttachment $file ): int => $this->keep->incoming( $file, $this->keep->bytes( $file ), 0, 0, $agent->id )->id, $files );
			$result = ( $this->say )( $one, $answer, self::key( $one, $raw, $message ), $ids, $agent, $raw->id );
		}
		// A reply that was held back leaves the ticket as it is.
		if ( 'agent_stopped' !== $result->reason && $answer->has_commands() ) {
			( $this->change )( $home, new Change( status: $answer->status, agent_id: $answer->assigns_me ? $agent->id : null ), $agent );
		}
		return $result;
	}

	/** The same mail may come through two mailboxes, with another envelope each time. */
	private static function key( Notification $one, RawMessage $raw, IncomingMessage $message ): string {
		$name = '' === $message->message_id ? "raw:{$raw->id}" : "$message->message_id\n$message->full_text";
		return 'mail:' . substr( hash( 'sha256', "{$one->agent_id}\n{$one->ticket_id}\n$name" ), 0, 40 );
	}

	/** Pictures of the signature and of the quoted mail stay out. */
	private static function is_meant( IncomingAttachment $file, string $visible_html ): bool {
		return ! $file->inline || ( '' !== $file->content_id && str_contains( $visible_html, $file->content_id ) );
	}
}
