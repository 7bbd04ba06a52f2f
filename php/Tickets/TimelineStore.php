<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Database;

/** Lines of the timeline: only ever added. */
final class TimelineStore {

	public function __construct( private readonly Database $database ) {
	}

	/** @return int its id */
	public function add( Entry $entry ): int {
		return $this->database->insert(
			'timeline',
			[
				'ticket_id'    => $entry->ticket_id,
				'event'        => $entry->event,
				'actor_kind'   => $entry->actor_kind,
				'actor_id'     => $entry->actor_id,
				'actor_name'   => mb_substr( $entry->actor_name, 0, 190 ),
				'before_value' => self::encode( $entry->before ),
				'after_value'  => self::encode( $entry->after ),
				'message_id'   => $entry->message_id,
				'created_at'   => $entry->created_at,
			]
		);
	}

	/**
	 * The newest ones, oldest first.
	 *
	 * @return list<Entry>
	 */
	public function of_ticket( int $ticket_id, int $limit ): array {
		return array_reverse( $this->read( 'SELECT * FROM %i WHERE ticket_id = %d ORDER BY id DESC LIMIT %d', $ticket_id, $limit ) );
	}

	/** @return list<Entry> */
	public function of_ticket_after( int $ticket_id, int $after, int $limit ): array {
		return $this->read( 'SELECT * FROM %i WHERE ticket_id = %d AND id > %d ORDER BY id LIMIT %d', $ticket_id, $after, $limit );
	}

	/** The newest line of a kind. */
	public function newest( int $ticket_id, string $event ): ?Entry {
		foreach ( array_reverse( $this->of_ticket( $ticket_id, 500 ) ) as $entry ) {
			if ( $entry->event === $event ) {
				return $entry;
			}
		}
		return null;
	}

	/** @return list<Entry> of all tickets */
	public function after( int $cursor, int $limit ): array {
		return $this->read( 'SELECT * FROM %i WHERE id > %d ORDER BY id LIMIT %d', $cursor, $limit );
	}

	/** Whether somebody wrote into the ticket after the line that an agent saw last. */
	public function has_message_after( int $ticket_id, int $entry ): bool {
		$sql = "SELECT id FROM %i WHERE ticket_id = %d AND id > %d AND event IN ('created', 'message', 'scheduled') LIMIT 1";
		return null !== $this->database->value( $sql, $this->database->table( 'timeline' ), $ticket_id, $entry );
	}

	/** The newest line that is older than a moment: no transaction can still add one below it. */
	public function settled( int $at ): int {
		return (int) $this->database->value( 'SELECT id FROM %i WHERE created_at < %d ORDER BY id DESC LIMIT 1', $this->database->table( 'timeline' ), $at );
	}

	/** @return list<Entry> */
	private function read( string $sql, int ...$args ): array {
		$rows = $this->database->rows( $sql, $this->database->table( 'timeline' ), ...$args );
		return array_map(
			static fn ( array $row ): Entry => new Entry(
				(int) $row['id'],
				(int) $row['ticket_id'],
				(string) $row['event'],
				(string) $row['actor_kind'],
				(int) $row['actor_id'],
				(string) $row['actor_name'],
				json_decode( (string) $row['before_value'], true ),
				json_decode( (string) $row['after_value'], true ),
				(int) $row['message_id'],
				(int) $row['created_at']
			),
			$rows
		);
	}

	private static function encode( mixed $value ): string {
		return (string) wp_json_encode( $value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
	}
}
