<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** What came in, byte for byte, before anybody has looked inside. */
final class RawMessage {

	/**
	 * @param string $external_id the provider's name for it: unique in the channel and mailbox
	 * @param string $bytes       of what is too large to be read at once only the beginning
	 * @param int    $received_at milliseconds, UTC
	 * @param ?int   $size        bytes as they came; null when these are all
	 * @param string $sha256      of all bytes, hex; '' when nobody has counted
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $channel,
		public readonly int $mailbox_id,
		public readonly string $external_id,
		public readonly string $bytes,
		public readonly int $received_at,
		public readonly ?int $size = null,
		public readonly string $sha256 = '',
	) {
	}

	public function is_cut(): bool {
		return null !== $this->size && $this->size > strlen( $this->bytes );
	}
}
