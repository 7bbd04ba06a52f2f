<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

/** The settings, as they are sent and taken. */
final class SettingsSchema {

	/** @return array<string, array<string, mixed>> */
	public static function args(): array {
		return [
			'form'    => self::section(
				[
					'consent_text'  => [ 'type' => 'string', 'maxLength' => 1000 ],
					'thanks_text'   => [ 'type' => 'string', 'maxLength' => 1000 ],
					'allowed_types' => [ 'type' => 'array', 'maxItems' => 50, 'items' => [ 'type' => 'string', 'maxLength' => 10 ] ],
					'max_size_mb'   => [ 'type' => 'integer', 'minimum' => 1, 'maximum' => 25 ],
					'max_files'     => [ 'type' => 'integer', 'minimum' => 1, 'maximum' => 20 ],
				]
			),
			'general' => self::section(
				[
					'portal_page_id'     => [ 'type' => 'integer', 'minimum' => 0 ],
					'team_name'          => [ 'type' => 'string', 'maxLength' => 100 ],
					'send_delay'         => [ 'type' => 'integer', 'minimum' => 0, 'maximum' => DeskSettings::LONGEST_DELAY ],
					'follow_up_days'     => [ 'type' => 'integer', 'minimum' => 0, 'maximum' => 3650, 'description' => 'After so many days a resolved ticket is not opened again; 0 for never.' ],
					'erase_on_uninstall' => [ 'type' => 'boolean' ],
				]
			),
		];
	}

	/** @return array<string, mixed> what comes back: the settings, and what can be chosen for them */
	public static function schema(): array {
		$page = self::section(
			[
				'id'         => [ 'type' => 'integer' ],
				'title'      => [ 'type' => 'string' ],
				'url'        => [ 'type' => 'string' ],
				'has_portal' => [ 'type' => 'boolean', 'description' => 'Whether customers can read their requests on it.' ],
				'has_form'   => [ 'type' => 'boolean', 'description' => 'Whether a contact form stands on it.' ],
				'edit_url'   => [ 'type' => 'string', 'description' => 'Empty for who may not edit it.' ],
			]
		);
		return [ 'title' => 'Settings' ] + self::section(
			self::args() + [
				'choices' => self::section(
					[
						'pages'       => [ 'type' => 'array', 'items' => $page ],
						'max_size_mb' => [ 'type' => 'integer', 'description' => 'What this server takes.' ],
						'may_erase'   => [ 'type' => 'boolean', 'description' => 'Whether whoever asks may delete all tickets.' ],
					]
				),
			]
		);
	}

	/** @return array{form: array<string, mixed>, general: array<string, mixed>} */
	public static function present( DeskSettings $settings ): array {
		return [
			'form'    => [
				'consent_text'  => $settings->consent_text,
				'thanks_text'   => $settings->thanks_text,
				'allowed_types' => $settings->allowed_types,
				'max_size_mb'   => $settings->max_size_mb,
				'max_files'     => $settings->max_files,
			],
			'general' => [
				'portal_page_id'     => $settings->portal_page_id,
				'team_name'          => $settings->team_name,
				'send_delay'         => $settings->send_delay,
				'follow_up_days'     => $settings->follow_up_days,
				'erase_on_uninstall' => $settings->erase_on_uninstall,
			],
		];
	}

	/**
	 * @param array<string, array<string, mixed>> $properties
	 * @return array<string, mixed>
	 */
	private static function section( array $properties ): array {
		return [
			'type'                 => 'object',
			'properties'           => $properties,
			'additionalProperties' => false,
		];
	}
}
