<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Html;

/** What begins with `<!`, `<?` or an end tag without a name: it leaves nothing behind. */
final class Comment {

	/**
	 * @param int $lt where it begins
	 * @return int where reading goes on
	 */
	public static function end( string $html, int $lt ): int {
		if ( 0 === substr_compare( $html, '<!--', $lt, 4 ) ) {
			if ( '>' === ( $html[ $lt + 4 ] ?? '' ) || '->' === substr( $html, $lt + 4, 2 ) ) {
				return $lt + ( '>' === $html[ $lt + 4 ] ? 5 : 6 );
			}
			$end = strpos( $html, '-->', $lt + 4 );
			return false === $end ? strlen( $html ) : $end + 3;
		}
		if ( 0 === substr_compare( $html, '<![CDATA[', $lt, 9 ) ) {
			return min( strlen( $html ), $lt + 9 );
		}
		$gt = strpos( $html, '>', $lt );
		return false === $gt ? strlen( $html ) : $gt + 1;
	}
}
