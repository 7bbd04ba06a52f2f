<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Channels\Address;

/** One case of the demo shop, as the script tells it. */
final class DemoTicket {

	public function __construct(
		public readonly string $key,
		public readonly Address $customer,
		public readonly string $subject,
		public readonly bool $is_form,
		public readonly string $locale,
		public readonly string $topic,
	) {
	}

	/** @param array<mixed> $told */
	public static function from_array( array $told ): self {
		$from = is_array( $told['from'] ?? null ) ? $told['from'] : [];
		$word = static fn ( string $name ): string => is_string( $told[ $name ] ?? null ) ? $told[ $name ] : '';
		return new self( $word( 'key' ), Address::from_array( $from ), $word( 'subject' ), 'form' === $word( 'channel' ), $word( 'locale' ), $word( 'topic' ) );
	}
}
