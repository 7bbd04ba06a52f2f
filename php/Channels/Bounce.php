<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** A server's report that a message of ours did not arrive (RFC 3464 and the many that are not). */
final class Bounce {

	public const HARD = 'hard';
	public const SOFT = 'soft';

	/**
	 * @param self::HARD|self::SOFT $kind
	 * @param list<string>          $recipients          addresses that failed
	 * @param string                $original_message_id of the mail that bounced, without <>
	 */
	public function __construct(
		public readonly string $kind,
		public readonly array $recipients = [],
		public readonly string $original_message_id = '',
		public readonly string $reason = '',
	) {
	}
}
