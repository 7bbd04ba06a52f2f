<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

/** Bytes that cannot be lost any more. */
final class ReceivedRaw {

	/** @param bool $is_new false when the same arrival had been stored before */
	public function __construct(
		public readonly int $id,
		public readonly bool $is_new,
	) {
	}
}
