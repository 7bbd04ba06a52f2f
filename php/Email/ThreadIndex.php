<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\OutgoingMessage;

/**
 * Thread-Index, by which Outlook and Exchange keep a conversation together: 22 bytes that name it, then 5 for each answer
 * ([MS-OXOMSG] 2.2.1.3). Theirs is continued; where they have none, the ticket gives one that stays the same.
 */
final class ThreadIndex {

	private const NAME   = 22;
	private const ANSWER = 5;

	/** So many answers deep is deep enough for a header. */
	private const DEEPEST = 20;

	/** 100 nanoseconds from 1601 to 1970. */
	private const EPOCH = 116_444_736_000_000_000;

	/** @param int $now milliseconds, UTC */
	public static function of( OutgoingMessage $message, int $now ): string {
		$theirs = self::read( $message->thread_index );
		$known  = null !== $theirs ? $theirs : self::begun( $message );
		if ( null === $theirs && [] === $message->references ) {
			return base64_encode( $known );
		}
		return base64_encode( substr( $known, 0, self::NAME + self::ANSWER * self::DEEPEST ) . self::answer( $known, $now ) );
	}

	/** Null when it is none. */
	private static function read( string $field ): ?string {
		$bytes = base64_decode( (string) preg_replace( '/\s+/', '', $field ), true );
		return false !== $bytes && strlen( $bytes ) >= self::NAME && 0 === ( strlen( $bytes ) - self::NAME ) % self::ANSWER && "\x01" === $bytes[0] ? $bytes : null;
	}

	private static function begun( OutgoingMessage $message ): string {
		return substr( pack( 'J', self::EPOCH + $message->began_at * 10_000 ), 0, 6 ) . substr( sha1( "conversation {$message->reply_token}", true ), 0, 16 );
	}

	private static function answer( string $known, int $now ): string {
		/** @var array{1: int} $began */
		$began = unpack( 'J', substr( $known, 0, 6 ) . "\0\0" );
		$delta = max( 0, self::EPOCH + $now * 10_000 - $began[1] );
		// Within 1.7 years the finer unit fits.
		$bits = $delta < 2 ** 49 ? ( $delta >> 18 ) & 0x7fffffff : 0x80000000 | ( ( $delta >> 23 ) & 0x7fffffff );
		return pack( 'N', $bits ) . "\0";
	}
}
