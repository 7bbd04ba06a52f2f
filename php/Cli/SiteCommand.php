<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\SiteIdentity;

/** Says whether this site is the live one, which fetches and sends mail, or a copy, which does neither. */
final class SiteCommand {

	public function __construct(
		private readonly Terminal $terminal,
		private readonly SiteIdentity $site,
	) {
	}

	/**
	 * Tells whether this is the live site. Ends with exit code 1 when it is not.
	 *
	 * ## EXAMPLES
	 *
	 *     wp deskfold site status
	 */
	public function status(): void {
		$here = SiteIdentity::address();
		$live = $this->site->live_address();
		switch ( $this->site->standing() ) {
			case SiteIdentity::LIVE:
				$this->terminal->done( "$here is the live site: it fetches and sends mail." );
				return;
			case SiteIdentity::COPY:
				$this->terminal->say( "$here is a copy of $live: it neither fetches nor sends mail." );
				break;
			default:
				$this->terminal->say( "$here may be a copy: the live site was $live. It neither fetches nor sends mail until you say which it is." );
		}
		$this->terminal->fail();
	}

	/**
	 * Says that this is the live site: it fetches and sends mail from now on. What has waited goes out.
	 *
	 * ## EXAMPLES
	 *
	 *     wp deskfold site live
	 */
	public function live(): void {
		$this->site->say( true );
		$this->terminal->done( SiteIdentity::address() . ' is the live site from now on.' );
	}

	/**
	 * Says that this is a copy: it neither fetches nor sends mail. Replies written here wait.
	 *
	 * ## EXAMPLES
	 *
	 *     wp deskfold site copy
	 */
	public function copy(): void {
		$this->site->say( false );
		$this->terminal->done( SiteIdentity::address() . ' is a copy: it stays silent.' );
	}
}
