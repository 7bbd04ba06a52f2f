<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\IncomingMessage;

/** What in a message names a ticket, best first; each step is taken only when the ones before led nowhere. */
final class Candidates {

	public const REPLY_ADDRESS  = 'reply_address';
	public const BODY_TOKEN     = 'body_token';
	public const OUR_MESSAGE_ID = 'our_message_id';
	public const REFERENCES     = 'references';
	public const FORWARDED      = 'forwarded';
	public const BY_HAND        = 'by_hand';

	/** Ids that are looked up; those nearest to the answer and the very first count. */
	private const REFERENCES_MOST = 100;

	public function __construct(
		private readonly MessageStore $messages,
		private readonly ReplyToken $token,
	) {
	}

	/** @return iterable<array{how: string, candidate: string, ticket_id: int, token: string, forged: bool}> ticket_id: 0 when it names none that we know */
	public function __invoke( IncomingMessage $message ): iterable {
		foreach ( ReplyToken::in_addresses( $message->delivered_to ) as $token => $ticket_id ) {
			yield self::named( self::REPLY_ADDRESS, $token, $ticket_id, $token );
		}
		$texts = implode( "\n", array_unique( [ $message->full_text, $message->quoted_text, $message->quoted_html ] ) );
		foreach ( ReplyToken::in_text( $texts ) as $token => $ticket_id ) {
			yield self::named( self::BODY_TOKEN, ReplyToken::body_marker( $token ), $ticket_id, $token );
		}
		$named = array_values( array_unique( array_diff( [ $message->in_reply_to, ...array_reverse( array_slice( $message->references, -self::REFERENCES_MOST ) ) ], [ '' ] ) ) );
		$other = [];
		foreach ( $named as $message_id ) {
			$ticket_id = $this->token->ticket_of_message_id( $message_id );
			if ( null !== $ticket_id ) {
				yield self::named( self::OUR_MESSAGE_ID, $message_id, $ticket_id );
			} elseif ( ReplyToken::looks_like_ours( $message_id ) ) {
				yield [ 'forged' => true ] + self::named( self::OUR_MESSAGE_ID, $message_id, 0 );
			} else {
				$other[] = $message_id;
			}
		}
		yield from $this->known( $other, ThreadKeys::of( $message ) );
	}

	/**
	 * Ids and names that the sender gave, in one look at the table.
	 *
	 * @param list<string>                                              $message_ids
	 * @param list<array{how: string, candidate: string, key: string}> $keys
	 * @return iterable<array{how: string, candidate: string, ticket_id: int, token: string, forged: bool}>
	 */
	private function known( array $message_ids, array $keys ): iterable {
		$found = $this->messages->tickets_of_names( $message_ids, array_column( $keys, 'key' ) );
		foreach ( $message_ids as $message_id ) {
			// Anybody may give a mail the id of another one: all that bear it are tried.
			foreach ( $found[ sha1( $message_id ) ] ?? [ 0 ] as $ticket_id ) {
				yield self::named( self::REFERENCES, $message_id, $ticket_id );
			}
		}
		foreach ( $keys as [ 'how' => $how, 'candidate' => $candidate, 'key' => $key ] ) {
			foreach ( $found[ $key ] ?? [] as $ticket_id ) {
				yield self::named( $how, $candidate, $ticket_id );
			}
		}
	}

	/** @return array{how: string, candidate: string, ticket_id: int, token: string, forged: bool} */
	private static function named( string $how, string $candidate, int $ticket_id, string $token = '' ): array {
		return [
			'how'       => $how,
			'candidate' => $candidate,
			'ticket_id' => $ticket_id,
			'token'     => $token,
			'forged'    => false,
		];
	}
}
