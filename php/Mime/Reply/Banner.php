<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Reply;

/** "CAUTION: this email originated from outside": what a mail server wrote above the text, not the sender. */
final class Banner {

	private const MAX_LINES = 10;
	private const FIRST     = '/^[\[(*_>~\s-]*(?:caution|external(?: e-?mail| sender| message)?|warning|attention|achtung|externe? e-?mail|vorsicht|avertissement|courriel externe|e-?mail externe|atenci[oó]n|precauci[oó]n|correo externo|attenzione|email esterna|aten[cç][aã]o|let op|varning|advarsel|uwaga|upozornění|pozor|внимание|осторожно|注意|外部邮件|外部郵件)\b[\]):!*_\s.,-]/iu';
	private const REST      = '/originat|outside|external|extern|unknown sender|do(?:n\'t| not) (?:click|open)|au[sß]erhalb|ext[eé]rieur|fuera de|esterno|fora d|buiten|utanför|udenfor|utenfor|spoza|zewn|mimo|внешн|извне|外部/iu';

	/**
	 * How many lines at the top it takes; 0 where there is none, or nothing else.
	 *
	 * @param list<string> $lines
	 */
	public static function length( array $lines ): int {
		$count = count( $lines );
		$first = 0;
		while ( $first < $count && $first < self::MAX_LINES && '' === trim( $lines[ $first ], " \t*_-=" ) ) {
			++$first;
		}
		if ( ! isset( $lines[ $first ] ) || ! self::begins( $lines[ $first ] ) ) {
			return 0;
		}
		$end = $first;
		while ( $end < $count && $end < $first + self::MAX_LINES && '' !== trim( $lines[ $end ] ) ) {
			++$end;
		}
		$words = implode( ' ', array_slice( $lines, $first, $end - $first ) );
		return $end < $count && strlen( $words ) < 1000 && 1 === preg_match( self::REST, $words ) && '' !== trim( implode( '', array_slice( $lines, $end, 200 ) ) ) ? $end : 0;
	}

	public static function is_one( string $line ): bool {
		return self::begins( $line ) && 1 === preg_match( self::REST, $line );
	}

	private static function begins( string $line ): bool {
		return strlen( $line ) < 1000 && 1 === preg_match( self::FIRST, $line );
	}
}
