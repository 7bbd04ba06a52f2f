<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Report;

/** The text of a report in two halves: the words of the server, and the copy of our mail that some put below them. */
final class BounceText {

	private const LIMIT = 20000;
	/** Where the copy begins. */
	private const COPY = '/^[ \t>]*(?:-{2,}[^\n]{0,80}(?:copy|original (?:mess|mail|e-?m)|returned|undelivered|header|below this line|message follows|unsent|original message)[^\n]{0,80}|(?:below is (?:a copy|the)|original (?:message|mail|e-?mail)(?: headers?| follows)?|this is a copy|the (?:original|returned|unsent) message(?! (?:was|arrived|has|is|could|cannot|that))|your (?:original )?message (?:headers|follows|reads)|message (?:header|contents|follows|text)|(?:start of )?returned message|undelivered message|copy of (?:the|your))[^\n]{0,80}:?[ \t]*|received: (?:from|by) [^\n]*|return-path: ?<[^\n]*|message-id: ?<[^\n]*(?!(?:\n[^\n]*){1,12}?\n[ \t]*(?:recipient address:|your message (?:cannot|could not))))$/im';
	private const LATE = '/delayed|still (?:being|retrying|trying|queued|in the queue)|will (?:be retried|continue|keep trying|retry)|warning message only|not (?:yet )?been delivered.{0,60}(?:yet|hours?)|do not need to resend/i';

	public readonly string $report;
	public readonly string $copy;

	public function __construct( string $text ) {
		$top = substr( $text, 0, self::LIMIT );
		if ( 1 === preg_match( self::COPY, $top, $match, PREG_OFFSET_CAPTURE, min( strlen( $top ), 40 ) ) ) {
			$top = substr( $top, 0, $match[0][1] );
		}
		$this->report = $top;
		$this->copy   = substr( $text, strlen( $top ) );
	}

	public function has_copy(): bool {
		return '' !== $this->copy;
	}

	/** Whether the server says that it goes on trying. */
	public function is_late( string $subject ): bool {
		return 1 === preg_match( self::LATE, $subject . ' ' . $this->report );
	}

	/** The line that says why, in the server's own words. */
	public function reason(): string {
		foreach ( [ '/^.*(?<![\d.])(?:[45]\d\d[ -]|[45]\.\d\.\d).*$/m', '/^.*(?:unknown|not found|does ?n.t exist|couldn.t be found|quota|rejected|refused|timed out|\bfull\b(?!@)).*$/im' ] as $line ) {
			if ( 1 === preg_match( $line, $this->report, $found ) ) {
				return $found[0];
			}
		}
		return $this->report;
	}

	/** What it says about each of several recipients: from its first mention to that of the next. */
	public function about( string $recipient, string ...$others ): string {
		$at = stripos( $this->report, $recipient );
		if ( false === $at ) {
			return $this->report;
		}
		$end = strlen( $this->report );
		foreach ( $others as $other ) {
			$next = stripos( $this->report, $other );
			if ( false !== $next && $next > $at && $next < $end ) {
				$end = $next;
			}
		}
		$words = substr( $this->report, $at, $end - $at );
		return strlen( $words ) > strlen( $recipient ) + 20 ? $words : $this->report;
	}
}
