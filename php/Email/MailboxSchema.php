<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Rest;
use Deskfold\Email\OAuth\Grant;

/** What a mailbox looks like outside. Passwords and tokens go in and never come out. */
final class MailboxSchema {

	/** Where programs hand mail over. */
	public const ENDPOINT = '/mail';

	/** @return array<string, mixed> */
	public static function schema(): array {
		$server     = self::server();
		$properties = [
			'id'              => [ 'type' => 'integer' ],
			'name'            => [ 'type' => 'string' ],
			'address'         => [ 'type' => 'string' ],
			'from_name'       => [ 'type' => 'string' ],
			'signature'       => [ 'type' => 'string' ],
			'is_active'       => [ 'type' => 'boolean' ],
			'is_default'      => [ 'type' => 'boolean' ],
			'incoming'        => self::part(
				[ 'kind' => [ 'type' => 'string', 'enum' => Incoming::KINDS ] ] + $server + [
					'folder'       => [ 'type' => 'string' ],
					'first_days'   => [ 'type' => 'integer' ],
					'has_password' => [ 'type' => 'boolean' ],
				]
			),
			'outgoing'        => self::part( [ 'kind' => [ 'type' => 'string', 'enum' => Outgoing::KINDS ] ] + $server + [ 'has_password' => [ 'type' => 'boolean' ] ] ),
			'plus_addressing' => [ 'type' => 'boolean' ],
			'authserv_id'     => [ 'type' => 'string' ],
			'history'         => [ 'type' => 'string', 'enum' => History::KINDS ],
			'has_token'       => [ 'type' => 'boolean' ],
			'endpoint_url'    => [ 'type' => 'string' ],
			'sign_in'         => self::part(
				[
					'state'      => [ 'type' => 'string', 'enum' => Grant::STATES ],
					'account'    => [ 'type' => 'string' ],
					'reason'     => [ 'type' => 'string' ],
					'granted_at' => [ 'type' => [ 'integer', 'null' ] ],
				]
			),
			'silence_hours'   => [ 'type' => 'integer', 'description' => 'Without mail, after which somebody is told: 0 for never, -1 for twice the longest usual pause.' ],
			'health'          => self::health(),
			'last_success_at' => [ 'type' => [ 'integer', 'null' ] ],
			'last_error'      => [ 'type' => 'string' ],
			'last_error_at'   => [ 'type' => [ 'integer', 'null' ] ],
		];
		return [ 'title' => 'mailbox' ] + self::part( $properties );
	}

	/**
	 * What may be written. Every field may be left out: it then stays as it is.
	 *
	 * @return array<string, array<string, mixed>>
	 */
	public static function args(): array {
		$server = self::server() + [ 'password' => [ 'type' => 'string', 'maxLength' => 1000 ] ];
		return [
			'name'            => [ 'type' => 'string', 'maxLength' => 190 ],
			'address'         => [ 'type' => 'string', 'maxLength' => 254 ],
			'from_name'       => [ 'type' => 'string', 'maxLength' => 190 ],
			'signature'       => [ 'type' => 'string', 'maxLength' => 20000 ],
			'is_active'       => [ 'type' => 'boolean' ],
			'is_default'      => [ 'type' => 'boolean' ],
			'plus_addressing' => [ 'type' => 'boolean' ],
			'authserv_id'     => [ 'type' => 'string', 'maxLength' => 253 ],
			'history'         => [ 'type' => 'string', 'enum' => History::KINDS ],
			'silence_hours'   => [ 'type' => 'integer', 'minimum' => MailboxHealth::BY_RHYTHM, 'maximum' => 8760 ],
			'incoming'        => [
				'type'       => 'object',
				'properties' => $server + [
					'kind'       => [ 'type' => 'string', 'enum' => Incoming::KINDS ],
					'folder'     => [ 'type' => 'string', 'maxLength' => 255 ],
					'first_days' => [ 'type' => 'integer', 'minimum' => 0, 'maximum' => 36500 ],
				],
			],
			'outgoing'        => [
				'type'       => 'object',
				'properties' => $server + [ 'kind' => [ 'type' => 'string', 'enum' => Outgoing::KINDS ] ],
			],
		];
	}

	/** @return array<string, mixed> */
	public static function present( Mailbox $mailbox ): array {
		return [
			'id'              => $mailbox->id,
			'name'            => $mailbox->name,
			'address'         => $mailbox->address,
			'from_name'       => $mailbox->from_name,
			'signature'       => $mailbox->signature,
			'is_active'       => $mailbox->is_active,
			'is_default'      => $mailbox->is_default,
			'incoming'        => [ 'kind' => $mailbox->incoming->kind ] + self::present_server( $mailbox->incoming->server ) + [
				'folder'       => $mailbox->incoming->folder,
				'first_days'   => $mailbox->incoming->first_days,
				'has_password' => $mailbox->incoming->has_password,
			],
			'outgoing'        => [ 'kind' => $mailbox->outgoing->kind ] + self::present_server( $mailbox->outgoing->server ) + [ 'has_password' => $mailbox->outgoing->has_password ],
			'plus_addressing' => $mailbox->plus_addressing,
			'authserv_id'     => $mailbox->authserv_id,
			'history'         => $mailbox->history,
			'has_token'       => $mailbox->has_token,
			'endpoint_url'    => add_query_arg( 'mailbox', rawurlencode( $mailbox->address ), rest_url( Rest::SPACE . self::ENDPOINT ) ),
			'sign_in'         => [
				'state'      => $mailbox->grant->state( $mailbox->provider(), $mailbox->address ),
				'account'    => $mailbox->grant->account,
				'reason'     => $mailbox->grant->broken,
				'granted_at' => $mailbox->grant->granted_at,
			],
			'silence_hours'   => $mailbox->health->silence_hours,
			'health'          => self::present_health( $mailbox->health ),
			'last_success_at' => $mailbox->last_success_at,
			'last_error'      => $mailbox->last_error,
			'last_error_at'   => $mailbox->last_error_at,
		];
	}

	/** @return array<string, mixed> */
	private static function health(): array {
		$time = [ 'type' => [ 'integer', 'null' ] ];
		return self::part(
			[
				'error_kind'         => [ 'type' => 'string' ],
				'failing_since'      => $time,
				'next_fetch_at'      => $time,
				'last_mail_at'       => $time,
				'silence_limit'      => [ 'type' => 'integer', 'description' => 'Milliseconds without mail that are too many; 0 for never.' ],
				'last_sent_at'       => $time,
				'send_error'         => [ 'type' => 'string' ],
				'send_error_at'      => $time,
				'send_failing_since' => $time,
			]
		);
	}

	/** @return array<string, int|string|null> */
	private static function present_health( MailboxHealth $health ): array {
		return [
			'error_kind'         => $health->error_kind,
			'failing_since'      => $health->failing_since,
			'next_fetch_at'      => $health->next_fetch_at,
			'last_mail_at'       => $health->last_mail_at,
			'silence_limit'      => $health->silence_limit(),
			'last_sent_at'       => $health->last_sent_at,
			'send_error'         => $health->send_error,
			'send_error_at'      => $health->send_error_at,
			'send_failing_since' => $health->send_failing_since,
		];
	}

	/** @return array<string, array<string, mixed>> */
	private static function server(): array {
		return [
			'host'               => [ 'type' => 'string' ],
			'port'               => [ 'type' => 'integer' ],
			'security'           => [ 'type' => 'string', 'enum' => MailServer::SECURITIES ],
			'user'               => [ 'type' => 'string' ],
			'verify_certificate' => [ 'type' => 'boolean' ],
			'auth'               => [ 'type' => 'string', 'enum' => MailServer::AUTHS ],
		];
	}

	/**
	 * @param array<string, array<string, mixed>> $properties
	 * @return array<string, mixed>
	 */
	private static function part( array $properties ): array {
		return [
			'type'       => 'object',
			'properties' => $properties,
			'required'   => array_keys( $properties ),
		];
	}

	/** @return array<string, string|int|bool> */
	private static function present_server( ?MailServer $server ): array {
		return [
			'host'               => $server->host ?? '',
			'port'               => $server->port ?? 0,
			'security'           => $server->security ?? MailServer::TLS,
			'user'               => $server->user ?? '',
			'verify_certificate' => $server->verify_certificate ?? true,
			'auth'               => $server->auth ?? MailServer::PASSWORD,
		];
	}
}
