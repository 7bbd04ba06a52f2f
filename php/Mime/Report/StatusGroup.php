<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Report;

use Deskfold\Mime\HeaderBlock;

/** What a delivery report (RFC 3464) says about one recipient. */
final class StatusGroup {

	/** Bytes of a report that are looked at: a hundred recipients need far less. */
	private const LIMIT = 262_144;

	private function __construct(
		public readonly string $recipient,
		public readonly string $action,
		public readonly string $status,
		public readonly string $diagnostic,
	) {
	}

	public static function of( string $recipient, string $action, string $status, string $diagnostic ): self {
		return new self( $recipient, strtolower( $action ), $status, trim( (string) preg_replace( '/^\s*(?:smtp|x-\w[\w-]*|unix)\s*;\s*/i', '', $diagnostic ) ) );
	}

	/** @return list<self> */
	public static function read_all( string $report ): array {
		$groups = [];
		foreach ( explode( "\n\n", (string) preg_replace( '/\n[ \t]*\n/', "\n\n", str_replace( "\r\n", "\n", trim( substr( $report, 0, self::LIMIT ) ) ) ) ) as $block ) {
			$fields = HeaderBlock::read( $block );
			$names  = array_filter( array_map( [ self::class, 'address' ], [ $fields->first( 'final-recipient' ), $fields->first( 'original-recipient' ), $fields->first( 'x-actual-recipient' ) ] ), static fn ( string $name ): bool => '' !== $name );
			if ( [] === $names ) {
				continue;
			}
			preg_match( '/\b([245]\.\d{1,3}\.\d{1,3})\b/', $fields->first( 'status' ) . ' ' . $fields->first( 'diagnostic-code' ), $status );
			$groups[] = self::of( array_values( $names )[0], (string) strtok( $fields->first( 'action' ) . ' ', " (;\t" ), $status[1] ?? '', $fields->first( 'diagnostic-code' ) );
			if ( count( $groups ) >= 100 ) {
				break;
			}
		}
		return $groups;
	}

	public function is_success(): bool {
		return 1 === preg_match( '/^(?:deliver|relay|expand|success)/', $this->action ) || ( '' === $this->action && '2' === ( $this->status[0] ?? '' ) );
	}

	/** The server's own words, with the status where they do not name it. */
	public function reason(): string {
		return '' !== $this->status && false !== strpos( $this->diagnostic, $this->status ) ? $this->diagnostic : trim( $this->status . ' ' . $this->diagnostic );
	}

	public function is_delay(): bool {
		return str_starts_with( $this->action, 'delay' );
	}

	private static function address( string $field ): string {
		$semicolon = strpos( $field, ';' );
		$text      = false === $semicolon ? $field : substr( $field, $semicolon + 1 );
		return 1 === preg_match( '/(?:"[^"\n]{1,64}"|[^\s<>"(),;]+)@[^\s<>"\'(),;]+/', $text, $match ) ? rtrim( $match[0], '.' ) : '';
	}
}
