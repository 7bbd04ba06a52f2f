<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** A line of a message's delivery log as the desk reads it. */
final class DeliverySchema {

	/** @return array<string, mixed> JSON Schema */
	public static function schema(): array {
		return [
			'title'      => 'Delivery',
			'type'       => 'object',
			'properties' => [
				'id'         => [ 'type' => 'integer' ],
				'message_id' => [ 'type' => 'integer' ],
				'event'      => [ 'enum' => Delivery::EVENTS ],
				'words'      => [ 'type' => 'string' ],
				'server'     => [ 'type' => 'string' ],
				'recipients' => [ 'type' => 'array', 'items' => [ 'type' => 'string' ] ],
				'took'       => [ 'type' => 'integer' ],
				'created_at' => [ 'type' => 'integer' ],
			],
		];
	}

	/** @return array<string, mixed> */
	public static function present( Delivery $delivery ): array {
		return [
			'id'         => $delivery->id,
			'message_id' => $delivery->message_id,
			'event'      => $delivery->event,
			'words'      => $delivery->words,
			'server'     => $delivery->server,
			'recipients' => $delivery->recipients,
			'took'       => $delivery->took,
			'created_at' => $delivery->created_at,
		];
	}
}
