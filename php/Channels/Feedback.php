<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** What a provider passes on about a mail of ours (RFC 5965): most often that somebody called it spam. */
final class Feedback {

	/**
	 * @param string       $type                `abuse`, `fraud`, `auth-failure`, `not-spam` …
	 * @param list<string> $recipients          who complained, as far as the provider says so
	 * @param string       $original_message_id of the mail that it is about, without <>
	 */
	public function __construct(
		public readonly string $type,
		public readonly array $recipients = [],
		public readonly string $original_message_id = '',
	) {
	}
}
