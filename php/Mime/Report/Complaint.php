<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Report;

use Deskfold\Mime\AddressList;
use Deskfold\Mime\HeaderBlock;
use Deskfold\Mime\MailBody;
use Deskfold\Mime\MessageIds;

/** What a feedback report says: its fields (RFC 5965, 3), and the copy of the mail that it is about. */
final class Complaint {

	/** @param list<string> $recipients of the mail that it is about */
	private function __construct(
		public readonly string $type,
		public readonly array $recipients,
		public readonly string $original_message_id,
	) {
	}

	public static function read( HeaderBlock $headers, MailBody $body ): self {
		$notice = SesNotice::read( $body->text );
		if ( null !== $notice ) {
			return new self( 'abuse', $notice->recipients, $notice->original_message_id );
		}
		// One big provider writes the fields into the text.
		$fields     = HeaderBlock::read( $body->reports['feedback-report'][0] ?? substr( $body->text, (int) stripos( $body->text, 'Feedback-Type:' ), 4000 ) );
		$copy       = $body->reports['rfc822'][0] ?? $body->reports['rfc822-headers'][0] ?? '';
		$original   = HeaderBlock::read( explode( "\n\n", str_replace( "\r\n", "\n", substr( $copy, 0, 65536 ) ), 2 )[0] );
		$recipients = [ ...$fields->all( 'original-rcpt-to' ), ...$fields->all( 'removal-recipient' ), ...$headers->all( 'x-hmxmroriginalrecipient' ) ];
		$recipients = [] !== $recipients ? $recipients : $original->all( 'to' );
		return new self(
			self::word( $fields->first( 'feedback-type' ) ),
			self::addresses( $recipients ),
			MessageIds::one( '' !== $original->first( 'message-id' ) ? $original->first( 'message-id' ) : $fields->first( 'original-message-id' ) ),
		);
	}

	/** Providers that say no type pass on complaints. */
	private static function word( string $type ): string {
		return 1 === preg_match( '/^[a-z][a-z-]{0,30}/', strtolower( $type ), $match ) ? $match[0] : 'abuse';
	}

	/**
	 * @param list<string> $fields
	 * @return list<string>
	 */
	private static function addresses( array $fields ): array {
		$found = [];
		foreach ( $fields as $field ) {
			foreach ( AddressList::read( (string) preg_replace( '/^\s*rfc822\s*;/i', '', $field ) ) as $address ) {
				if ( false !== strpos( $address->email, '@' ) && count( $found ) < 100 ) {
					$found[ strtolower( $address->email ) ] ??= $address->email;
				}
			}
		}
		return array_values( $found );
	}
}
