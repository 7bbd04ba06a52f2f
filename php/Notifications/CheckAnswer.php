<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Agents\FindAgent;
use Deskfold\Agents\Permissions;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Core\Clock;

/** Whether a mail with a true token is what that agent says. Everything must hold; nobody is signed in by it. */
final class CheckAnswer {

	/** Days that a notification can be answered. */
	private const DAYS = 30;
	private const DAY  = 86_400_000;

	public function __construct(
		private readonly FindAgent $agents,
		private readonly Clock $clock,
	) {
	}

	/** @return string why not, as Refusal names it; '' when everything holds */
	public function __invoke( Notification $one, IncomingMessage $message ): string {
		$agent = ( $this->agents )( $one->agent_id );
		return match ( true ) {
			null === $agent || ! user_can( $agent->id, Permissions::EDIT_TICKET, $one->ticket_id )               => Refusal::NO_ACCESS,
			! $one->is_news()                                                                                    => Refusal::NOT_FOR_REPLY,
			$one->created_at + self::DAYS * self::DAY < $this->clock->now_ms()                                   => Refusal::EXPIRED,
			'' === $agent->email || $message->from?->key() !== mb_strtolower( trim( $agent->email ), 'UTF-8' )   => Refusal::OTHER_SENDER,
			true !== $message->authentication?->is_aligned_pass()                                                => Refusal::NOT_PROVEN,
			default                                                                                              => '',
		};
	}
}
