<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\OutgoingMessage;
use Deskfold\Core\Settings;

/** From which mailbox a message leaves. */
final class ChooseMailbox {

	public function __construct(
		private readonly MailboxStore $mailboxes,
		private readonly Settings $settings,
	) {
	}

	/** The ticket's mailbox where it still is, else the default; a site without any writes as itself. */
	public function __invoke( OutgoingMessage $message ): Mailbox {
		$mailbox = $message->mailbox_id > 0 ? $this->mailboxes->find( $message->mailbox_id ) : null;
		return $mailbox ?? $this->mailboxes->preferred() ?? $this->site();
	}

	/** @return list<string> addresses of all mailboxes of this site */
	public function own(): array {
		return $this->mailboxes->addresses();
	}

	private function site(): Mailbox {
		$address = get_option( 'admin_email' );
		return new Mailbox( 0, is_string( $address ) ? $address : '', '', $this->settings->team_name() );
	}
}
