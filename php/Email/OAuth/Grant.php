<?php
declare( strict_types=1 );

namespace Deskfold\Email\OAuth;

/** What somebody allowed when they signed in for a mailbox. The tokens are not in here. */
final class Grant {

	/** @var string nobody signed in */
	public const NONE = 'none';

	/** @var string somebody did, with another account than the mailbox's address: a person must say that this is meant */
	public const ASKS = 'asks';

	/** @var string the provider no longer takes it */
	public const BROKEN = 'broken';

	public const WORKS  = 'works';
	public const STATES = [ self::NONE, self::ASKS, self::BROKEN, self::WORKS ];

	/**
	 * @param string $provider      '' for nobody
	 * @param string $account       mail address of whoever signed in
	 * @param string $confirmed_for the mailbox's address for which a person said that another account is meant
	 * @param string $broken        why it is no longer taken, for people
	 * @param ?int   $granted_at    milliseconds
	 */
	public function __construct(
		public readonly string $provider = '',
		public readonly string $account = '',
		public readonly string $confirmed_for = '',
		public readonly string $broken = '',
		public readonly ?int $granted_at = null,
	) {
	}

	/** @param string $provider which the mailbox wants */
	public function state( string $provider, string $address ): string {
		return match ( true ) {
			'' === $this->provider || $provider !== $this->provider => self::NONE,
			'' !== $this->broken                                     => self::BROKEN,
			! $this->is_meant_for( $address )                        => self::ASKS,
			default                                                  => self::WORKS,
		};
	}

	private function is_meant_for( string $address ): bool {
		$same = static fn ( string $text ): string => str_replace( '@googlemail.com', '@gmail.com', $text );
		return $same( $this->account ) === $same( $address ) || $this->confirmed_for === $address;
	}
}
