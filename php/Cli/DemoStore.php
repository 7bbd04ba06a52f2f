<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\Database;
use Deskfold\Customers\Customer;
use Deskfold\Customers\Identity;
use Deskfold\Tickets\Entry;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\MessageRow;
use Deskfold\Tickets\Ticket;
use Deskfold\Tickets\TicketRow;

/** Bulk rows: many in one statement, with the numbers they were given beforehand. */
final class DemoStore {

	/** Rows in one statement. */
	private const BATCH = 250;

	public function __construct( private readonly Database $database ) {
	}

	public function next_ids(): SeedIds {
		return new SeedIds( $this->next( 'tickets' ), $this->next( 'messages' ), $this->next( 'timeline' ) );
	}

	/**
	 * @param list<string> $addresses
	 * @return array<string, Customer> those that are known, by address
	 */
	public function customers( array $addresses ): array {
		$found = [];
		foreach ( array_chunk( $addresses, self::BATCH ) as $some ) {
			$marks = implode( ', ', array_fill( 0, count( $some ), '%s' ) );
			$sql   = "SELECT c.*, i.value FROM %i c JOIN %i i ON i.customer_id = c.id WHERE i.kind = 'email' AND i.value IN ($marks)";
			foreach ( $this->database->rows( $sql, $this->database->table( 'customers' ), $this->database->table( 'identities' ), ...$some ) as $row ) {
				$found[ (string) $row['value'] ] = new Customer( (int) $row['id'], (string) $row['name'], (string) $row['locale'], (string) $row['notes'], (int) $row['created_at'], [ new Identity( Identity::EMAIL, (string) $row['value'] ) ] );
			}
		}
		return $found;
	}

	/** @param array<string, string> $names by address */
	public function add_customers( array $names, int $at ): void {
		$id        = $this->next( 'customers' );
		$customers = [];
		$known_by  = [];
		foreach ( $names as $address => $name ) {
			$customers[] = [ 'id' => $id, 'name' => $name, 'locale' => '', 'notes' => '', 'created_at' => $at, 'updated_at' => $at ];
			$known_by[]  = [ 'customer_id' => $id++, 'kind' => Identity::EMAIL, 'value' => $address, 'verified_at' => null ];
		}
		$this->add( 'customers', $customers );
		$this->add( 'identities', $known_by );
	}

	/** @param list<SeedTicket> $seeds */
	public function add_tickets( array $seeds ): void {
		$this->add( 'tickets', array_map( static fn ( SeedTicket $seed ): array => [ 'id' => $seed->ticket()->id ] + TicketRow::write( $seed->ticket() ), $seeds ) );
		$this->add( 'messages', array_merge( ...array_map( static fn ( SeedTicket $seed ): array => array_map( self::message( ... ), $seed->messages() ), $seeds ) ) );
		$this->add( 'timeline', array_merge( ...array_map( static fn ( SeedTicket $seed ): array => array_map( self::entry( ... ), $seed->entries() ), $seeds ) ) );
	}

	/** Fresh statistics: the planner must not think that the tables are empty. */
	public function settle(): void {
		if ( ! $this->database->is_sqlite() ) {
			foreach ( [ 'customers', 'identities', 'tickets', 'messages', 'timeline' ] as $table ) {
				$this->database->rows( 'ANALYZE TABLE %i', $this->database->table( $table ) );
			}
		}
	}

	private function next( string $table ): int {
		return 1 + (int) $this->database->value( 'SELECT MAX(id) FROM %i', $this->database->table( $table ) );
	}

	/** @return array<string, string|int|null> */
	private static function message( Message $message ): array {
		return [ 'id' => $message->id ] + MessageRow::write( $message ) + [
			'message_id_hash' => '' === $message->message_id ? null : sha1( $message->message_id ),
			'receipt'         => Message::SENT === $message->state ? 'wp_mail' : null,
		];
	}

	/** @return array<string, string|int> */
	private static function entry( Entry $entry ): array {
		return [
			'id'           => $entry->id,
			'ticket_id'    => $entry->ticket_id,
			'event'        => $entry->event,
			'actor_kind'   => $entry->actor_kind,
			'actor_id'     => $entry->actor_id,
			'actor_name'   => $entry->actor_name,
			'before_value' => (string) wp_json_encode( $entry->before ),
			'after_value'  => (string) wp_json_encode( $entry->after ),
			'message_id'   => $entry->message_id,
			'created_at'   => $entry->created_at,
		];
	}

	/** @param list<array<string, string|int|null>> $rows of the same columns */
	private function add( string $table, array $rows ): void {
		foreach ( array_chunk( $rows, self::BATCH ) as $some ) {
			$columns = array_keys( $some[0] );
			$args    = [ $this->database->table( $table ), ...$columns ];
			$marks   = [];
			foreach ( $some as $row ) {
				$marks[] = '(' . implode( ', ', array_map( static fn ( string|int|null $value ): string => null === $value ? 'NULL' : ( is_int( $value ) ? '%d' : '%s' ), $row ) ) . ')';
				foreach ( $row as $value ) {
					if ( null !== $value ) {
						$args[] = $value;
					}
				}
			}
			$names = implode( ', ', array_fill( 0, count( $columns ), '%i' ) );
			$this->database->run( "INSERT INTO %i ($names) VALUES " . implode( ', ', $marks ), ...$args );
		}
	}
}
