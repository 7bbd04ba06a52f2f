<?php
declare( strict_types=1 );

namespace Deskfold\Email\OAuth;

use Deskfold\Core\Problem;

/**
 * Who runs the mailbox and lets its owner sign in: where that happens, what we ask for, and which mail servers may see the
 * token. From developers.google.com/identity/protocols/oauth2/web-server and learn.microsoft.com/entra/identity-platform.
 */
final class Provider {

	public const GOOGLE    = 'google';
	public const MICROSOFT = 'microsoft';
	public const NAMES     = [ self::GOOGLE, self::MICROSOFT ];

	/** Filter: array{authorize: string, token: string, revoke: string, issuer: string, hosts: list<string>}, where a provider is asked, and its name: for tests against a stand-in. */
	public const ENDPOINTS = 'deskfold_oauth_endpoints';

	/**
	 * @param string       $title     as people know it
	 * @param string       $revoke    '' where there is no such place
	 * @param string       $issuer    pattern of who may have written an ID token
	 * @param list<string> $hosts     mail servers that may be shown the token, and no others
	 * @param list<string> $scopes    what is asked for
	 * @param list<string> $needed    parts of scopes without which no mail flows
	 * @param array<string, string> $prompt more for the address of the sign-in page
	 */
	private function __construct(
		public readonly string $name,
		public readonly string $title,
		public readonly string $authorize,
		public readonly string $token,
		public readonly string $revoke,
		public readonly string $issuer,
		public readonly array $hosts,
		public readonly array $scopes,
		public readonly array $needed,
		public readonly array $prompt,
	) {
	}

	/**
	 * @param string $tenant of Microsoft: whose accounts may sign in
	 * @throws Problem
	 */
	public static function named( string $name, string $tenant = '' ): self {
		return match ( $name ) {
			self::GOOGLE    => self::google(),
			self::MICROSOFT => self::microsoft( '' === $tenant ? 'common' : $tenant ),
			default         => throw new Problem( 'unknown_provider', __( 'Signing in works with Google and Microsoft only.', 'deskfold' ) ),
		};
	}

	/** A token goes to its provider's own servers, however the mailbox is set up. */
	public function serves( string $host ): bool {
		return in_array( $host, $this->hosts, true );
	}

	/** @param string $scope what was granted, with spaces between; '' is all that was asked for (RFC 6749 §5.1) */
	public function is_enough( string $scope ): bool {
		$missing = array_filter( $this->needed, static fn ( string $part ): bool => false === stripos( $scope, $part ) );
		return '' === $scope || [] === $missing;
	}

	private static function google(): self {
		$at = self::endpoints(
			self::GOOGLE,
			[
				'authorize' => 'https://accounts.google.com/o/oauth2/v2/auth',
				'token'     => 'https://oauth2.googleapis.com/token',
				'revoke'    => 'https://oauth2.googleapis.com/revoke',
				'issuer'    => '~^(https://)?accounts\.google\.com$~',
				'hosts'     => [ 'imap.gmail.com', 'smtp.gmail.com' ],
			]
		);
		// Without both words Google gives a permission that ends within the hour.
		$prompt = [ 'access_type' => 'offline', 'prompt' => 'consent' ];
		return new self( self::GOOGLE, 'Google', $at['authorize'], $at['token'], $at['revoke'], $at['issuer'], $at['hosts'], [ 'https://mail.google.com/', 'openid', 'email' ], [ 'https://mail.google.com/' ], $prompt );
	}

	private static function microsoft( string $tenant ): self {
		$root = "https://login.microsoftonline.com/$tenant/oauth2/v2.0";
		$at   = self::endpoints(
			self::MICROSOFT,
			[
				'authorize' => "$root/authorize",
				'token'     => "$root/token",
				'revoke'    => '',
				'issuer'    => '~^https://login\.microsoftonline\.com/[0-9a-f-]{36}/v2\.0$~',
				'hosts'     => [ 'outlook.office365.com', 'outlook.office.com', 'smtp.office365.com', 'smtp-mail.outlook.com' ],
			]
		);
		$scopes = [ 'https://outlook.office.com/IMAP.AccessAsUser.All', 'https://outlook.office.com/SMTP.Send', 'offline_access', 'openid', 'profile', 'email' ];
		return new self( self::MICROSOFT, 'Microsoft', $at['authorize'], $at['token'], $at['revoke'], $at['issuer'], $at['hosts'], $scopes, [ 'IMAP.AccessAsUser.All', 'SMTP.Send' ], [ 'prompt' => 'select_account' ] );
	}

	/**
	 * @param array{authorize: string, token: string, revoke: string, issuer: string, hosts: list<string>} $usual
	 * @return array{authorize: string, token: string, revoke: string, issuer: string, hosts: list<string>}
	 */
	private static function endpoints( string $name, array $usual ): array {
		/** @var array{authorize: string, token: string, revoke: string, issuer: string, hosts: list<string>} $at */
		$at = apply_filters( self::ENDPOINTS, $usual, $name );
		return $at;
	}
}
