<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

/** What would go if all tickets were deleted, and how far that has come. */
final class ErasureSchema {

	/** @return array<string, mixed> */
	public static function schema(): array {
		$whole = [ 'type' => 'integer' ];
		return [
			'title'                => 'Erasure',
			'type'                 => 'object',
			'properties'           => [
				'name'      => [ 'type' => 'string', 'description' => 'What has to be typed before anything goes.' ],
				'tickets'   => $whole,
				'messages'  => $whole,
				'files'     => $whole,
				'customers' => $whole,
				'run'       => [
					'type'                 => [ 'object', 'null' ],
					'properties'           => [
						'tickets'        => [ 'type' => 'integer', 'description' => 'How many there were when it began.' ],
						'left'           => $whole,
						'with_customers' => [ 'type' => 'boolean' ],
						'by'             => [ 'type' => 'string' ],
						'began_at'       => $whole,
					],
					'additionalProperties' => false,
				],
			],
			'additionalProperties' => false,
		];
	}
}
