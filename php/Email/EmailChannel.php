<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\Channel;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Channels\RawMessage;
use Deskfold\Channels\Receipt;

/** Conversations by mail. */
final class EmailChannel implements Channel {

	public const NAME = 'email';

	public function __construct(
		private readonly EmailParser $parser,
		private readonly MailboxStore $mailboxes,
		private readonly SendMail $send,
	) {
	}

	public function name(): string {
		return self::NAME;
	}

	public function parse( RawMessage $raw ): IncomingMessage {
		$message = ( $this->parser )( $raw->bytes );
		$message = $raw->is_cut() ? OversizeNotice::on( $message, (int) $raw->size ) : $message;
		if ( null === $message->authentication ) {
			return $message;
		}
		return $message->with( authentication: $message->authentication->trusting( $this->mailboxes->authserv_id( $raw->mailbox_id ) ) );
	}

	public function deliver( OutgoingMessage $message ): Receipt {
		return ( $this->send )( $message );
	}
}
