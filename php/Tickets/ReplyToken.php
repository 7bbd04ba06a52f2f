<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Secrets;

/**
 * Keyed names by which an answer finds its ticket again. A plus-address carries `t12.0123456789abcdef`; a Message-ID of
 * ours reads `df.12.<random>.<mac>@host`. 64 bits of HMAC each: a guess joins nothing.
 */
final class ReplyToken {

	private const PURPOSE = 'reply-token';

	public function __construct( private readonly Secrets $secrets ) {
	}

	/** For the local part of a reply address. */
	public function of( Ticket $ticket ): string {
		return "t{$ticket->id}." . $this->mac( "{$ticket->id}:{$ticket->reply_token}" );
	}

	/** Whether a token read from an address is this ticket's. */
	public function fits( string $token, Ticket $ticket ): bool {
		return hash_equals( $this->of( $ticket ), strtolower( $token ) );
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
	 * @return array<int, string> by ticket
	 */
	public static function in_addresses( array $addresses ): array {
		$tokens = [];
		foreach ( $addresses as $address ) {
			if ( 1 === preg_match( '/\+(t(\d{1,18})\.[0-9a-f]{16})@/i', $address, $found ) ) {
				$tokens[ (int) $found[2] ] = $found[1];
			}
		}
		return $tokens;
	}

	private function mac( string $text ): string {
		return substr( $this->secrets->mac( $text, self::PURPOSE ), 0, 16 );
	}
}
