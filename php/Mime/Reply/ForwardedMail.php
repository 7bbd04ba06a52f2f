<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Reply;

use Deskfold\Mime\MailAddress;

/** A mail inside the text of another, as its forwarding program wrote it down. */
final class ForwardedMail {

	public function __construct(
		public readonly ?MailAddress $from,
		public readonly string $subject,
		public readonly string $text,
	) {
	}
}
