<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** A mail program says that a mail of ours was shown, or was not (RFC 8098). */
final class ReadReceipt {

	/** @param string $original_message_id of our mail, without <> */
	public function __construct(
		public readonly string $original_message_id,
		public readonly string $recipient,
		public readonly bool $is_read,
	) {
	}
}
