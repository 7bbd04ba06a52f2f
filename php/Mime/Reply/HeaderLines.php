<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Reply;

/** A block of `From: … Sent: … To: … Subject: …` in the text of a mail: the head of a quoted or forwarded one. */
final class HeaderLines {

	private const MAX_LINES = 16;
	/** Bytes of a block in one line; with it, the whole mail may stand in that line. */
	private const MAX_ROW = 65_536;

	/** @var array<string, string> label in lower case → field */
	private static array $labels = [];

	/**
	 * @param int                   $from   first line of the block
	 * @param int                   $to     the line after its last
	 * @param array<string, string> $fields by MailWords::LABELS
	 */
	private function __construct(
		public readonly int $from,
		public readonly int $to,
		public readonly array $fields,
	) {
	}

	/**
	 * @param list<string> $lines
	 * @param bool         $announced whether a line above said that a mail follows: then two fields are enough
	 */
	public static function read( array $lines, int $at, bool $announced = false ): ?self {
		$first = self::field( $lines[ $at ] );
		if ( null === $first ) {
			return null;
		}
		$fields = [];
		$last   = '';
		$to     = $at;
		$stop   = min( count( $lines ), $at + self::MAX_LINES );
		for ( $line = $at; $line < $stop; $line++ ) {
			$text = self::bare( $lines[ $line ] );
			if ( '' === $text ) {
				continue;
			}
			$field = self::field( $lines[ $line ] );
			if ( null !== $field ) {
				if ( isset( $fields[ $field[0] ] ) && 'cc' !== $field[0] ) {
					break;
				}
				[ $last, $value ] = $field;
				$fields[ $last ]  = isset( $fields[ $last ] ) ? $fields[ $last ] . ', ' . $value : $value;
				$to               = $line + 1;
				continue;
			}
			if ( $line !== $to || ! ( self::goes_on( $last, $fields[ $last ] ?? '', $lines[ $line ], $text ) || self::is_between( $fields, $lines, $line ) ) ) {
				break;
			}
			$fields[ $last ] = trim( $fields[ $last ] . ' ' . $text );
			$to              = $line + 1;
		}
		return self::is_one( $fields, $announced ) ? new self( $at, $to, $fields ) : null;
	}

	public static function may_begin( string $line ): bool {
		return null !== self::field( $line );
	}

	/**
	 * The same block written into one line, as some webmails do.
	 */
	public static function read_row( string $row ): ?self {
		if ( strlen( $row ) > self::MAX_ROW ) {
			return null;
		}
		$labels = implode( '|', array_map( static fn ( string $list ): string => $list, MailWords::LABELS ) );
		$count  = preg_match_all( '/(?:^|(?<=[\s>\p{L}\d]))(' . $labels . ')\s?[:：]\s*/u', $row, $found, PREG_SET_ORDER | PREG_OFFSET_CAPTURE );
		if ( false === $count || $count < 3 ) {
			return null;
		}
		$fields = [];
		foreach ( $found as $index => $match ) {
			$start = $match[0][1] + strlen( $match[0][0] );
			$end   = $found[ $index + 1 ][0][1] ?? strlen( $row );
			$field = self::label( $match[1][0] );
			if ( null !== $field && ! isset( $fields[ $field ] ) ) {
				$fields[ $field ] = trim( substr( $row, $start, $end - $start ) );
			}
		}
		return self::is_one( $fields, true ) ? new self( 0, 1, $fields ) : null;
	}

	/** @return ?array{string, string} field and value */
	private static function field( string $line ): ?array {
		$colon = strpos( $line, ':' );
		$wide  = strpos( $line, '：' );
		$at    = false === $colon ? $wide : ( false === $wide ? $colon : min( $colon, $wide ) );
		// No label is longer, in letters of four bytes and with what may stand before it.
		if ( false === $at || $at > 200 || strlen( $line ) > 4000 ) {
			return null;
		}
		// No label has more than four words.
		$label = ltrim( substr( $line, 0, $at ), " >*_|\t" );
		if ( substr_count( $label, ' ' ) > 5 || 1 !== preg_match( '/^[\s>*_|\x{200e}\x{200f}]*([^:：<>"@]{1,40}?)[\s*_]*$/u', $label, $match ) ) {
			return null;
		}
		$field = self::label( $match[1] );
		return null === $field ? null : [ $field, trim( substr( $line, $at + ( $at === $wide ? 3 : 1 ) ), " \t*_" ) ];
	}

	private static function label( string $label ): ?string {
		if ( [] === self::$labels ) {
			foreach ( MailWords::LABELS as $field => $list ) {
				foreach ( explode( '|', str_replace( [ '\\', '?', '.' ], '', $list ) ) as $word ) {
					self::$labels[ $word ]                          ??= $field;
					self::$labels[ mb_strtolower( $word, 'UTF-8' ) ] ??= $field;
				}
			}
		}
		$label = rtrim( $label, '. ' );
		return self::$labels[ $label ] ?? self::$labels[ strtolower( $label ) ] ?? ( strlen( $label ) > 80 ? null : self::$labels[ mb_strtolower( trim( (string) preg_replace( '/[\s\x{a0}\x{3000}]+/u', ' ', $label ) ), 'UTF-8' ) ] ?? null );
	}

	/**
	 * Whether another field follows: then the line is the wrapped rest of the one above it.
	 *
	 * @param array<string, string> $fields
	 * @param list<string>          $lines
	 */
	private static function is_between( array $fields, array $lines, int $line ): bool {
		$next = isset( $lines[ $line + 1 ] ) && strlen( $lines[ $line ] ) < 200 ? self::field( $lines[ $line + 1 ] ) : null;
		return null !== $next && ! isset( $fields[ $next[0] ] );
	}

	/** Long lists of recipients are wrapped. */
	private static function goes_on( string $field, string $value, string $line, string $text ): bool {
		if ( strlen( $text ) > 300 ) {
			return false;
		}
		if ( 'to' === $field || 'cc' === $field || 'from' === $field ) {
			return 1 === preg_match( '/[,;<]$/', $value ) || 1 === preg_match( '/^(?:[^@\s]+@[^@\s]+|.{0,60}<[^@\s<>]+@[^@\s<>]+>[,;]?)/', $text ) || ( 'from' === $field && '' === $value );
		}
		return '' === $value || ( 'subject' === $field && 1 === preg_match( '/^(?:\t| {2,})\S/', $line ) );
	}

	/** @param array<string, string> $fields */
	private static function is_one( array $fields, bool $announced ): bool {
		if ( ! isset( $fields['from'] ) || '' === $fields['from'] ) {
			return false;
		}
		if ( $announced ) {
			return count( $fields ) >= 2;
		}
		// "From: 12 May, To: 15 May, Subject: the wedding" is no head of a mail.
		$has_mail = false !== strpos( implode( ' ', $fields ), '@' );
		return count( $fields ) >= ( false !== strpos( $fields['from'], '@' ) ? 2 : 3 ) && ( $has_mail || isset( $fields['date'], $fields['subject'] ) || [ 'from', 'date', 'to' ] === array_slice( array_keys( $fields ), 0, 3 ) );
	}

	private static function bare( string $line ): string {
		return trim( (string) preg_replace( '/^[\s>|]+/u', '', $line ) );
	}
}
