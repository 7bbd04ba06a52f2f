<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Core\Log;
use Deskfold\Core\LogLine;
use Deskfold\Core\Pulse;
use Deskfold\Core\StorageState;

/** What runs behind the desk, as the settings show it. */
final class UpkeepSchema {

	/** @return array<string, array<string, mixed>> JSON Schemas by title */
	public static function words(): array {
		$text  = [ 'type' => 'string' ];
		$whole = [ 'type' => 'integer' ];
		$truth = [ 'type' => 'boolean' ];
		$or    = static fn ( string $type ): array => [ 'type' => [ $type, 'null' ] ];
		$job   = self::shape( [ 'name' => $text, 'label' => $text, 'waits' => $or( 'integer' ) + [ 'description' => 'How much waits for it; null for jobs that count nothing.' ], 'ran_at' => $or( 'integer' ), 'failed_at' => $or( 'integer' ), 'error' => $text ] );
		return [
			'Upkeep'      => self::shape(
				[
					'pulse' => self::shape( [ 'state' => [ 'enum' => [ Pulse::WORKER, Pulse::CRON, Pulse::LATE, Pulse::OFF ] ], 'seen_at' => $or( 'integer' ), 'next_at' => $or( 'integer' ), 'minutes' => $whole, 'line' => $text ] ),
					'jobs'  => [ 'type' => 'array', 'items' => $job ],
					'waits' => self::shape( [ 'incoming' => $whole, 'incoming_late' => $whole, 'parked' => $whole, 'replies' => $whole, 'replies_late' => $whole, 'notifications' => $whole ] ),
					'failed' => self::shape(
						[
							'replies'             => [ 'type' => 'array', 'items' => self::shape( [ 'id' => $whole, 'ticket_id' => $whole, 'subject' => $text, 'to' => $text, 'reason' => $text, 'at' => $whole, 'can_retry' => $truth ] ) ],
							'replies_count'       => $whole,
							'notifications'       => [ 'type' => 'array', 'items' => self::shape( [ 'id' => $whole, 'ticket_id' => $whole, 'to' => $text, 'kind' => $text, 'reason' => $text, 'at' => $whole, 'can_retry' => $truth ] ) ],
							'notifications_count' => $whole,
						]
					),
				]
			),
			'LogLine'     => self::shape( [ 'id' => $whole, 'level' => [ 'enum' => [ Log::ERROR, Log::WARNING, Log::NOTE ] ], 'room' => $text, 'message' => $text, 'context' => [ 'type' => 'object', 'additionalProperties' => $text ], 'created_at' => $whole ] ),
			'StorageLook' => self::shape(
				[
					'keeps'   => [ 'enum' => [ StorageState::GOOD, StorageState::READ_ONLY, StorageState::DAMAGED ] ],
					'door'    => [ 'enum' => [ StorageState::OUTSIDE, StorageState::REFUSED, StorageState::SERVED, StorageState::SILENT, StorageState::INSIDE ] ],
					'lines'   => [ 'type' => 'array', 'items' => self::shape( [ 'is_well' => $truth, 'words' => $text ] ) ],
					'advice'  => [ 'type' => 'string', 'description' => 'What to do; empty when there is nothing.' ],
					'folder'  => $text,
					'closing' => [ 'type' => 'array', 'items' => self::shape( [ 'server' => $text, 'line' => $text ] ), 'description' => 'What closes the folder, for each web server.' ],
				]
			),
		];
	}

	/** @return array<string, mixed> */
	public static function pulse( Pulse $pulse ): array {
		return [
			'state'   => $pulse->state,
			'seen_at' => 0 === $pulse->seen_at ? null : $pulse->seen_at,
			'next_at' => $pulse->next_at,
			'minutes' => intdiv( $pulse->seconds, 60 ),
			'line'    => Pulse::crontab(),
		];
	}

	/** @return array<string, mixed> */
	public static function line( LogLine $line ): array {
		return [
			'id'         => $line->id,
			'level'      => $line->level,
			'room'       => $line->room,
			'message'    => $line->message,
			'context'    => (object) $line->context,
			'created_at' => $line->created_at,
		];
	}

	/** @return array<string, mixed> */
	public static function storage( StorageState $state ): array {
		$closing = StorageWords::closing( $state );
		return [
			'keeps'   => $state->keeps,
			'door'    => $state->door,
			'lines'   => StorageWords::lines( $state ),
			'advice'  => StorageWords::advice( $state ),
			'folder'  => $state->folder,
			'closing' => array_map( static fn ( string $server, string $line ): array => [ 'server' => $server, 'line' => $line ], array_keys( $closing ), $closing ),
		];
	}

	/**
	 * @param array<string, array<string, mixed>> $properties
	 * @return array<string, mixed>
	 */
	private static function shape( array $properties ): array {
		return [
			'type'                 => 'object',
			'properties'           => $properties,
			'additionalProperties' => false,
		];
	}
}
