<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\ChannelRegistry;
use Deskfold\Channels\OurAddresses;
use Deskfold\Core\Module;
use Deskfold\Email\OAuth\SignInController;
use Deskfold\Tickets\FindTicket;

/** Mailboxes, and conversations by mail. */
final class EmailModule extends Module {

	public function wire(): void {
		$this->tables( EmailTables::class );
		$this->job( PollMailboxJob::class );
		$this->offer( ChannelRegistry::CHANNELS, EmailChannel::NAME, fn (): EmailChannel => $this->get( EmailChannel::class ) );

		// Somebody asks which addresses are our own.
		$this->filter( OurAddresses::FILTER, ListMailboxes::class, 'addresses' );
		$this->filter( FindTicket::MAILBOXES, ListMailboxes::class, 'in_use' );

		// The owner sets up; programs hand mail over.
		$this->routes( MailboxController::class );
		$this->routes( ConnectionController::class );
		$this->routes( MailController::class );
		$this->routes( SignInController::class );
		$this->routes( AuthServerController::class );

		// WordPress looks after itself.
		$this->filter( 'site_status_tests', MailSiteHealth::class, 'tests' );

		// A provider sends the browser back after a sign-in.
		$this->on( 'admin_post', SignInController::class, 'come_back' );
		$this->on( 'admin_post_nopriv', SignInController::class, 'come_back_unknown' );

		// WordPress sends a mail, perhaps one of ours.
		$this->on( 'phpmailer_init', WpMailTransport::class, 'fill', PHP_INT_MAX );
		$this->on( 'wp_mail_failed', WpMailTransport::class, 'note' );
	}
}
