<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** The header fields of a mail or of one of its parts, unfolded, in order, still encoded. */
final class HeaderBlock {

	public const CUT = 'headers over the size limit were cut';

	/**
	 * @param array<string, non-empty-list<string>> $fields   by lower-case name
	 * @param list<string>                          $problems
	 * @param string                                $rest     text that stood among the headers and is none
	 * @param list<string>                          $order    the names, as the fields stand
	 */
	public function __construct(
		private readonly array $fields,
		public readonly array $problems = [],
		public readonly string $rest = '',
		private readonly array $order = [],
	) {
	}

	public static function read( string $block ): self {
		[ $fields, $order, $problems, $last, $is_broken ] = [ [], [], [], '', false ];
		if ( strlen( $block ) > Limits::HEADER_BYTES ) {
			$block      = substr( $block, 0, Limits::HEADER_BYTES );
			$problems[] = self::CUT;
		}
		if ( false !== strpos( $block, "\0" ) ) {
			$block = str_replace( "\0", '', $block );
		}
		$lines = explode( "\n", (string) preg_replace( '/\r?\n[ \t]+/', ' ', $block ) );
		foreach ( $lines as $number => $line ) {
			$line  = rtrim( $line, "\r" );
			$colon = strpos( $line, ':' );
			if ( false !== $colon && $colon > 0 ) {
				$name = rtrim( substr( $line, 0, $colon ), " \t" );
				// A name has no blanks, no control characters and no 8-bit bytes (RFC 5322, 3.6.8).
				if ( '' !== $name && strcspn( $name, " \t\"<>()[],;\\" ) === strlen( $name ) && 1 !== preg_match( '/[^!-~]/', $name ) ) {
					$last              = strtolower( $name );
					$order[]           = $last;
					$fields[ $last ][] = trim( substr( $line, $colon + 1, Limits::FIELD_BYTES ), " \t" );
					continue;
				}
			}
			if ( '' === trim( $line ) || ( 0 === $number && 1 === preg_match( '/^>?From /', $line ) ) ) {
				continue;
			}
			if ( '' === $last || ! self::more_follow( $lines, $number ) ) {
				$problems[] = 'text among the headers';
				return new self( $fields, $problems, implode( "\n", array_slice( $lines, $number ) ), $order );
			}
			// A field that somebody wrapped without indenting it.
			$field             = (string) array_pop( $fields[ $last ] );
			$fields[ $last ][] = substr( $field . ' ' . $line, 0, Limits::FIELD_BYTES );
			$is_broken         = true;
		}
		if ( $is_broken ) {
			$problems[] = 'a header line without a name was joined to the one before';
		}
		return new self( $fields, $problems, '', $order );
	}

	/** The first field of that name, '' when there is none. */
	public function first( string $name ): string {
		return $this->fields[ $name ][0] ?? '';
	}

	/** @return list<string> */
	public function all( string $name ): array {
		return $this->fields[ $name ] ?? [];
	}

	public function has( string $name ): bool {
		return isset( $this->fields[ $name ] );
	}

	/** How many fields of one name stand above the first of another; 0 where there is no such other. */
	public function count_above( string $name, string $other ): int {
		$first = array_search( $other, $this->order, true );
		return false === $first ? 0 : count( array_keys( array_slice( $this->order, 0, $first ), $name, true ) );
	}

	/**
	 * Whether one of the next lines is a header again.
	 *
	 * @param list<string> $lines
	 */
	private static function more_follow( array $lines, int $number ): bool {
		foreach ( array_slice( $lines, $number + 1, 15 ) as $line ) {
			if ( 1 === preg_match( '/^(?:[A-Z][a-z]*(?:-[A-Za-z]+)+|X-[\w-]+|From|To|Cc|Subject|Date|Received|Sender):/i', $line ) ) {
				return true;
			}
		}
		return false;
	}
}
