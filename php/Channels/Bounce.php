<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** A server's report that a message of ours did not arrive, or not yet (RFC 3464 and the many that are not). */
final class Bounce {

	public const HARD = 'hard';
	public const SOFT = 'soft';

	/**
	 * @param self::HARD|self::SOFT $kind                hard: the address itself is dead
	 * @param list<string>          $recipients          addresses that failed
	 * @param string                $original_message_id of the mail that bounced, without <>
	 * @param string                $reason              the server's own words, one line, at most 300 characters
	 * @param bool                  $is_delayed          the server goes on trying; always soft
	 * @param bool                  $is_structured       read from machine-readable fields, not from words
	 * @param string                $status              RFC 3463, `5.1.1`; '' when the report names none
	 * @param list<string>          $hard_recipients     those of them whose address is dead; all of them where the kind is hard
	 */
	public function __construct(
		public readonly string $kind,
		public readonly array $recipients = [],
		public readonly string $original_message_id = '',
		public readonly string $reason = '',
		public readonly bool $is_delayed = false,
		public readonly bool $is_structured = false,
		public readonly string $status = '',
		public readonly array $hard_recipients = [],
	) {
	}
}
