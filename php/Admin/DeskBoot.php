<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Agents\AgentSchema;
use Deskfold\Agents\KeyboardSchema;
use Deskfold\Agents\ListAgents;
use Deskfold\Agents\Permissions;
use Deskfold\Agents\ReadKeyboard;
use Deskfold\Agents\ReadLikings;
use Deskfold\Core\SiteIdentity;
use Deskfold\Email\ListMailboxes;
use Deskfold\Email\Mailbox;

/** What the desk's script knows before its first request. */
final class DeskBoot {

	/** What the desk asks first, in its own words (src/tickets/loading.ts): the answer travels with the page. */
	public const FIRST_LIST = '/deskfold/v1/tickets?view=waiting_on_us&order=waiting&limit=30';

	public function __construct(
		private readonly ListAgents $agents,
		private readonly ListMailboxes $mailboxes,
		private readonly ReadSettings $settings,
		private readonly SiteIdentity $site,
		private readonly ReadKeyboard $keyboard,
		private readonly ReadLikings $likings,
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
			'siteLocale'  => get_locale(),
			'isRtl'       => is_rtl(),
			'agents'      => array_map( AgentSchema::present( ... ), ( $this->agents )() ),
			'mailboxes'   => $this->mailboxes(),
			'site'        => [ 'name' => wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ) ] + SiteSchema::present( $this->site ),
			'colorScheme' => is_string( $colors ) ? $colors : 'fresh',
			'keyboard'    => KeyboardSchema::present( ( $this->keyboard )( $user->ID ) ),
			'sendDelay'   => ( $this->settings )()->send_delay,
			'likings'     => (object) ( $this->likings )( $user->ID ),
			'setup'       => $this->settings->setup()->state,
		];
	}

	/** @return array<mixed> answers by request, as wp.apiFetch takes them; empty when the question failed */
	public function first_answers(): array {
		return rest_preload_api_request( [], self::FIRST_LIST );
	}

	/** @return list<array{id: int, name: string, address: string}> from which an agent can write */
	private function mailboxes(): array {
		$active = array_filter( ( $this->mailboxes )(), static fn ( Mailbox $mailbox ): bool => $mailbox->is_active );
		// The default comes first: it is what a new ticket starts with.
		usort( $active, static fn ( Mailbox $a, Mailbox $b ): int => $b->is_default <=> $a->is_default );
		return array_map(
			static fn ( Mailbox $mailbox ): array => [
				'id'      => $mailbox->id,
				'name'    => $mailbox->name,
				'address' => $mailbox->address,
			],
			$active
		);
	}
}
