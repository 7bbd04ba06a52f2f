<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Problem;

/** Reads responses from the wire, with their literals, within limits. */
final class ImapReader {

	/** A folder of a million mails answers a search with one line of seven megabytes. */
	private const MAX_LINE     = 16777216;
	private const MAX_LITERALS = 64;
	private const SMALL        = 65536;

	public function __construct( private readonly Wire $wire ) {
	}

	/**
	 * @param int $limit bytes that the literals of this response may have together
	 * @throws Problem when the server breaks the rules, the limits or the connection
	 */
	public function next( int $limit = self::SMALL ): ImapResponse {
		$text     = '';
		$literals = [];
		while ( true ) {
			$line = $this->wire->line( self::MAX_LINE );
			if ( str_contains( $line, ImapResponse::MARK ) ) {
				throw WireProblem::protocol( $this->wire->server );
			}
			if ( 1 !== preg_match( '/~?\{(\d{1,18})\+?\}$/', $line, $found ) ) {
				return new ImapResponse( $text . $line, $literals );
			}
			$limit -= (int) $found[1];
			if ( $limit < 0 || count( $literals ) >= self::MAX_LITERALS ) {
				throw new Problem( 'mail_too_large', __( 'The mail server wants to send more than this site takes at once. We try again by ourselves.', 'deskfold' ), 502, true );
			}
			$text      .= substr( $line, 0, -strlen( $found[0] ) ) . ImapResponse::MARK . count( $literals ) . ImapResponse::MARK;
			$literals[] = $this->wire->bytes( (int) $found[1] );
		}
	}
}
