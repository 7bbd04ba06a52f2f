<?php
declare( strict_types=1 );

namespace Deskfold\Email\OAuth;

use Deskfold\Core\Problem;
use Deskfold\Core\Secrets;
use Deskfold\Core\Settings;

/** The shop's registrations: in wp-config.php as DESKFOLD_GOOGLE_CLIENT_ID and so on, else in the settings with the secret sealed. */
final class Registrations {

	private const SECTION = 'sign_in';

	public function __construct(
		private readonly Settings $settings,
		private readonly Secrets $secrets,
	) {
	}

	/** @throws Problem when the stored secret can no longer be read */
	public function of( string $provider ): Registration {
		$fixed = static function ( string $what ) use ( $provider ): string {
			$name  = 'DESKFOLD_' . strtoupper( $provider ) . "_$what";
			$value = defined( $name ) ? constant( $name ) : '';
			return is_string( $value ) ? $value : '';
		};
		if ( '' !== $fixed( 'CLIENT_ID' ) ) {
			return new Registration( $provider, $fixed( 'CLIENT_ID' ), $fixed( 'CLIENT_SECRET' ), $fixed( 'TENANT' ), true );
		}
		$kept   = $this->kept( $provider );
		$sealed = $kept['secret'] ?? '';
		return new Registration( $provider, $kept['client_id'] ?? '', '' === $sealed ? '' : $this->secrets->open( $sealed, "oauth-client-$provider" ), $kept['tenant'] ?? '' );
	}

	/**
	 * Where nobody can sign in yet, the words say what is missing.
	 *
	 * @throws Problem
	 */
	public function complete( string $provider ): Registration {
		$found = $this->of( $provider );
		if ( ! $found->is_complete() ) {
			/* translators: %s: name of a mail provider, such as "Google". */
			throw new Problem( 'client_missing', sprintf( __( 'Nobody can sign in with %s yet: enter the client ID and the client secret of your own app first.', 'deskfold' ), $found->provider()->title ), 409 );
		}
		return $found;
	}

	/** @param ?string $secret null keeps the stored one, '' forgets it */
	public function keep( string $provider, string $client_id, ?string $secret, string $tenant ): Registration {
		if ( $this->of_settings_only( $provider )->is_fixed ) {
			throw new Problem( 'client_fixed', __( 'These values stand in wp-config.php. Change them there.', 'deskfold' ), 409 );
		}
		$new  = new Registration( $provider, trim( $client_id ), trim( (string) $secret ), trim( $tenant ) );
		$kept = $this->kept( $provider );
		if ( null === $secret && $new->client_id !== ( $kept['client_id'] ?? '' ) && '' !== ( $kept['secret'] ?? '' ) ) {
			throw new Problem( 'secret_needed', __( 'Another client ID has another client secret: enter that too.', 'deskfold' ) );
		}
		$sealed = null === $secret ? $kept['secret'] ?? '' : ( '' === $new->client_secret ? '' : $this->secrets->seal( $new->client_secret, "oauth-client-$provider" ) );
		$all    = $this->settings->get( self::SECTION );
		$this->settings->set( self::SECTION, [ $provider => [ 'client_id' => $new->client_id, 'secret' => $sealed, 'tenant' => $new->tenant ] ] + ( is_array( $all ) ? $all : [] ) );
		return $this->of( $provider );
	}

	/** A secret that cannot be read must not keep anybody from entering a new one. */
	private function of_settings_only( string $provider ): Registration {
		return defined( 'DESKFOLD_' . strtoupper( $provider ) . '_CLIENT_ID' ) ? $this->of( $provider ) : new Registration( $provider );
	}

	/** @return array<string, string> */
	private function kept( string $provider ): array {
		$all  = $this->settings->get( self::SECTION );
		$kept = is_array( $all ) && is_array( $all[ $provider ] ?? null ) ? $all[ $provider ] : [];
		$text = [];
		foreach ( $kept as $name => $value ) {
			if ( is_string( $name ) && is_string( $value ) ) {
				$text[ $name ] = $value;
			}
		}
		return $text;
	}
}
