<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** What came in, byte for byte, before anybody has looked inside. */
final class RawMessage {

	/**
	 * @param string $external_id the provider's name for it: unique in the channel and mailbox
	 * @param int    $received_at milliseconds, UTC
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $channel,
		public readonly int $mailbox_id,
		public readonly string $external_id,
		public readonly string $bytes,
		public readonly int $received_at,
	) {
	}
}
