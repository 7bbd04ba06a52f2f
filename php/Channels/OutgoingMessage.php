<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** A message on its way out, whole: a channel needs nothing else to send it. */
final class OutgoingMessage {

	/**
	 * @param Address                  $from        name to show; the channel replaces the address by the mailbox's where they differ
	 * @param list<Address>            $to
	 * @param list<Address>            $cc
	 * @param list<Address>            $bcc
	 * @param string                   $html        without signature
	 * @param string                   $message_id  without <>; minted before the first attempt, the same on every retry
	 * @param list<string>             $references  without <>, oldest first
	 * @param string                   $reply_token what a plus-address or body token carries, e.g. `t12.0a1b…`
	 * @param list<OutgoingAttachment> $attachments
	 * @param bool                     $is_internal to somebody of our own: no signature, and it is told when it cannot be delivered
	 * @param list<string>             $taken       addresses that have it already: a provider took it for them before
	 * @param list<Earlier>            $earlier     what was said before in the open, oldest first
	 * @param string                   $history     how much of it to quote; '' as the mailbox has it
	 * @param string                   $locale      language of the customer, such as "hu_HU"; '' for the site's
	 * @param string                   $topic       the conversation's subject as it began
	 * @param string                   $thread_index Outlook's name of the conversation, base64, as the customer's last mail had it
	 * @param int                      $began_at    when the conversation began: milliseconds, UTC
	 */
	public function __construct(
		public readonly int $id,
		public readonly int $ticket_id,
		public readonly int $mailbox_id,
		public readonly Address $from,
		public readonly array $to,
		public readonly array $cc,
		public readonly array $bcc,
		public readonly string $subject,
		public readonly string $html,
		public readonly string $text,
		public readonly string $message_id,
		public readonly string $in_reply_to = '',
		public readonly array $references = [],
		public readonly string $reply_token = '',
		public readonly array $attachments = [],
		public readonly bool $is_automatic = false,
		public readonly bool $is_internal = false,
		public readonly array $taken = [],
		public readonly array $earlier = [],
		public readonly string $history = '',
		public readonly string $locale = '',
		public readonly string $topic = '',
		public readonly string $thread_index = '',
		public readonly int $began_at = 0,
	) {
	}
}
