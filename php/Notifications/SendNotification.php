<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Agents\Agent;
use Deskfold\Agents\FindAgent;
use Deskfold\Agents\Permissions;
use Deskfold\Channels\Address;
use Deskfold\Channels\ChannelRegistry;
use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Status;
use Deskfold\Tickets\Ticket;

/** Mails one notification, with what else waits for that agent about that ticket. What no longer holds is left out. */
final class SendNotification {

	/** Mails to one agent in an hour; the last of them says that no more will come. */
	public const MOST = 30;
	private const HOUR = 3_600_000;
	private const DAY  = 86_400_000;

	public function __construct(
		private readonly NotificationStore $store,
		private readonly FindAgent $agents,
		private readonly ReadTickets $read,
		private readonly ChannelRegistry $channels,
		private readonly WriteNotification $write,
		private readonly Clock $clock,
	) {
	}

	/** @throws Problem when the mail could not be handed on */
	public function __invoke( Notification $one ): void {
		$agent  = ( $this->agents )( $one->agent_id );
		$ticket = $this->ticket( $one );
		$sent   = $this->store->count_sent( $one->agent_id, $this->clock->now_ms() - self::HOUR );
		$reason = match ( true ) {
			// Who lost the desk since is told nothing more.
			null === $agent || null === $ticket || ! user_can( $agent->id, Permissions::READ_TICKET, $ticket->id ) => 'no_access',
			$one->created_at < $this->clock->now_ms() - self::DAY       => 'too_old',
			$one->is_news() && $this->is_known( $one, $ticket, $agent ) => 'seen',
			$one->is_news() && $sent >= self::MOST                      => 'too_many',
			default                                                     => '',
		};
		if ( '' !== $reason || null === $agent || null === $ticket ) {
			$this->store->settle( $one->id, Notification::SKIPPED, $reason, null );
			return;
		}
		$this->mail( $one, $agent, $ticket, $sent + 1 >= self::MOST );
	}

	private function mail( Notification $one, Agent $agent, Ticket $ticket, bool $is_last ): void {
		$switched = switch_to_user_locale( $agent->id );
		try {
			$mail = $one->is_news()
				? $this->write->news( $one, Notification::MENTIONED === $one->kind ? [ $one ] : $this->store->gather( $one ), $ticket, new Address( $agent->email, $agent->name ), $agent->can_reply, $is_last )
				: $this->write->letter( $one, $ticket, new Address( $agent->email, $agent->name ) );
			$this->store->showed( $one->id, $mail->seen_entry );
			$this->channels->get( 'email' )->deliver( $mail->message );
		} finally {
			if ( $switched ) {
				restore_previous_locale();
			}
		}
		$this->store->settle( $one->id, Notification::SENT, '', $this->clock->now_ms() );
	}

	/** The desk has shown it meanwhile, or a colleague has dealt with it. */
	private function is_known( Notification $one, Ticket $ticket, Agent $agent ): bool {
		if ( Status::Spam === $ticket->status || 0 !== $ticket->merged_into ) {
			return true;
		}
		$is_unread = true === ( $this->read->unread( [ $ticket ], $agent->id )[ $ticket->id ] ?? false );
		return match ( $one->kind ) {
			Notification::ASSIGNED   => $ticket->agent_id !== $agent->id,
			// Whoever is named is meant, whosever ticket it is and whatever became of it.
			Notification::MENTIONED  => ! $is_unread,
			Notification::UNASSIGNED => ! $ticket->status->is_ours() || ! $is_unread,
			default                  => ! $ticket->status->is_ours() || $ticket->agent_id !== $agent->id || ! $is_unread,
		};
	}

	private function ticket( Notification $one ): ?Ticket {
		try {
			return ( $this->read )( $one->ticket_id );
		} catch ( Problem ) {
			return null;
		}
	}
}
