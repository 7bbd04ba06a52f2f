<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Agents\Permissions;
use Deskfold\Core\Input;
use Deskfold\Core\Rest;
use Deskfold\Email\ListMailboxes;
use Deskfold\Email\Mailbox;

/** Each agent's own choices; nobody else's. */
final class ChoicesController {

	public function __construct(
		private readonly Rest $rest,
		private readonly ChoiceStore $store,
		private readonly NotificationStore $notifications,
		private readonly ListMailboxes $mailboxes,
	) {
	}

	public function routes(): void {
		$this->rest->route( 'GET', '/me/notifications', [], $this->is_agent( ... ), $this->read( ... ) );
		$this->rest->route( 'POST', '/me/notifications', ChoicesSchema::args(), $this->is_agent( ... ), $this->change( ... ) );
	}

	private function is_agent(): bool {
		return current_user_can( Permissions::USE_DESK );
	}

	/** @return array<string, mixed> */
	private function read(): array {
		$me     = wp_get_current_user();
		$last   = $this->notifications->newest_tried( $me->ID );
		$trusts = array_filter( ( $this->mailboxes )(), static fn ( Mailbox $mailbox ): bool => $mailbox->is_active && '' !== $mailbox->authserv_id );
		return ChoicesSchema::present( $this->store->of( $me->ID ), $me->user_email, [] !== $trusts && current_user_can( Permissions::REPLY ), null !== $last && Notification::FAILED === $last->state ? $last->reason : '' );
	}

	/** @return array<string, mixed> */
	private function change( Input $input ): array {
		$me     = get_current_user_id();
		$before = $this->store->of( $me );
		$given  = static fn ( string $name, bool $old ): bool => $input->has( $name ) ? $input->bool( $name ) : $old;
		$this->store->keep( $me, new Choices( $given( 'unassigned', $before->unassigned ), $given( 'answered', $before->answered ), $given( 'assigned', $before->assigned ), $given( 'mentioned', $before->mentioned ) ) );
		return $this->read();
	}
}
