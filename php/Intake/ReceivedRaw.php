<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Channels\RawMessage;

/** Bytes that cannot be lost any more. */
final class ReceivedRaw {

	/**
	 * @param bool        $is_new  false when the same arrival had been stored before
	 * @param ?RawMessage $claimed for whoever wanted to read it at once
	 */
	public function __construct(
		public readonly int $id,
		public readonly bool $is_new,
		public readonly ?RawMessage $claimed = null,
	) {
	}
}
