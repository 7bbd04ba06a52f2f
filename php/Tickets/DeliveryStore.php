<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Database;

/** The log of what happened to messages on their way out. */
final class DeliveryStore {

	/** More than any message has; a server that reports without end must not fill the screen. */
	private const LIMIT = 100;

	public function __construct( private readonly Database $database ) {
	}

	public function add( Delivery $delivery ): void {
		$this->database->insert(
			'deliveries',
			[
				'message_id' => $delivery->message_id,
				'event'      => $delivery->event,
				'words'      => mb_strcut( $delivery->words, 0, 2000 ),
				'server'     => mb_substr( $delivery->server, 0, 253 ),
				'recipients' => (string) wp_json_encode( $delivery->recipients, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ),
				'took'       => $delivery->took,
				'created_at' => $delivery->created_at,
			]
		);
	}

	/** @return list<Delivery> the newest ones, oldest first */
	public function of_message( int $message_id ): array {
		$rows = $this->database->rows( 'SELECT * FROM %i WHERE message_id = %d ORDER BY id DESC LIMIT %d', $this->database->table( 'deliveries' ), $message_id, self::LIMIT );
		return array_map( self::read( ... ), array_reverse( $rows ) );
	}

	/** @return list<string> addresses for which a server took this message */
	public function taken( int $message_id ): array {
		$lists = $this->database->column( "SELECT recipients FROM %i WHERE message_id = %d AND event = 'sent'", $this->database->table( 'deliveries' ), $message_id );
		return array_merge( ...array_map( self::addresses( ... ), $lists ) );
	}

	/** @param array<string, string|null> $row */
	private static function read( array $row ): Delivery {
		return new Delivery(
			(int) $row['message_id'],
			(string) $row['event'],
			(string) $row['words'],
			(int) $row['created_at'],
			(string) $row['server'],
			self::addresses( (string) $row['recipients'] ),
			(int) $row['took'],
			(int) $row['id']
		);
	}

	/** @return list<string> */
	private static function addresses( string $stored ): array {
		$list = json_decode( $stored, true );
		return is_array( $list ) ? array_values( array_filter( $list, 'is_string' ) ) : [];
	}
}
