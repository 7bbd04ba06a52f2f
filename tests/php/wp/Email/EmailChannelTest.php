<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Email;

use Deskfold\Channels\Address;
use Deskfold\Channels\Channel;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Channels\RawMessage;
use Deskfold\Email\EmailChannel;
use Deskfold\Email\Mailbox;
use Deskfold\Email\MailServer;
use Deskfold\Email\Outgoing;
use Deskfold\Email\SaveMailbox;
use Deskfold\Tests\contract\ChannelContract;
use Deskfold\Tests\Mail\MailServers;

/** Mail keeps what every channel promises. */
final class EmailChannelTest extends ChannelContract {

	protected function setUp(): void {
		parent::setUp();
		MailServers::running()->faults( [] );
	}

	protected function channel(): Channel {
		return $this->get( EmailChannel::class );
	}

	protected function smallest(): RawMessage {
		return new RawMessage( 1, EmailChannel::NAME, 0, 'x', "From: ann@shopper.test\r\n\r\nWhere is my parcel?", 1_770_000_000_000 );
	}

	protected function deliverable(): OutgoingMessage {
		$server  = new MailServer( '127.0.0.1', MailServers::running()->smtp, MailServer::NONE );
		$mailbox = ( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'support@demo.test', outgoing: new Outgoing( Outgoing::SMTP, $server ) ) );
		return new OutgoingMessage( 7, 1, $mailbox->id, new Address( '', 'Ann Agent' ), [ new Address( 'ann@shopper.test' ) ], [], [], 'Your parcel', '<p>On its way.</p>', 'On its way.', 'df.1.a@demo.test' );
	}

	protected function provider_refuses( bool $for_now ): void {
		MailServers::running()->faults( [ 'rcpt' => $for_now ? [ 'code' => 450, 'message' => 'Try again later' ] : [ 'code' => 550, 'message' => 'No such user here' ] ] );
	}
}
