<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** What PresentNews sends: news, and the drafts that come with a ticket. */
final class NewsSchema {

	/** @return array<string, array<string, mixed>> */
	public static function words(): array {
		$list = static fn ( string $of ): array => [ 'type' => 'array', 'items' => [ '$ref' => $of ] ];
		return [
			'Counts' => [
				'type'                 => 'object',
				'additionalProperties' => [ 'type' => 'integer' ],
			],
			'Draft'  => [
				'type'       => 'object',
				'properties' => [
					'kind'        => [ 'enum' => [ Message::REPLY, Message::NOTE ] ],
					'html'        => [ 'type' => 'string' ],
					'cc'          => $list( 'Address' ),
					'bcc'         => $list( 'Address' ),
					'attachments' => $list( 'Attachment' ),
					'updated_at'  => [ 'type' => 'integer' ],
				],
			],
			'News'   => [
				'type'       => 'object',
				'properties' => [
					'cursor'   => [ 'type' => 'integer' ],
					'tickets'  => $list( 'Ticket' ),
					'messages' => $list( 'Message' ),
					'entries'  => $list( 'Entry' ),
					'counts'   => [ '$ref' => 'Counts' ],
					'presence' => $list( 'Presence' ),
				],
				'required'   => [],
			],
		];
	}
}
