<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\Address;
use Deskfold\Customers\Customer;

/** A message as a row, there and back. */
final class MessageRow {

	/** @param array<string, string|null> $row */
	public static function read( array $row ): Message {
		$recipients = self::decode( $row['recipients'] );
		return new Message(
			id: (int) $row['id'],
			ticket_id: (int) $row['ticket_id'],
			kind: (string) $row['kind'],
			author: self::author( $row ),
			channel: (string) $row['channel'],
			state: (string) $row['state'],
			text: (string) $row['text'],
			html: (string) $row['html'],
			created_at: (int) $row['created_at'],
			quoted_text: (string) $row['quoted_text'],
			quoted_html: (string) $row['quoted_html'],
			to: self::addresses( $recipients['to'] ?? [] ),
			cc: self::addresses( $recipients['cc'] ?? [] ),
			bcc: self::addresses( $recipients['bcc'] ?? [] ),
			message_id: (string) $row['message_id'],
			in_reply_to: (string) $row['in_reply_to'],
			references: '' === (string) $row['reference_ids'] ? [] : explode( ' ', (string) $row['reference_ids'] ),
			client_key: (string) $row['client_key'],
			raw_id: (int) $row['raw_id'],
			attempts: (int) $row['attempts'],
			next_attempt_at: null === $row['next_attempt_at'] ? null : (int) $row['next_attempt_at'],
			failure: (string) $row['failure'],
			sent_at: null === $row['sent_at'] ? null : (int) $row['sent_at'],
			is_auto_reply: '1' === (string) $row['is_auto_reply'],
			warning: (string) $row['warning'],
			match_info: self::decode( $row['match_info'] ),
			thread_key: (string) $row['thread_key'],
			moved_from: (int) $row['moved_from'],
			history: (string) $row['history'],
			thread_index: (string) $row['thread_index'],
			subject: (string) $row['subject'],
			then_status: (string) $row['then_status']
		);
	}

	/** @return array<string, string|int|null> without the id */
	public static function write( Message $message ): array {
		return [
			'ticket_id'       => $message->ticket_id,
			'kind'            => $message->kind,
			'author_kind'     => $message->author->kind,
			'author_id'       => $message->author->id,
			'author_name'     => mb_substr( $message->author->name, 0, 190 ),
			'author_address'  => mb_substr( $message->author->address, 0, 320 ),
			'channel'         => $message->channel,
			'state'           => $message->state,
			'text'            => $message->text,
			'html'            => self::unless_empty( $message->html ),
			'quoted_text'     => self::unless_empty( $message->quoted_text ),
			'quoted_html'     => self::unless_empty( $message->quoted_html ),
			'recipients'      => self::encode(
				[
					'to'  => $message->to,
					'cc'  => $message->cc,
					'bcc' => $message->bcc,
				]
			),
			'client_key'      => $message->client_key,
			'raw_id'          => $message->raw_id,
			'attempts'        => $message->attempts,
			'next_attempt_at' => $message->next_attempt_at,
			'failure'         => self::unless_empty( $message->failure ),
			'sent_at'         => $message->sent_at,
			'is_auto_reply'   => (int) $message->is_auto_reply,
			'warning'         => self::unless_empty( $message->warning ),
			'match_info'      => [] === $message->match_info ? null : self::encode( $message->match_info ),
			'moved_from'      => $message->moved_from,
			'history'         => $message->history,
			'created_at'      => $message->created_at,
			'subject'         => mb_substr( $message->subject, 0, 500 ),
			'then_status'     => $message->then_status,
		] + self::threading( $message );
	}

	/** @return array<string, ?string> by what it is found, and what it answers */
	private static function threading( Message $message ): array {
		return [
			'message_id'    => mb_substr( $message->message_id, 0, 500 ),
			'in_reply_to'   => mb_substr( $message->in_reply_to, 0, 500 ),
			'reference_ids' => mb_strcut( implode( ' ', $message->references ), 0, 20_000 ),
			'thread_key'    => self::unless_empty( $message->thread_key ),
			'thread_index'  => 1 === preg_match( '~^[A-Za-z0-9+/=]{1,255}$~', $message->thread_index ) ? $message->thread_index : null,
		];
	}

	/** @param array<string, string|null> $row */
	private static function author( array $row ): Actor {
		$id      = (int) $row['author_id'];
		$name    = (string) $row['author_name'];
		$address = (string) $row['author_address'];
		return match ( $row['author_kind'] ) {
			Actor::CUSTOMER => Actor::customer( new Customer( $id, $name, '', '', 0 ), $name, $address ),
			Actor::AGENT    => Actor::agent( $id, $name, $address ),
			default         => Actor::system(),
		};
	}

	/** @return list<Address> */
	public static function addresses( mixed $stored ): array {
		return is_array( $stored ) ? array_values( array_map( Address::from_array( ... ), array_filter( $stored, 'is_array' ) ) ) : [];
	}

	/** @return array<mixed> */
	private static function decode( ?string $json ): array {
		$value = null === $json ? [] : json_decode( $json, true );
		return is_array( $value ) ? $value : [];
	}

	private static function encode( mixed $value ): string {
		return (string) wp_json_encode( $value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
	}

	private static function unless_empty( string $text ): ?string {
		return '' === $text ? null : $text;
	}
}
