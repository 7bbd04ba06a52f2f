<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Mail;

use Deskfold\Email\OAuth\Provider;
use PHPUnit\Framework\Assert;

/** The stand-in for Google and Microsoft, and the browser that goes there and comes back. */
final class OAuthStandIn {

	public const CLIENT_ID     = 'shop-client';
	public const CLIENT_SECRET = 'shop-secret/+=';

	public function __construct( private readonly string $url ) {
		$this->control( [ 'reset' => true ] );
		add_filter( Provider::ENDPOINTS, $this->endpoints( ... ), 10, 2 );
		// The tests' own wall against the network opens for this one, and so does WordPress's against private addresses.
		add_filter( 'pre_http_request', fn ( mixed $answer, array $args, string $url ): mixed => str_starts_with( $url, $this->url ) ? false : $answer, 99, 3 );
		add_filter( 'http_request_host_is_external', static fn ( bool $is, string $host ): bool => $is || 'localhost' === $host, 10, 2 );
		add_filter( 'http_allowed_safe_ports', fn ( array $ports ): array => [ ...$ports, (int) parse_url( $this->url, PHP_URL_PORT ) ] );
	}

	/**
	 * @param array<string, mixed> $usual
	 * @return array<string, mixed>
	 */
	private function endpoints( array $usual, string $name ): array {
		$at = "{$this->url}/$name";
		return [
			'authorize' => "$at/authorize",
			'token'     => "$at/token",
			'revoke'    => '' === $usual['revoke'] ? '' : "$at/revoke",
			'issuer'    => '~^' . preg_quote( $at, '~' ) . '$~',
			'hosts'     => [ '127.0.0.1' ],
		];
	}

	/**
	 * @param array<string, mixed> $command
	 * @return array{heard: list<array{path: string, fields: array<string, string>}>, refreshes: list<string>, accesses: list<string>}
	 */
	public function control( array $command = [] ): array {
		/** @var array{heard: list<array{path: string, fields: array<string, string>}>, refreshes: list<string>, accesses: list<string>} $answer */
		$answer = json_decode( (string) $this->send( 'POST', "{$this->url}/control", (string) json_encode( (object) $command ) )[1], true );
		return $answer;
	}

	/** @param array<string, mixed> $rules */
	public function rules( array $rules ): void {
		$this->control( [ 'rules' => $rules ] );
	}

	/** How often tokens were asked for. */
	public function asked( string $grant_type ): int {
		return count( array_filter( $this->control()['heard'], static fn ( array $one ): bool => str_ends_with( $one['path'], '/token' ) && $grant_type === ( $one['fields']['grant_type'] ?? '' ) ) );
	}

	/**
	 * A person opens the provider's page and allows, or not.
	 *
	 * @return array<string, string> the query with which the browser comes back
	 */
	public function visit( string $url, string $account, bool $allows = true ): array {
		[ $status, $page ] = $this->send( 'GET', $url );
		Assert::assertStringContainsString( ' 200 ', $status, $page );
		parse_str( (string) parse_url( $url, PHP_URL_QUERY ), $fields );
		$form = [ 'account' => $account ] + ( $allows ? [] : [ 'cancel' => '1' ] ) + $fields;
		[ , , $headers ] = $this->send( 'POST', str_replace( '/authorize', '/approve', (string) strtok( $url, '?' ) ), http_build_query( $form ) );
		$location = implode( '', preg_filter( '/^Location: /', '', $headers ) );
		Assert::assertStringContainsString( '/wp-admin/admin-post.php?', $location );
		parse_str( (string) parse_url( $location, PHP_URL_QUERY ), $query );
		$back = [];
		foreach ( $query as $name => $value ) {
			$back[ (string) $name ] = is_string( $value ) ? $value : '';
		}
		return $back;
	}

	/** @return array{string, string, list<string>} status line, body, headers */
	private function send( string $method, string $url, string $body = '' ): array {
		$type    = str_starts_with( $body, '{' ) ? 'application/json' : 'application/x-www-form-urlencoded';
		$context = stream_context_create( [ 'http' => [ 'method' => $method, 'content' => $body, 'header' => "Content-Type: $type", 'follow_location' => 0, 'ignore_errors' => true ] ] );
		$answer  = (string) file_get_contents( $url, false, $context );
		/** @var list<string> $http_response_header */
		return [ $http_response_header[0] ?? '', $answer, $http_response_header ];
	}
}
