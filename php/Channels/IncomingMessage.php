<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** A message from outside, read: the same shape for every channel. */
final class IncomingMessage {

	/** Marks: what kind of message it is, where people should know. */
	public const ENCRYPTED = 'encrypted';
	public const SIGNED    = 'signed';
	public const CALENDAR  = 'calendar';
	public const TNEF      = 'tnef';
	/** One of several mails that a large one was cut into. */
	public const PARTIAL = 'partial';
	/** A file that lies somewhere else. */
	public const EXTERNAL = 'external';
	/** Something went over a limit and is only in the original. */
	public const CUT = 'cut';
	/** The whole mail was too large to be taken in. */
	public const OVERSIZE = 'oversize';

	/**
	 * @param string                   $text         the visible part: without the quote
	 * @param string                   $html         sanitised visible part; '' when the sender wrote none
	 * @param list<Address>            $to
	 * @param list<Address>            $cc
	 * @param string                   $message_id   without <>; '' when there is none
	 * @param list<string>             $references   without <>, oldest first
	 * @param ?int                     $sent_at      milliseconds, UTC, as the sender says
	 * @param list<IncomingAttachment> $attachments
	 * @param list<string>             $delivered_to every address that this copy was addressed to
	 * @param list<string>             $problems     what was damaged, in English, for logs
	 * @param list<string>             $marks        of the constants above
	 * @param string                   $full_text    text and quote together
	 * @param ?int                     $ticket_id    only from channels where the sender proved who they are
	 * @param ?int                     $customer_id  the same
	 * @param ?Feedback                $feedback     set where $is_feedback_report
	 * @param bool                     $is_receipt   says that somebody read, or deleted, a mail of ours (RFC 8098); $is_auto_reply too
	 * @param ?Authentication          $authentication what mail servers say about the sender; null when none says anything
	 * @param list<string>             $tags         for the ticket that it opens: what our own form says, never a sender
	 * @param string                   $priority     the same; '' for the usual one
	 * @param string                   $thread_index Outlook's name of the conversation, base64 as it came
	 */
	public function __construct(
		public readonly ?Address $from,
		public readonly string $subject = '',
		public readonly string $text = '',
		public readonly string $html = '',
		public readonly string $quoted_text = '',
		public readonly string $quoted_html = '',
		public readonly array $to = [],
		public readonly array $cc = [],
		public readonly ?Address $reply_to = null,
		public readonly string $message_id = '',
		public readonly string $in_reply_to = '',
		public readonly array $references = [],
		public readonly ?int $sent_at = null,
		public readonly array $attachments = [],
		public readonly array $delivered_to = [],
		public readonly bool $is_auto_reply = false,
		public readonly ?Bounce $bounce = null,
		public readonly bool $is_feedback_report = false,
		public readonly ?Forwarded $forwarded = null,
		public readonly array $problems = [],
		public readonly string $full_text = '',
		public readonly ?int $ticket_id = null,
		public readonly ?int $customer_id = null,
		public readonly string $locale = '',
		public readonly ?Feedback $feedback = null,
		public readonly bool $is_receipt = false,
		public readonly ?Authentication $authentication = null,
		public readonly string $thread_index = '',
		public readonly array $marks = [],
		public readonly Automatic $automatic = Automatic::None,
		public readonly ?ReadReceipt $receipt = null,
		public readonly array $tags = [],
		public readonly string $priority = '',
	) {
	}

	/** A copy with some properties changed. */
	public function with( mixed ...$changes ): self {
		/** @phpstan-ignore argument.type (named arguments of the same properties) */
		return new self( ...array_merge( get_object_vars( $this ), $changes ) );
	}

	/** Who should be seen as the writer: Reply-To where it names somebody, else From. */
	public function sender(): ?Address {
		if ( null !== $this->reply_to && '' !== $this->reply_to->email ) {
			$name = '' !== $this->reply_to->name ? $this->reply_to->name : ( $this->from->name ?? '' );
			return new Address( $this->reply_to->email, $name );
		}
		return $this->from;
	}
}
