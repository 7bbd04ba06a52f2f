<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** One mail address with its display name. The address is kept as written; compare with key(). */
final class Address implements \JsonSerializable {

	/** Addresses behind which nobody reads, or nobody who asked us something. */
	private const NOBODY = '/^(?:.*[._-])?(?:no[._-]?reply|do[._-]?not[._-]?reply|dont[._-]?reply|no[._-]?respon(?:der|se|d)|ne[._-]?pas[._-]?repondre|nicht[._-]?antworten|mailer[._-]?daemon|mail[._-]?daemon|postmaster|hostmaster|webmaster|abuse|root|daemon|nobody|bounces?|auto[._-]?(?:reply|confirm|mailer|responder)|notifications?|newsletter|listserv|majordomo|mailman|owner|request|unsubscribe)(?:[._+-].*)?@/';

	public function __construct(
		public readonly string $email,
		public readonly string $name = '',
	) {
	}

	/** The form in which addresses are compared: no provider tells case apart in practice. */
	public function key(): string {
		return mb_strtolower( trim( $this->email ), 'UTF-8' );
	}

	/** Without what stands behind a plus sign. */
	public function bare(): string {
		return (string) preg_replace( '/\+[^@]*(?=@)/', '', $this->key() );
	}

	public function is_nobody(): bool {
		return 1 === preg_match( self::NOBODY, $this->key() );
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
