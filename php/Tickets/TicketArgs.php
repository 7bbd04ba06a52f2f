<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** Schemas of the parameters that the ticket routes share. */
final class TicketArgs {

	public const ID      = [ 'id' => [ 'type' => 'integer', 'minimum' => 1, 'required' => true ] ];
	public const WRITING = [
		'client_key'  => [ 'type' => 'string', 'required' => true, 'minLength' => 8, 'maxLength' => 64 ],
		'html'        => [ 'type' => 'string', 'required' => true, 'maxLength' => 1_000_000 ],
		'attachments' => [ 'type' => 'array', 'items' => [ 'type' => 'integer' ], 'default' => [], 'maxItems' => 50 ],
	];
	public const COPIES  = [
		'cc'  => [ 'type' => 'array', 'items' => [ 'type' => 'string', 'format' => 'email' ], 'default' => [], 'maxItems' => 50 ],
		'bcc' => [ 'type' => 'array', 'items' => [ 'type' => 'string', 'format' => 'email' ], 'default' => [], 'maxItems' => 50 ],
	];

	/** Which window of a browser asks, and the version of a draft that it went on from. */
	public const WINDOW = [
		'tab'     => [ 'type' => 'string', 'pattern' => '^[A-Za-z0-9-]{0,40}$', 'default' => '' ],
		'seen_at' => [ 'type' => 'integer', 'minimum' => 0 ],
	];

	public const MOMENT = [ 'type' => [ 'integer', 'null' ], 'minimum' => 0, 'maximum' => Ticket::NOT_WAITING - 1 ];

	/** @return array<string, array<string, mixed>> */
	public static function list(): array {
		return [
			'view'        => [ 'type' => 'string', 'enum' => View::NAMES, 'default' => 'waiting_on_us' ],
			'channel'     => [ 'type' => 'string', 'pattern' => '^[a-z]{0,20}$', 'default' => '' ],
			'tag'         => [ 'type' => 'string', 'maxLength' => 60, 'default' => '' ],
			'customer_id' => [ 'type' => 'integer', 'minimum' => 0, 'default' => 0 ],
			'search'      => [ 'type' => 'string', 'maxLength' => 200, 'default' => '' ],
			'order'       => [ 'type' => 'string', 'enum' => [ View::NEWEST, View::WAITING ], 'default' => View::NEWEST ],
			'after'       => [ 'type' => 'string', 'pattern' => '^(\d{1,17}-\d{1,18})?$', 'default' => '' ],
			'limit'       => [ 'type' => 'integer', 'minimum' => 1, 'maximum' => 50, 'default' => 20 ],
		];
	}

	/** @return array<string, array<string, mixed>> */
	public static function change(): array {
		return self::ID + [
			'status'   => [ 'type' => 'string', 'enum' => [ ...Status::choices(), Status::Snoozed->value ] ],
			// With the status "snoozed": milliseconds, UTC; without it, until the customer writes.
			'snoozed_until' => self::MOMENT,
			'priority' => [ 'type' => 'string', 'enum' => Priority::words() ],
			'agent_id' => [ 'type' => 'integer', 'minimum' => 0 ],
			'tags'     => [ 'type' => 'array', 'items' => [ 'type' => 'string' ], 'maxItems' => 50 ],
			'subject'  => [ 'type' => 'string', 'minLength' => 1, 'maxLength' => 500 ],
		];
	}
}
