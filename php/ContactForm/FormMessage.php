<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Channels\IncomingAttachment;

/** A message that was sent through a form on this site, checked and whole. */
final class FormMessage {

	/**
	 * @param int                      $sent_at     milliseconds, UTC
	 * @param list<IncomingAttachment> $attachments
	 * @param string                   $consent     the words that the visitor agreed to
	 * @param string                   $page        address of the page that showed the form
	 * @param ?int                     $ticket_id   a reply to it, by somebody who proved that it is theirs
	 * @param ?int                     $customer_id the same
	 * @param ?Topic                   $topic       what it is about, where the form asked
	 */
	public function __construct(
		public readonly string $name,
		public readonly string $email,
		public readonly string $subject,
		public readonly string $text,
		public readonly int $sent_at,
		public readonly array $attachments = [],
		public readonly string $locale = '',
		public readonly string $consent = '',
		public readonly string $page = '',
		public readonly ?int $ticket_id = null,
		public readonly ?int $customer_id = null,
		public readonly ?Topic $topic = null,
	) {
	}
}
