<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** One recipient that a provider did not take, while it took others. */
final class Refusal {

	/** @param bool $is_final the same again will be refused again */
	public function __construct(
		public readonly string $address,
		public readonly string $words,
		public readonly bool $is_final,
	) {
	}
}
