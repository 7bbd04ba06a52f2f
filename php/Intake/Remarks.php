<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Channels\IncomingMessage;

/** What an agent should know about a message that cannot be shown in full, in a line of words. */
final class Remarks {

	/** '' when there is nothing to say. */
	public static function on( IncomingMessage $message ): string {
		$words = [];
		foreach ( $message->marks as $mark ) {
			$words[] = self::of( $mark );
		}
		return implode( ' ', array_filter( $words, static fn ( string $one ): bool => '' !== $one ) );
	}

	private static function of( string $mark ): string {
		return match ( $mark ) {
			IncomingMessage::ENCRYPTED => __( 'This mail is encrypted. Its text is inside the attachment and can only be read with the key of its receiver.', 'deskfold' ),
			IncomingMessage::PARTIAL   => __( 'This is one piece of a larger mail that was cut into several. The other pieces arrive as mails of their own.', 'deskfold' ),
			IncomingMessage::EXTERNAL  => __( 'The sender did not attach a file but wrote down where it lies. Nothing was fetched from there.', 'deskfold' ),
			IncomingMessage::CUT       => __( 'This mail is larger than what can be shown. What is missing here is in the original.', 'deskfold' ),
			IncomingMessage::OVERSIZE  => __( 'This mail was too large to be taken in. It is still in the mailbox.', 'deskfold' ),
			default                    => '',
		};
	}
}
