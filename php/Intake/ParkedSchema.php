<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Core\Rest;

/** Something in quarantine as the desk reads it. */
final class ParkedSchema {

	/** @return array<string, mixed> JSON Schema */
	public static function schema(): array {
		$text   = [ 'type' => 'string' ];
		$number = [ 'type' => 'integer' ];
		return [
			'title'      => 'Parked',
			'type'       => 'object',
			'properties' => [
				'id'          => $number,
				'channel'     => $text,
				'mailbox_id'  => $number,
				'received_at' => $number,
				'tried_at'    => $number,
				'sent_at'     => [ 'type' => [ 'integer', 'null' ] ],
				'size'        => $number,
				'from'        => $text,
				'from_name'   => $text,
				'subject'     => $text,
				'excerpt'     => $text,
				'reason'      => $text,
				'what'        => $text,
				'advice'      => $text,
				'details'     => $text,
				'raw_url'     => $text,
			],
		];
	}

	/** @return array<string, mixed> */
	public static function present( Parked $parked ): array {
		return [
			'id'          => $parked->id,
			'channel'     => $parked->channel,
			'mailbox_id'  => $parked->mailbox_id,
			'received_at' => $parked->received_at,
			'tried_at'    => $parked->tried_at,
			'sent_at'     => $parked->sent_at,
			'size'        => $parked->size,
			'from'        => $parked->from,
			'from_name'   => $parked->from_name,
			'subject'     => $parked->subject,
			'excerpt'     => $parked->excerpt,
			'reason'      => $parked->reason->code,
			'what'        => $parked->reason->what,
			'advice'      => $parked->reason->advice,
			'details'     => $parked->reason->details,
			'raw_url'     => add_query_arg( '_wpnonce', wp_create_nonce( 'wp_rest' ), rest_url( Rest::SPACE . "/quarantine/{$parked->id}/raw" ) ),
		];
	}
}
