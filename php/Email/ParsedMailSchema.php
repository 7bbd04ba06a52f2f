<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\Address;
use Deskfold\Channels\Forwarded;
use Deskfold\Channels\IncomingAttachment;
use Deskfold\Channels\IncomingMessage;

/** What `wp deskfold mail parse` prints for one mail. Names and fields are a contract. */
final class ParsedMailSchema {

	/**
	 * @param string $source where the mail came from: a path, or `-`
	 * @return array<string, mixed>
	 */
	public static function present( IncomingMessage $mail, string $source ): array {
		return [
			'source'             => $source,
			'subject'            => $mail->subject,
			'from'               => self::address( $mail->from ),
			'to'                 => array_map( [ self::class, 'address' ], $mail->to ),
			'cc'                 => array_map( [ self::class, 'address' ], $mail->cc ),
			'reply_to'           => self::address( $mail->reply_to ),
			'message_id'         => $mail->message_id,
			'in_reply_to'        => $mail->in_reply_to,
			'references'         => $mail->references,
			'date'               => null === $mail->sent_at ? null : gmdate( 'Y-m-d\TH:i:s\Z', intdiv( $mail->sent_at, 1000 ) ),
			'text'               => $mail->full_text,
			'html'               => trim( $mail->html . "\n" . $mail->quoted_html ),
			'reply_text'         => $mail->text,
			'attachments'        => array_map( [ self::class, 'attachment' ], $mail->attachments ),
			'is_auto_reply'      => $mail->is_auto_reply,
			'is_receipt'         => $mail->is_receipt,
			'is_bounce'          => null !== $mail->bounce,
			'failed_recipients'  => $mail->bounce->recipients ?? [],
			'bounce_kind'        => $mail->bounce?->kind,
			'bounce'             => null === $mail->bounce ? null : get_object_vars( $mail->bounce ),
			'is_feedback_report' => $mail->is_feedback_report,
			'feedback'           => null === $mail->feedback ? null : get_object_vars( $mail->feedback ),
			'forwarded'          => self::forwarded( $mail->forwarded ),
			'problems'           => $mail->problems,
			'marks'              => $mail->marks,
		];
	}

	/** @return ?array<string, mixed> */
	private static function forwarded( ?Forwarded $mail ): ?array {
		return null === $mail ? null : [
			'from'    => self::address( $mail->from ),
			'to'      => array_map( [ self::class, 'address' ], $mail->to ),
			'cc'      => array_map( [ self::class, 'address' ], $mail->cc ),
			'date'    => $mail->date,
			'subject' => $mail->subject,
			'text'    => $mail->text,
			'message' => $mail->message,
		];
	}

	/** @return ?array{name: string, address: string} */
	private static function address( ?Address $address ): ?array {
		return null === $address ? null : [
			'name'    => $address->name,
			'address' => $address->email,
		];
	}

	/** @return array{name: string, size: int, type: string, inline: bool} */
	private static function attachment( IncomingAttachment $attachment ): array {
		return [
			'name'   => $attachment->name,
			'size'   => strlen( $attachment->bytes ),
			'type'   => $attachment->type,
			'inline' => $attachment->inline,
		];
	}
}
