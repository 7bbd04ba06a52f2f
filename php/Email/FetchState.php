<?php
declare( strict_types=1 );

namespace Deskfold\Email;

/** How far a mailbox has been read. Never the Seen flag: people read the same folder in other programs. */
final class FetchState {

	/** After so many failures a mail is left in its folder and no longer asked for. */
	public const TRIES = 5;

	/**
	 * @param int             $uidvalidity 0 before the first fetch
	 * @param int             $last_uid    every mail up to here is stored, or is in $trouble
	 * @param int             $since_at    milliseconds: a first or repeated look at the whole folder starts on this day; 0 for all
	 * @param array<int, int> $trouble     failures by UID
	 * @param int             $failures    of the connection, in a row
	 */
	public function __construct(
		public readonly int $uidvalidity = 0,
		public readonly int $last_uid = 0,
		public readonly int $since_at = 0,
		public readonly array $trouble = [],
		public readonly int $failures = 0,
	) {
	}

	/** Other numbers mean a folder made anew: all is looked at again, and twins stop where raw mail is stored. */
	public function in( int $uidvalidity ): self {
		return $uidvalidity === $this->uidvalidity ? $this : new self( $uidvalidity, 0, $this->since_at, [], $this->failures );
	}

	public function read_to( int $uid ): self {
		return new self( $this->uidvalidity, max( $uid, $this->last_uid ), $this->since_at, $this->trouble, $this->failures );
	}

	public function failed_at( int $uid ): self {
		$trouble = [ $uid => ( $this->trouble[ $uid ] ?? 0 ) + 1 ] + $this->trouble;
		return ( new self( $this->uidvalidity, $this->last_uid, $this->since_at, $trouble, $this->failures ) )->read_to( $uid );
	}

	public function settled( int $uid ): self {
		$trouble = $this->trouble;
		unset( $trouble[ $uid ] );
		return new self( $this->uidvalidity, $this->last_uid, $this->since_at, $trouble, $this->failures );
	}

	/** @return list<int> mails to ask for once more */
	public function to_retry(): array {
		return array_keys( array_filter( $this->trouble, static fn ( int $tries ): bool => $tries < self::TRIES ) );
	}

	/** How many mails were given up. */
	public function given_up(): int {
		return count( $this->trouble ) - count( $this->to_retry() );
	}
}
