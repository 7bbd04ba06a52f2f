<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Channels\IncomingMessage;
use Deskfold\Core\Secrets;

/**
 * Keyed names by which an agent's answer finds its notification: `a7.<mac>` in the reply address, and the Message-ID
 * `dfn.7.<agent>.<secret>.<mac>@host`. 64 bits of HMAC over notification, agent, ticket and secret: bound to all of them.
 */
final class AnswerToken {

	private const PURPOSE = 'notification';
	private const ADDRESS = '/\+(a(\d{1,18})\.[0-9a-f]{16})@/i';
	private const ID      = '/^(dfn\.(\d{1,18})\.\d{1,18}\.[0-9a-f]{16}\.[0-9a-f]{16})@/i';

	public function __construct( private readonly Secrets $secrets ) {
	}

	/** For the local part of the reply address. */
	public function of( Notification $one ): string {
		return "a{$one->id}." . $this->mac( $one );
	}

	/** @return string without <>; the same for every attempt to send it */
	public function message_id( Notification $one ): string {
		$host = wp_parse_url( home_url(), PHP_URL_HOST );
		return $this->name( $one ) . '@' . ( is_string( $host ) && '' !== $host ? strtolower( $host ) : 'localhost' );
	}

	/** Whether a token that was read is this notification's, to the last character. */
	public function fits( string $token, Notification $one ): bool {
		$token = strtolower( $token );
		return hash_equals( $this->of( $one ), $token ) || hash_equals( $this->name( $one ), $token );
	}

	/**
	 * What looks like a token of ours, best first, true or not.
	 *
	 * @return list<array{int, string}> number of a notification, and the whole token
	 */
	public static function in( IncomingMessage $message ): array {
		$found = [];
		foreach ( $message->delivered_to as $address ) {
			$found[] = self::read( self::ADDRESS, $address );
		}
		foreach ( [ $message->in_reply_to, ...array_reverse( array_slice( $message->references, -100 ) ) ] as $id ) {
			$found[] = self::read( self::ID, $id );
		}
		return array_values( array_filter( $found ) );
	}

	/** @return ?array{int, string} */
	public static function in_message_id( string $message_id ): ?array {
		return self::read( self::ID, $message_id );
	}

	/** @return ?array{int, string} */
	private static function read( string $pattern, string $text ): ?array {
		return 1 === preg_match( $pattern, $text, $found ) ? [ (int) $found[2], $found[1] ] : null;
	}

	private function name( Notification $one ): string {
		return "dfn.{$one->id}.{$one->agent_id}.{$one->secret}." . $this->mac( $one );
	}

	private function mac( Notification $one ): string {
		return substr( $this->secrets->mac( "{$one->id}:{$one->agent_id}:{$one->ticket_id}:{$one->secret}", self::PURPOSE ), 0, 16 );
	}
}
