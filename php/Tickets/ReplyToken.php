<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Secrets;

/**
 * Keyed names by which an answer finds its ticket again. A plus-address carries `t12.0123456789abcdef`; a Message-ID of
 * ours reads `df.12.<random>.<mac>@host`. 64 bits of HMAC each: a guess joins nothing. Where a mailbox has no plus-address and
 * a relay rewrites Message-IDs, the marker in the quoted text does the same.
 */
final class ReplyToken {

	private const PURPOSE = 'reply-token';

	/** Tokens of one mail that are tried: an honest one carries one. */
	private const MOST = 10;

	/** Bytes of a text that are searched for a marker. */
	private const TEXT = 400_000;

	public function __construct( private readonly Secrets $secrets ) {
	}

	/** For the local part of a reply address. */
	public function of( Ticket $ticket ): string {
		return "t{$ticket->id}." . $this->mac( "{$ticket->id}:{$ticket->reply_token}" );
	}

	/**
	 * What is printed below a mail of ours, for the quote of its answer to carry.
	 *
	 * @param string $token as of() gives it
	 */
	public static function body_marker( string $token ): string {
		return "ref:$token";
	}

	/** Whether a token read from an address or a text is this ticket's. */
	public function fits( string $token, Ticket $ticket ): bool {
		return hash_equals( $this->of( $ticket ), strtolower( $token ) );
	}

	/** Whether an id claims to be ours, rightly or not. */
	public static function looks_like_ours( string $message_id ): bool {
		return 1 === preg_match( '/^df\.\d+\./i', $message_id );
	}

	/** @return string without <> */
	public function mint_message_id( int $ticket_id, string $host ): string {
		$random = bin2hex( random_bytes( 8 ) );
		return "df.$ticket_id.$random." . $this->mac( "$ticket_id:$random" ) . "@$host";
	}

	/** The ticket that a Message-ID of ours belongs to; null when it is not ours or was tampered with. */
	public function ticket_of_message_id( string $message_id ): ?int {
		if ( 1 !== preg_match( '/^df\.(\d{1,18})\.([0-9a-f]{16})\.([0-9a-f]{16})@/', $message_id, $found ) ) {
			return null;
		}
		return hash_equals( $this->mac( "$found[1]:$found[2]" ), $found[3] ) ? (int) $found[1] : null;
	}

	/**
	 * The tokens in a list of addresses.
	 *
	 * @param list<string> $addresses
	 * @return array<string, int> ticket by token
	 */
	public static function in_addresses( array $addresses ): array {
		$tokens = [];
		foreach ( $addresses as $address ) {
			if ( 1 === preg_match( '/\+(t(\d{1,18})\.[0-9a-f]{16})@/i', $address, $found ) ) {
				$tokens[ strtolower( $found[1] ) ] = (int) $found[2];
			}
		}
		return array_slice( $tokens, 0, self::MOST );
	}

	/**
	 * The tokens that markers in a text carry, each once.
	 *
	 * @return array<string, int> ticket by token
	 */
	public static function in_text( string $text ): array {
		$tokens = [];
		preg_match_all( '/(?<![\w])ref:\s?(t(\d{1,18})\.[0-9a-f]{16})(?![\w])/i', mb_strcut( $text, 0, self::TEXT, '8bit' ), $found, PREG_SET_ORDER );
		foreach ( $found as $one ) {
			$tokens[ strtolower( $one[1] ) ] = (int) $one[2];
		}
		return array_slice( $tokens, 0, self::MOST );
	}

	private function mac( string $text ): string {
		return substr( $this->secrets->mac( $text, self::PURPOSE ), 0, 16 );
	}
}
