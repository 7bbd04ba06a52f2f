<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Reply;

use Deskfold\Mime\MailAddress;

/** A mail inside the text of another, as its forwarding program wrote it down. */
final class ForwardedMail {

	/**
	 * @param list<MailAddress> $to
	 * @param list<MailAddress> $cc
	 * @param string            $date    in the words of the forwarding program
	 * @param string            $message what stands above the forwarded mail
	 */
	public function __construct(
		public readonly ?MailAddress $from,
		public readonly string $subject,
		public readonly string $text,
		public readonly array $to = [],
		public readonly array $cc = [],
		public readonly string $date = '',
		public readonly string $message = '',
	) {
	}
}
