<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** One mail address with its display name. The address is kept as written; compare with key(). */
final class Address implements \JsonSerializable {

	public function __construct(
		public readonly string $email,
		public readonly string $name = '',
	) {
	}

	/** The form in which addresses are compared: no provider tells case apart in practice. */
	public function key(): string {
		return mb_strtolower( trim( $this->email ), 'UTF-8' );
	}

	/** @return array{name: string, email: string} */
	public function jsonSerialize(): array {
		return [
			'name'  => $this->name,
			'email' => $this->email,
		];
	}

	/** @param array<mixed> $stored as jsonSerialize() gave it */
	public static function from_array( array $stored ): self {
		$email = $stored['email'] ?? '';
		$name  = $stored['name'] ?? '';
		return new self( is_string( $email ) ? $email : '', is_string( $name ) ? $name : '' );
	}
}
