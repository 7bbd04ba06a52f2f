<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

use Deskfold\Channels\IncomingMessage;
use Deskfold\Customers\MarkAddress;
use Deskfold\Tickets\Candidates;
use Deskfold\Tickets\Matched;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\MessageReceived;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\ReplyToken;

/** A mail came in: its address works, and an answer with a key of ours shows that somebody reads there what we send. */
final class LearnAddress {

	/** Only our own mail tells these. */
	private const KEYED = [ Candidates::REPLY_ADDRESS, Candidates::BODY_TOKEN, Candidates::OUR_MESSAGE_ID ];

	public function __construct(
		private readonly MarkAddress $mark,
		private readonly ReadTickets $read,
	) {
	}

	public function __invoke( MessageReceived $news ): void {
		$sender   = $news->incoming?->sender();
		$identity = null === $sender ? null : $news->customer?->identity( $sender );
		if ( null === $sender || null === $identity || true === $news->incoming?->authentication?->is_fail() ) {
			return;
		}
		if ( null !== $identity->bounced_at ) {
			$this->mark->works( $sender );
		}
		if ( null === $identity->answered_at && ! $news->is_new_ticket && null !== $news->incoming && self::may_name_our_key( $news->incoming ) && self::names_our_key( $this->read->message( $news->message_id ) ) ) {
			$this->mark->answered( $sender );
		}
	}

	/** Most mails do not, and then nobody has to read what was found out about them. */
	private static function may_name_our_key( IncomingMessage $message ): bool {
		return [] !== array_filter( [ $message->in_reply_to, ...$message->references ], ReplyToken::looks_like_ours( ... ) )
			|| [] !== ReplyToken::in_addresses( $message->delivered_to )
			|| [] !== ReplyToken::in_text( "{$message->full_text}\n{$message->quoted_text}\n{$message->quoted_html}" );
	}

	/** A responder answers for whoever has the address, not for whoever reads there. */
	private static function names_our_key( Message $message ): bool {
		foreach ( $message->is_auto_reply ? [] : $message->match_info as $line ) {
			if ( is_array( $line ) && Matched::JOINED === ( $line['verdict'] ?? '' ) && in_array( $line['how'] ?? '', self::KEYED, true ) ) {
				return true;
			}
		}
		return false;
	}
}
