<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Agents\AgentSchema;
use Deskfold\Agents\ListAgents;
use Deskfold\Agents\Permissions;

/** What the desk's script knows before its first request. */
final class DeskBoot {

	public function __construct(
		private readonly ListAgents $agents,
		private readonly ReadSettings $settings,
	) {
	}

	/** @return array<string, mixed> */
	public function values(): array {
		$user   = wp_get_current_user();
		$colors = get_user_option( 'admin_color' );
		return [
			'user'        => [
				'id'   => $user->ID,
				'name' => $user->display_name,
				'caps' => [
					'reply'     => current_user_can( Permissions::REPLY ),
					'supervise' => current_user_can( Permissions::SUPERVISE ),
					'manage'    => current_user_can( Permissions::MANAGE ),
				],
			],
			'urls'        => [
				'desk'      => DeskPage::url(),
				'dashboard' => admin_url(),
				'rest'      => rest_url(),
			],
			'locale'      => get_user_locale(),
			'isRtl'       => is_rtl(),
			'agents'      => array_map( AgentSchema::present( ... ), ( $this->agents )() ),
			'mailboxes'   => [],
			'site'        => [ 'name' => wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ) ],
			'colorScheme' => is_string( $colors ) ? $colors : 'fresh',
			'sendDelay'   => ( $this->settings )()->send_delay,
		];
	}
}
