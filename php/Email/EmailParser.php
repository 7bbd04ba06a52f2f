<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\Address;
use Deskfold\Channels\IncomingAttachment;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Mime\AddressList;
use Deskfold\Mime\BodyReader;
use Deskfold\Mime\DateReader;
use Deskfold\Mime\EncodedWord;
use Deskfold\Mime\HeaderBlock;
use Deskfold\Mime\Html\HtmlReader;
use Deskfold\Mime\Html\HtmlText;
use Deskfold\Mime\MailFile;
use Deskfold\Mime\MessageIds;
use Deskfold\Mime\MimeParser;
use Deskfold\Mime\Problems;

/** Raw mail → IncomingMessage. Pure, and never at a loss: what cannot be read is shown as it stands and named in `problems`. */
final class EmailParser {

	public function __invoke( string $bytes ): IncomingMessage {
		$problems = new Problems();
		$root     = MimeParser::parse( $bytes, $problems );
		$headers  = $root->headers;
		$hint     = $root->content->get( 'charset' );
		$body     = BodyReader::read( $root, $problems );
		$html     = HtmlReader::read( $body->html, $problems );
		$text     = '' !== trim( $body->text ) ? $body->text : HtmlText::of( $html );
		return new IncomingMessage(
			from: self::addresses( $headers, 'from', $hint )[0] ?? null,
			subject: EncodedWord::decode( $headers->first( 'subject' ), $hint ),
			text: trim( $text ),
			html: trim( $html->html() ),
			to: self::addresses( $headers, 'to', $hint ),
			cc: self::addresses( $headers, 'cc', $hint ),
			reply_to: self::addresses( $headers, 'reply-to', $hint )[0] ?? null,
			message_id: MessageIds::one( $headers->first( 'message-id' ) ),
			in_reply_to: MessageIds::read( $headers->first( 'in-reply-to' ) )[0] ?? '',
			references: MessageIds::read( implode( ' ', $headers->all( 'references' ) ) ),
			sent_at: DateReader::ms( $headers->first( 'date' ) ),
			attachments: array_map(
				static fn ( MailFile $file ): IncomingAttachment => new IncomingAttachment( $file->name, $file->type, $file->bytes, $file->inline, $file->content_id ),
				$body->files
			),
			problems: $problems->list(),
			full_text: trim( $text ),
		);
	}

	/** @return list<Address> */
	private static function addresses( HeaderBlock $headers, string $name, string $hint ): array {
		$found = [];
		foreach ( $headers->all( $name ) as $field ) {
			foreach ( AddressList::read( $field, $hint ) as $address ) {
				if ( '' !== $address->email ) {
					$found[] = new Address( $address->email, $address->name );
				}
			}
		}
		return $found;
	}
}
