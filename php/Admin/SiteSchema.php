<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Core\SiteIdentity;

/** What the desk knows of the site it runs on. */
final class SiteSchema {

	/** @return array<string, mixed> JSON Schema */
	public static function schema(): array {
		return [
			'title'      => 'Site',
			'type'       => 'object',
			'properties' => [
				'standing'     => [ 'enum' => [ SiteIdentity::LIVE, SiteIdentity::COPY, SiteIdentity::UNKNOWN ] ],
				'address'      => [ 'type' => 'string' ],
				'live_address' => [ 'type' => 'string' ],
			],
		];
	}

	/** @return array{standing: string, address: string, live_address: string} */
	public static function present( SiteIdentity $site ): array {
		return [
			'standing'     => $site->standing(),
			'address'      => SiteIdentity::address(),
			'live_address' => $site->live_address(),
		];
	}
}
