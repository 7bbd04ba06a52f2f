<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Report;

use Deskfold\Mime\HeaderBlock;
use Deskfold\Mime\MailBody;

/** Which kind of machine wrote a mail. What only sounds like a machine counts as a notification: a person may be behind it. */
final class AutomaticKind {

	public const NONE         = '';
	public const REPLY        = 'reply';
	public const NOTIFICATION = 'notification';
	public const BULK         = 'bulk';
	public const DELIVERY     = 'delivery';

	/** Set by responders and nothing else: any value means it. */
	private const RESPONDERS = [ 'x-autoreply', 'x-auto-reply', 'x-autorespond', 'x-autoresponder', 'x-auto-responder', 'x-autoresponse', 'x-auto-response', 'x-autoreply-from', 'x-mail-autoreply', 'x-vacation', 'x-autorespond-from', 'x-away-message' ];

	/** @return self::NONE|self::REPLY|self::NOTIFICATION|self::BULK|self::DELIVERY */
	public static function of( HeaderBlock $headers, MailBody $body ): string {
		if ( isset( $body->reports['delivery-status'] ) || 1 === preg_match( '/report-type\s*=\s*"?delivery-status/i', $headers->first( 'content-type' ) ) ) {
			return self::DELIVERY;
		}
		if ( self::is_reply( $headers ) ) {
			return self::REPLY;
		}
		if ( $headers->has( 'list-id' ) || $headers->has( 'list-unsubscribe' ) || 1 === preg_match( '/^(?:bulk|junk|list)\b/i', $headers->first( 'precedence' ) ) ) {
			return self::BULK;
		}
		return Automatic::is_auto_reply( $headers, $body ) ? self::NOTIFICATION : self::NONE;
	}

	private static function is_reply( HeaderBlock $headers ): bool {
		foreach ( self::RESPONDERS as $name ) {
			if ( $headers->has( $name ) && 1 !== preg_match( '/^(?:no|false|0)$/i', $headers->first( $name ) ) ) {
				return true;
			}
		}
		return 1 === preg_match( '/^auto-replied\b/i', $headers->first( 'auto-submitted' ) )
			|| 1 === preg_match( '/^auto[_-]?reply\b/i', $headers->first( 'precedence' ) )
			|| 1 === preg_match( '/^auto[_-]?reply\b/i', $headers->first( 'x-precedence' ) )
			|| 1 === preg_match( '/autoresponder/i', $headers->first( 'delivered-to' ) )
			|| 1 === preg_match( '/vacation/i', $headers->first( 'x-apple-action' ) );
	}
}
