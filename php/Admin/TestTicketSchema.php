<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

/** The test ticket's way, hop by hop. */
final class TestTicketSchema {

	/** @return array<string, mixed> JSON Schema */
	public static function schema(): array {
		$properties = [
			'mailbox_id'    => [ 'type' => 'integer' ],
			'from'          => [ 'type' => 'string' ],
			'to'            => [ 'type' => 'string' ],
			'ticket_id'     => [ 'type' => 'integer' ],
			'began_at'      => [ 'type' => 'integer' ],
			'sent_at'       => [ 'type' => 'integer', 'description' => 'Milliseconds, UTC, as the others; 0 for not yet.' ],
			'arrived_at'    => [ 'type' => 'integer' ],
			'read_at'       => [ 'type' => 'integer' ],
			'ticket_at'     => [ 'type' => 'integer' ],
			'replied_at'    => [ 'type' => 'integer' ],
			'reply_sent_at' => [ 'type' => 'integer' ],
			'failure'       => [ 'type' => 'string', 'description' => 'Why the next hop does not happen.' ],
			'advice'        => [ 'type' => 'string', 'description' => 'What to do; a line to copy stands between backticks.' ],
		];
		return [
			'title'      => 'TestTicket',
			'type'       => 'object',
			'properties' => $properties,
			'required'   => array_keys( $properties ),
		];
	}

	/** @return array<string, string|int> */
	public static function present( TestTicket $test ): array {
		return [
			'mailbox_id'    => $test->mailbox_id,
			'from'          => $test->from,
			'to'            => $test->to,
			'ticket_id'     => $test->ticket_id,
			'began_at'      => $test->began_at,
			'sent_at'       => $test->sent_at,
			'arrived_at'    => $test->arrived_at,
			'read_at'       => $test->read_at,
			'ticket_at'     => $test->ticket_at,
			'replied_at'    => $test->replied_at,
			'reply_sent_at' => $test->reply_sent_at,
			'failure'       => $test->failure,
			'advice'        => $test->advice,
		];
	}
}
