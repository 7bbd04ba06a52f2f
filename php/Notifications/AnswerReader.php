<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Channels\IncomingMessage;
use Deskfold\Channels\RawMessage;
use Deskfold\Core\Log;
use Deskfold\Intake\IntakeResult;
use Deskfold\Intake\MailReader;

/**
 * Takes what answers our mails to agents out of the stream of customers' mail: their answers, their vacation messages, and
 * what came back undelivered. Whatever names a notification never becomes a customer's message.
 */
final class AnswerReader implements MailReader {

	public function __construct(
		private readonly NotificationStore $store,
		private readonly AnswerToken $token,
		private readonly CheckAnswer $check,
		private readonly TakeAnswer $take,
		private readonly RefuseAnswer $refuse,
		private readonly Log $log,
	) {
	}

	public function read( RawMessage $raw, IncomingMessage $message ): ?IntakeResult {
		if ( null !== $message->bounce ) {
			return $this->bounced( $message->bounce->original_message_id, $message->bounce->reason );
		}
		$named = $message->is_feedback_report ? [] : AnswerToken::in( $message );
		if ( [] === $named ) {
			return null;
		}
		if ( $message->is_auto_reply || $message->is_receipt ) {
			return new IntakeResult( IntakeResult::AUTO_REPLY, null, null, 'answer_to_notification' );
		}
		$one    = $this->true_one( $named );
		$reason = null === $one ? Refusal::WRONG_TOKEN : ( $this->check )( $one, $message );
		if ( null !== $one && '' === $reason ) {
			$done = ( $this->take )( $one, $raw, $message );
			if ( null !== $done ) {
				return $done;
			}
			$reason = Refusal::NO_TEXT;
		}
		$this->log->write( Log::WARNING, 'Notifications', "Mail {$raw->id} answers a notification and was refused", [ 'reason' => $reason, 'agent' => $one->agent_id ?? 0 ] );
		if ( null !== $one ) {
			( $this->refuse )( $one, $raw->id, $reason );
		}
		return new IntakeResult( IntakeResult::QUARANTINED, null, null, $reason );
	}

	/** Only our own keyed Message-ID ties a report to a notification: a forged one changes nothing. */
	private function bounced( string $message_id, string $words ): ?IntakeResult {
		$named = AnswerToken::in_message_id( $message_id );
		if ( null === $named ) {
			return null;
		}
		$one = $this->true_one( [ $named ] );
		if ( null === $one ) {
			return new IntakeResult( IntakeResult::BOUNCE, null, null, 'not_a_mail_of_ours' );
		}
		$this->store->bounced( $one->id, $words );
		$this->log->write( Log::WARNING, 'Notifications', "Notification {$one->id} came back", [ 'agent' => $one->agent_id, 'reason' => $words ] );
		return new IntakeResult( IntakeResult::BOUNCE, null, null, 'notification' );
	}

	/** @param list<array{int, string}> $named */
	private function true_one( array $named ): ?Notification {
		foreach ( $named as [ $id, $token ] ) {
			$one = $this->store->find( $id );
			if ( null !== $one && $this->token->fits( $token, $one ) ) {
				return $one;
			}
		}
		return null;
	}
}
