<?php
declare( strict_types=1 );

namespace Deskfold\Email;

/** One response of an IMAP server (RFC 3501 §7, RFC 9051 §7): its text with the literals taken out and kept beside it. */
final class ImapResponse {

	/** Where a literal stood in the text: "\0<index>\0". No server may send a NUL outside of one. */
	public const MARK = "\0";

	public readonly string $tag;
	public readonly string $type;
	public readonly int $number;

	/** What follows the type. */
	public readonly string $rest;

	/** @param list<string> $literals */
	public function __construct( string $text, private readonly array $literals = [] ) {
		[ $this->tag, $tail ] = self::word( $text );
		[ $type, $tail ]      = self::word( $tail );
		$this->number         = ctype_digit( $type ) ? (int) $type : 0;
		if ( ctype_digit( $type ) ) {
			[ $type, $tail ] = self::word( $tail );
		}
		$this->type = strtoupper( $type );
		$this->rest = $tail;
	}

	public function is_untagged( string $type = '' ): bool {
		return '*' === $this->tag && ( '' === $type || $type === $this->type );
	}

	public function is_continuation(): bool {
		return '+' === $this->tag;
	}

	/** The bracketed code, such as "UIDVALIDITY 3857529045". */
	public function code(): string {
		return 1 === preg_match( '/^\[([^\]]*)\]/', $this->rest, $found ) ? $found[1] : '';
	}

	/** The number in a code of that name. */
	public function code_number( string $name ): ?int {
		return 1 === preg_match( '/^' . $name . ' (\d{1,18})$/i', $this->code(), $found ) ? (int) $found[1] : null;
	}

	/** The words for people. */
	public function words(): string {
		return trim( (string) preg_replace( '/^\[[^\]]*\]/', '', $this->rest ) );
	}

	/** @return list<int> of a SEARCH response */
	public function numbers(): array {
		return 0 === preg_match_all( '/\d{1,18}/', $this->rest, $found ) ? [] : array_map( 'intval', $found[0] );
	}

	/**
	 * The attributes of a FETCH response, names in capitals. Lists in brackets stay text.
	 *
	 * @return array<string, string>|null null when they cannot be read
	 */
	public function attributes(): ?array {
		if ( 1 !== preg_match( '/^\((.*)\)\s*$/s', $this->rest, $list ) ) {
			return null;
		}
		$name  = '[A-Z][A-Z0-9.\-]*(?:\[[^\]]*\](?:<\d+>)?)?';
		$text  = '"(?:[^"\\\\]++|\\\\.)*+"';
		$value = "(?<value>$text|\\0\\d+\\0|(?<list>\\((?:[^()\"]++|$text|(?&list))*+\\))|[^\\s()\"\\0]++)";
		$found = [];
		$at    = 0;
		$end   = strlen( rtrim( $list[1] ) );
		while ( $at < $end ) {
			if ( 1 !== preg_match( "~\\G\\s*(?<name>$name) $value~is", $list[1], $pair, 0, $at ) ) {
				return null;
			}
			$found[ strtoupper( $pair['name'] ) ] = $this->decoded( $pair['value'] );
			$at                                  += strlen( $pair[0] );
		}
		return $found;
	}

	private function decoded( string $value ): string {
		return match ( $value[0] ) {
			'"'        => (string) preg_replace( '/\\\\(.)/s', '$1', substr( $value, 1, -1 ) ),
			self::MARK => $this->literals[ (int) trim( $value, self::MARK ) ] ?? '',
			default    => 'NIL' === strtoupper( $value ) ? '' : $value,
		};
	}

	/** @return array{string, string} the first word and what follows the space */
	private static function word( string $text ): array {
		$parts = explode( ' ', $text, 2 );
		return [ $parts[0], $parts[1] ?? '' ];
	}
}
