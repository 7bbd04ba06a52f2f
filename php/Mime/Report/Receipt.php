<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Report;

use Deskfold\Mime\HeaderBlock;
use Deskfold\Mime\MailBody;
use Deskfold\Mime\MessageIds;

/** What a read receipt says (RFC 8098): which mail it means, whose it is, and whether it was shown or deleted unread. */
final class Receipt {

	private function __construct(
		public readonly string $original_message_id,
		public readonly string $recipient,
		public readonly bool $is_read,
	) {
	}

	public static function read( HeaderBlock $headers, MailBody $body ): self {
		$fields    = HeaderBlock::read( $body->reports['disposition-notification'][0] ?? $body->text );
		$original  = MessageIds::read( $fields->first( 'original-message-id' ) )[0] ?? '';
		$recipient = $fields->first( 'final-recipient' );
		$recipient = '' !== $recipient ? $recipient : $fields->first( 'original-recipient' );
		return new self(
			'' !== $original ? $original : ( MessageIds::read( $headers->first( 'in-reply-to' ) )[0] ?? '' ),
			1 === preg_match( '/[^\s<>;"]+@[^\s<>;"]+/', $recipient, $found ) ? $found[0] : '',
			1 === preg_match( '/;\s*displayed\b/i', $fields->first( 'disposition' ) )
		);
	}
}
