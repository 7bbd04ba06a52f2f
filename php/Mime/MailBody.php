<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** What a mail says, in UTF-8 with plain line ends: its texts, its files, and its machine-readable reports. */
final class MailBody {

	/**
	 * @param string                      $html    not sanitised yet
	 * @param list<MailFile>              $files
	 * @param list<string>                $marks   words of Enclosures
	 * @param array<string, list<string>> $reports by type: delivery-status, disposition-notification, feedback-report, rfc822, rfc822-headers
	 */
	public function __construct(
		public readonly string $text,
		public readonly string $html,
		public readonly array $files,
		public readonly array $reports,
		public readonly array $marks = [],
	) {
	}
}
