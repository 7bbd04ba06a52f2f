<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

/** What the owner chose for the whole desk. */
final class DeskSettings {

	/** Longer than this nobody waits to take a reply back. */
	public const LONGEST_DELAY = 60;

	/**
	 * @param list<string> $allowed_types      extensions, such as "pdf"
	 * @param bool         $erase_on_uninstall whether deleting the plugin deletes every ticket; read by Plugin::uninstall()
	 */
	public function __construct(
		public readonly string $consent_text,
		public readonly string $thanks_text,
		public readonly array $allowed_types,
		public readonly int $max_size_mb,
		public readonly int $max_files,
		public readonly int $portal_page_id,
		public readonly string $team_name,
		public readonly int $send_delay,
		public readonly int $follow_up_days,
		public readonly bool $erase_on_uninstall,
	) {
	}
}
