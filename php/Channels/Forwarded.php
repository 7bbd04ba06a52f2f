<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** The mail inside a forwarded mail, as far as it can be read from the text. */
final class Forwarded {

	/**
	 * @param list<Address> $to
	 * @param list<Address> $cc
	 * @param string        $date    as it is written there, in whatever language
	 * @param string        $message what the person who forwarded it wrote above
	 * @param string        $html    sanitised; '' unless it came as an attachment
	 * @param list<IncomingAttachment> $attachments those inside a mail that came as an attachment
	 */
	public function __construct(
		public readonly ?Address $from,
		public readonly string $subject = '',
		public readonly string $text = '',
		public readonly array $to = [],
		public readonly array $cc = [],
		public readonly string $date = '',
		public readonly string $message = '',
		public readonly string $html = '',
		public readonly array $attachments = [],
	) {
	}
}
