<?php
declare( strict_types=1 );

namespace Deskfold\Email;

/** One step of the connection test, in words for the owner of the shop. */
final class TestStep implements \JsonSerializable {

	/** @param string $ready how much waits to come in */
	public function __construct(
		public readonly string $name,
		public readonly bool $ok,
		public readonly string $message,
		public readonly string $advice = '',
		public readonly string $ready = '',
	) {
	}

	/** @return array{name: string, ok: bool, message: string, advice: string, ready: string} */
	public function jsonSerialize(): array {
		return [
			'name'    => $this->name,
			'ok'      => $this->ok,
			'message' => $this->message,
			'advice'  => $this->advice,
			'ready'   => $this->ready,
		];
	}
}
