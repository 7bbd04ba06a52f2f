<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Channels\Address;
use Deskfold\Channels\Channel;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Channels\RawMessage;
use Deskfold\Channels\Receipt;
use Deskfold\Core\Problem;

/** Forms of this site as a channel: it only comes in. */
final class FormChannel implements Channel {

	public const NAME = 'form';

	public function name(): string {
		return self::NAME;
	}

	public function parse( RawMessage $raw ): IncomingMessage {
		$message = FormRaw::unpack( $raw->bytes );
		return new IncomingMessage(
			from: new Address( $message->email, $message->name ),
			subject: $message->subject,
			text: $message->text,
			sent_at: $message->sent_at,
			attachments: $message->attachments,
			full_text: $message->text,
			ticket_id: $message->ticket_id,
			customer_id: $message->customer_id,
			locale: $message->locale,
			tags: array_values( array_diff( [ $message->topic->tag ?? '' ], [ '' ] ) ),
			priority: $message->topic?->priority->value ?? '',
		);
	}

	/** Answers to a form go out by e-mail: a form has no way back. */
	public function deliver( OutgoingMessage $message ): Receipt {
		throw new Problem( 'form_cannot_deliver', __( 'A contact form cannot carry an answer. Answer by e-mail: connect a mailbox in the settings.', 'deskfold' ), 500 );
	}
}
