<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Attachments\Attachment;
use Deskfold\Attachments\AttachmentSchema;
use Deskfold\Channels\Address;

/** A message as the desk reads it. */
final class MessageSchema {

	/** @return array<string, mixed> JSON Schema */
	public static function schema(): array {
		[ $whole, $text ] = [ [ 'type' => 'integer' ], [ 'type' => 'string' ] ];
		$maybe     = [ 'type' => [ 'integer', 'null' ] ];
		$addresses = [ 'type' => 'array', 'items' => [ '$ref' => 'Address' ] ];
		return [
			'title'      => 'Message',
			'type'       => 'object',
			'properties' => [
				'id'              => $whole,
				'ticket_id'       => $whole,
				'kind'            => [ 'enum' => [ Message::INCOMING, Message::REPLY, Message::NOTE, Message::NOTICE ] ],
				'author_kind'     => [ 'enum' => [ Actor::CUSTOMER, Actor::AGENT, Actor::SYSTEM ] ],
				'author_id'       => $whole,
				'author_name'     => $text,
				'author_address'  => $text,
				'channel'         => $text,
				'state'           => [ 'enum' => [ Message::RECEIVED, Message::QUEUED, Message::SENDING, Message::SENT, Message::FAILED, Message::UNCERTAIN, Message::NONE, Message::SCHEDULED, Message::HELD ] ],
				'text'            => $text,
				'html'            => $text,
				'quoted_text'     => $text,
				'quoted_html'     => $text,
				'to'              => $addresses,
				'cc'              => $addresses,
				'bcc'             => $addresses,
				'people'          => $addresses + [ 'description' => 'Whom an answer to all reaches; empty for what is not the customer\'s.' ],
				'client_key'      => $text,
				'failure'         => $text,
				'attempts'        => $whole,
				'next_attempt_at' => $maybe,
				'sent_at'         => $maybe,
				'created_at'      => $whole,
				'attachments'     => [ 'type' => 'array', 'items' => [ '$ref' => 'Attachment' ] ],
				'is_auto_reply'   => [ 'type' => 'boolean' ],
				'warning'         => $text,
				'has_raw'         => [ 'type' => 'boolean' ],
				'subject'         => $text,
				'moved_from'      => $maybe,
			],
		];
	}

	/** @return array<string, array<string, mixed>> */
	public static function words(): array {
		return [
			'Address' => [
				'type'       => 'object',
				'properties' => [
					'name'  => [ 'type' => 'string' ],
					'email' => [ 'type' => 'string' ],
				],
			],
		];
	}

	/**
	 * @param list<Attachment> $attachments
	 * @param list<Address>    $people
	 * @return array<string, mixed>
	 */
	public static function present( Message $message, array $attachments, array $people ): array {
		return [
			'id'              => $message->id,
			'ticket_id'       => $message->ticket_id,
			'kind'            => $message->kind,
			'author_kind'     => $message->author->kind,
			'author_id'       => $message->author->id,
			'author_name'     => $message->author->name,
			'author_address'  => $message->author->address,
			'channel'         => $message->channel,
			'state'           => $message->state,
			'text'            => $message->text,
			'html'            => $message->html,
			'quoted_text'     => $message->quoted_text,
			'quoted_html'     => $message->quoted_html,
			'to'              => $message->to,
			'cc'              => $message->cc,
			'bcc'             => $message->bcc,
			'people'          => $people,
			'client_key'      => $message->client_key,
			'failure'         => $message->failure,
			'attempts'        => $message->attempts,
			'next_attempt_at' => $message->next_attempt_at,
			'sent_at'         => $message->sent_at,
			'created_at'      => $message->created_at,
			'attachments'     => array_map( AttachmentSchema::present( ... ), $attachments ),
			'is_auto_reply'   => $message->is_auto_reply,
			'warning'         => $message->warning,
			'has_raw'         => $message->raw_id > 0 && 'email' === $message->channel,
			'subject'         => $message->subject,
			'moved_from'      => 0 === $message->moved_from ? null : $message->moved_from,
		];
	}
}
