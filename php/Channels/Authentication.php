<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/**
 * What mail servers say about where a mail comes from, and whom of them we believe. Anybody can write such a field into a
 * mail: a pass counts only from the server that the mailbox trusts, and only where nobody but it can have written.
 */
final class Authentication {

	/** Second-level names under which registries of countries give out domains: nobody's own. */
	private const SHARED = [ 'ac', 'co', 'com', 'edu', 'gob', 'gov', 'gv', 'ltd', 'me', 'mil', 'ne', 'net', 'or', 'org', 'plc', 'sch' ];

	/**
	 * @param string                    $from_domain of the From address, lower case, ASCII; '' when there is not exactly one
	 * @param list<AuthenticationStamp> $stamps      as they stand in the mail: the newest first
	 * @param string                    $spf_hint    what the topmost Received-SPF says; it may only speak against a mail
	 * @param string                    $trusted     the server whose word counts (authserv-id); '.example.com' for all of that domain; '' for none
	 */
	public function __construct(
		public readonly string $from_domain,
		public readonly array $stamps = [],
		public readonly string $spf_hint = '',
		public readonly string $trusted = '',
	) {
	}

	public function trusting( string $server ): self {
		return new self( $this->from_domain, $this->stamps, $this->spf_hint, strtolower( trim( $server ) ) );
	}

	/** Whether a server that we trust vouches for the domain in From: by DMARC, or by a DKIM signature of that domain. */
	public function is_aligned_pass(): bool {
		return null !== $this->vouched();
	}

	/** The domain that is vouched for; null when none is. */
	public function vouched(): ?string {
		$results = $this->believed();
		$dmarc   = self::verdict( $results, AuthenticationResult::DMARC );
		if ( 'pass' === $dmarc ) {
			return $this->aligned( $results, AuthenticationResult::DMARC );
		}
		// Many domains publish no policy: their signature still says who wrote. A policy that failed is not argued with.
		return in_array( $dmarc, [ 'none', 'bestguesspass' ], true ) ? $this->aligned( $results, AuthenticationResult::DKIM ) : null;
	}

	/**
	 * Whether the mail very likely does not come from where it says. While no trusted server has spoken, the topmost one
	 * is heard, whoever it is: nobody forges a failure of their own.
	 */
	public function is_fail(): bool {
		$results = $this->believed();
		if ( [] === $results ) {
			$results = $this->stamps[0]->results ?? [];
		}
		$dmarc = self::verdict( $results, AuthenticationResult::DMARC );
		if ( in_array( $dmarc, [ 'pass', 'fail' ], true ) ) {
			return 'fail' === $dmarc;
		}
		$spf = self::verdict( $results, AuthenticationResult::SPF );
		$spf = 'none' === $spf && '' !== $this->spf_hint ? $this->spf_hint : $spf;
		return in_array( $spf, [ 'fail', 'softfail' ], true ) && null === $this->aligned( $results, AuthenticationResult::DKIM );
	}

	/** @return array{server: string, spf: string, dkim: string, dmarc: string, domain: string} for people to read; 'none' where nobody who counts has checked */
	public function summary(): array {
		$results = $this->believed();
		return [
			'server' => [] === $results ? '' : $this->trusted,
			'spf'    => self::verdict( $results, AuthenticationResult::SPF ),
			'dkim'   => self::verdict( $results, AuthenticationResult::DKIM ),
			'dmarc'  => self::verdict( $results, AuthenticationResult::DMARC ),
			'domain' => $this->vouched() ?? '',
		];
	}

	/**
	 * Above the first Received only our own border can have written: all its fields count. Further down a sender's own
	 * fields may follow: there only the topmost of all is believed.
	 *
	 * @return list<AuthenticationResult>
	 */
	private function believed(): array {
		$ours = array_filter( $this->stamps, fn ( AuthenticationStamp $stamp ): bool => $stamp->is_on_top && $this->trusts( $stamp->server ) );
		$ours = [] === $ours ? array_filter( array_slice( $this->stamps, 0, 1 ), fn ( AuthenticationStamp $stamp ): bool => $this->trusts( $stamp->server ) ) : $ours;
		return '' === $this->trusted ? [] : array_merge( ...array_map( static fn ( AuthenticationStamp $stamp ): array => $stamp->results, array_values( $ours ) ) );
	}

	private function trusts( string $server ): bool {
		return $server === $this->trusted || ( str_starts_with( $this->trusted, '.' ) && strlen( $this->trusted ) > 1 && str_ends_with( $server, $this->trusted ) );
	}

	/** @param list<AuthenticationResult> $results */
	private function aligned( array $results, string $method ): ?string {
		foreach ( $results as $result ) {
			if ( $method === $result->method && 'pass' === $result->result && self::are_aligned( $result->domain, $this->from_domain ) ) {
				return $result->domain;
			}
		}
		return null;
	}

	/**
	 * One result for each method: of several signatures one that passes is enough, of several senders one that fails is
	 * too many, and who contradicts themselves about the policy is not believed.
	 *
	 * @param list<AuthenticationResult> $results
	 */
	private static function verdict( array $results, string $method ): string {
		$ours   = array_filter( $results, static fn ( AuthenticationResult $result ): bool => $method === $result->method );
		$found  = array_values( array_unique( array_map( static fn ( AuthenticationResult $result ): string => $result->result, $ours ) ) );
		$before = match ( $method ) {
			AuthenticationResult::DMARC => count( $found ) > 1 ? [ 'fail' ] : [],
			AuthenticationResult::SPF   => array_intersect( [ 'fail', 'softfail', 'pass' ], $found ),
			default                     => array_intersect( [ 'pass' ], $found ),
		};
		return array_values( $before )[0] ?? $found[0] ?? 'none';
	}

	/**
	 * The same domain, or one the parent of the other: stricter than RFC 7489 (3.1.1), which lets sisters speak for each
	 * other and needs the list of all public suffixes for it.
	 */
	private static function are_aligned( string $one, string $other ): bool {
		if ( '' === $one || '' === $other || $one === $other ) {
			return '' !== $one && $one === $other;
		}
		$parent = strlen( $one ) < strlen( $other ) ? $one : $other;
		return str_ends_with( $parent === $one ? $other : $one, ".$parent" ) && ! self::is_shared( $parent );
	}

	private static function is_shared( string $domain ): bool {
		$labels = explode( '.', $domain );
		return 1 === count( $labels ) || ( 2 === count( $labels ) && 2 === strlen( $labels[1] ) && in_array( $labels[0], self::SHARED, true ) );
	}
}
