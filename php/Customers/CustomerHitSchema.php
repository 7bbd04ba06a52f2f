<?php
declare( strict_types=1 );

namespace Deskfold\Customers;

/** A customer that a search found: enough to tell people apart. */
final class CustomerHitSchema {

	/** @return array<string, mixed> JSON Schema */
	public static function schema(): array {
		return [
			'title'      => 'CustomerHit',
			'type'       => 'object',
			'properties' => [
				'id'      => [ 'type' => 'integer' ],
				'name'    => [ 'type' => 'string' ],
				'address' => [ 'type' => 'string', 'description' => 'The first mail address; empty without one.' ],
			],
		];
	}

	/** @return array<string, array<string, mixed>> */
	public static function args(): array {
		return [
			'search' => [ 'type' => 'string', 'minLength' => 1, 'maxLength' => 200, 'required' => true ],
			'limit'  => [ 'type' => 'integer', 'minimum' => 1, 'maximum' => 20, 'default' => 5 ],
		];
	}
}
