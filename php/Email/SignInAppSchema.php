<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Email\OAuth\Provider;
use Deskfold\Email\OAuth\Registration;

/** The shop's app at a provider, as the desk shows it. The secret goes in and never comes out. */
final class SignInAppSchema {

	/** @return array<string, mixed> */
	public static function schema(): array {
		$properties = [
			'provider'     => [ 'type' => 'string', 'enum' => Provider::NAMES ],
			'client_id'    => [ 'type' => 'string' ],
			'has_secret'   => [ 'type' => 'boolean' ],
			'tenant'       => [ 'type' => 'string' ],
			'redirect_uri' => [ 'type' => 'string' ],
			'is_fixed'     => [ 'type' => 'boolean' ],
		];
		return [
			'title'      => 'signInApp',
			'type'       => 'object',
			'properties' => $properties,
			'required'   => array_keys( $properties ),
		];
	}

	/** @return array<string, array<string, mixed>> */
	public static function args(): array {
		return [
			'provider'      => [ 'type' => 'string', 'enum' => Provider::NAMES, 'required' => true ],
			'client_id'     => [ 'type' => 'string', 'maxLength' => 255, 'required' => true ],
			'client_secret' => [ 'type' => 'string', 'maxLength' => 500 ],
			'tenant'        => [ 'type' => 'string', 'maxLength' => 120 ],
		];
	}

	/** @return array<string, string|bool> */
	public static function present( Registration $app ): array {
		return [
			'provider'     => $app->provider,
			'client_id'    => $app->client_id,
			'has_secret'   => '' !== $app->client_secret,
			'tenant'       => $app->tenant,
			'redirect_uri' => Registration::redirect_uri(),
			'is_fixed'     => $app->is_fixed,
		];
	}
}
