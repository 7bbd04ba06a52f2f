<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\ContactForm\FormRules;
use Deskfold\Core\Settings;
use Deskfold\Tickets\FollowUps;

/** What holds now: the owner's choice, or what is right for most shops. */
final class ReadSettings {

	private const SEND_DELAY = 8;

	public function __construct(
		private readonly Settings $settings,
		private readonly FormRules $form,
		private readonly FollowUps $follow_ups,
	) {
	}

	/** How far somebody has come with setting up. */
	public function setup(): Setup {
		$kept = $this->settings->get( KeepSetup::SECTION );
		return Setup::from( is_array( $kept ) ? $kept : [] );
	}

	public function __invoke(): DeskSettings {
		$files   = $this->form->files();
		$general = $this->settings->get( 'general' );
		$general = is_array( $general ) ? $general : [];
		$page    = $general['portal_page_id'] ?? 0;
		$delay   = $general['send_delay'] ?? self::SEND_DELAY;
		return new DeskSettings(
			consent_text: $this->form->consent(),
			thanks_text: $this->form->thanks(),
			allowed_types: $files->extensions,
			max_size_mb: max( 1, $files->max_bytes >> 20 ),
			max_files: $files->max_files,
			portal_page_id: is_numeric( $page ) ? (int) $page : 0,
			team_name: $this->settings->team_name(),
			send_delay: is_numeric( $delay ) ? (int) $delay : self::SEND_DELAY,
			follow_up_days: $this->follow_ups->days(),
			erase_on_uninstall: true === ( $general['erase_on_uninstall'] ?? false ),
		);
	}
}
