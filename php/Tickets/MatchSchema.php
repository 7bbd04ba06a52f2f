<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** Why a message stands where it does, in words for people. */
final class MatchSchema {

	/** @return array<string, mixed> JSON Schema */
	public static function schema(): array {
		$whole = [ 'type' => 'integer' ];
		$maybe = [ 'type' => [ 'integer', 'null' ] ];
		$text  = [ 'type' => 'string' ];
		return [
			'title'      => 'MessageMatch',
			'type'       => 'object',
			'properties' => [
				'message_id' => $whole,
				'ticket_id'  => $whole,
				'summary'    => $text,
				'tried'      => self::list(
					'What was looked at, in this order.',
					[
						'how'       => $text,
						'verdict'   => [ 'enum' => Matched::VERDICTS ],
						'candidate' => [ 'description' => 'What stands in the message.' ] + $text,
						'ticket_id' => [ 'description' => 'The ticket that it names, where it names one.' ] + $maybe,
						'title'     => $text,
						'reason'    => $text,
					]
				),
				'tickets'    => self::list(
					'Tickets that were named and not joined: the message may belong there.',
					[
						'id'               => $whole,
						'subject'          => $text,
						'status'           => [ '$ref' => 'Status' ],
						'customer_name'    => $text,
						'customer_address' => $text,
					]
				),
				'moved_from' => [ 'description' => 'The ticket where it stood before it was moved.' ] + $maybe,
				'can_undo'   => [ 'type' => 'boolean' ],
			],
		];
	}

	/**
	 * @param array<string, array<string, mixed>> $properties
	 * @return array<string, mixed>
	 */
	private static function list( string $description, array $properties ): array {
		return [
			'type'        => 'array',
			'description' => $description,
			'items'       => [
				'type'       => 'object',
				'properties' => $properties,
			],
		];
	}

	/** @return array{id: int, subject: string, status: string, customer_name: string, customer_address: string} */
	public static function ticket( Ticket $ticket ): array {
		return [
			'id'               => $ticket->id,
			'subject'          => $ticket->subject,
			'status'           => $ticket->status->value,
			'customer_name'    => $ticket->customer_name,
			'customer_address' => $ticket->customer_address,
		];
	}
}
