<?php
declare( strict_types=1 );

namespace Deskfold\Email;

/** One step of the connection test, in words for the owner of the shop. */
final class TestStep implements \JsonSerializable {

	public function __construct(
		public readonly string $name,
		public readonly bool $ok,
		public readonly string $message,
		public readonly string $advice = '',
	) {
	}

	/** @return array{name: string, ok: bool, message: string, advice: string} */
	public function jsonSerialize(): array {
		return [
			'name'    => $this->name,
			'ok'      => $this->ok,
			'message' => $this->message,
			'advice'  => $this->advice,
		];
	}
}
