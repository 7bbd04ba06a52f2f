<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\Address;

/** One entry of the conversation, and while it is a reply on its way: the outbox's row. Times are milliseconds, UTC. */
final class Message {

	public const INCOMING = 'incoming';
	public const REPLY    = 'reply';
	public const NOTE     = 'note';
	public const NOTICE   = 'notice';

	public const RECEIVED  = 'received';
	public const QUEUED    = 'queued';
	public const SENDING   = 'sending';
	public const SENT      = 'sent';
	public const FAILED    = 'failed';
	public const UNCERTAIN = 'uncertain';
	public const NONE      = 'none';

	/** Written to go later; kept back because the conversation went on without it. */
	public const SCHEDULED = 'scheduled';
	public const HELD      = 'held';

	/**
	 * @param list<Address> $to
	 * @param list<Address> $cc
	 * @param list<Address> $bcc
	 * @param string        $message_id  RFC 5322, without <>
	 * @param list<string>  $references  without <>, oldest first
	 * @param string        $client_key  who made it names it once: the same key is the same message
	 * @param int           $raw_id      the raw mail it was read from; 0 for none
	 * @param string        $failure     why it was not delivered, in words for people
	 * @param string        $warning     what the agent should know before trusting it
	 * @param string        $thread_index Outlook's name of the conversation, base64
	 * @param string        $history     how much of the conversation it quotes when it is sent; '' as the mailbox has it
	 * @param array<mixed>  $match_info  which threading candidates were tried, and what became of them
	 * @param string        $thread_key  what its sender's program calls the conversation, hashed; see ThreadKeys
	 * @param int           $moved_from  the ticket in which it stood before; 0 while it stands where it came in
	 * @param string        $subject     where it has one of its own; '' for the ticket's
	 * @param string        $then_status of the ticket, once it has gone that is to go later
	 */
	public function __construct(
		public readonly int $id,
		public readonly int $ticket_id,
		public readonly string $kind,
		public readonly Actor $author,
		public readonly string $channel,
		public readonly string $state,
		public readonly string $text,
		public readonly string $html,
		public readonly int $created_at,
		public readonly string $quoted_text = '',
		public readonly string $quoted_html = '',
		public readonly array $to = [],
		public readonly array $cc = [],
		public readonly array $bcc = [],
		public readonly string $message_id = '',
		public readonly string $in_reply_to = '',
		public readonly array $references = [],
		public readonly string $client_key = '',
		public readonly int $raw_id = 0,
		public readonly int $attempts = 0,
		public readonly ?int $next_attempt_at = null,
		public readonly string $failure = '',
		public readonly ?int $sent_at = null,
		public readonly bool $is_auto_reply = false,
		public readonly string $warning = '',
		public readonly array $match_info = [],
		public readonly string $thread_key = '',
		public readonly int $moved_from = 0,
		public readonly string $history = '',
		public readonly string $thread_index = '',
		public readonly string $subject = '',
		public readonly string $then_status = '',
	) {
	}

	/** Whether it waits for its time, or for somebody to look: nobody outside has seen it. */
	public function is_later(): bool {
		return self::SCHEDULED === $this->state || self::HELD === $this->state;
	}

	/** A copy with some properties changed. */
	public function with( mixed ...$changes ): self {
		/** @phpstan-ignore argument.type (named arguments of the same properties) */
		return new self( ...array_merge( get_object_vars( $this ), $changes ) );
	}
}
