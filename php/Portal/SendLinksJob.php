<?php
declare( strict_types=1 );

namespace Deskfold\Portal;

use Deskfold\Channels\Address;
use Deskfold\Core\Clock;
use Deskfold\Core\Job;
use Deskfold\Core\Log;
use Deskfold\Core\Problem;
use Deskfold\Notices\CountMail;
use Deskfold\Core\SiteIdentity;

/** Mails the links that were asked for. A run that was cut off mails a new link: the one before then opens nothing. */
final class SendLinksJob implements Job {

	private const BATCH    = 20;
	private const LEASE    = 120_000;
	private const ATTEMPTS = 6;

	public function __construct(
		private readonly PortalKeyStore $store,
		private readonly SendLink $send_link,
		private readonly Clock $clock,
		private readonly Log $log,
		private readonly CountMail $count_mail,
		private readonly SiteIdentity $site,
	) {
	}

	public function __invoke(): int {
		$done = 0;
		foreach ( ! $this->site->is_live() ? [] : $this->store->due( $this->clock->now_ms(), self::BATCH ) as $key ) {
			// Each attempt waits twice as long as the one before.
			$wait = self::LEASE * 2 ** min( $key->attempts, self::ATTEMPTS );
			if ( $this->store->claim( $key, $this->clock->now_ms() + $wait ) ) {
				$this->send( $key );
				++$done;
			}
		}
		return $done;
	}

	private function send( PortalKey $key ): void {
		if ( $key->attempts >= self::ATTEMPTS ) {
			$this->store->remove( $key->id );
			$this->log->write( Log::ERROR, 'Portal', 'A link to tickets could not be mailed and was given up', [ 'key' => $key->id ] );
			return;
		}
		try {
			if ( ! $this->count_mail->asked_for( new Address( $key->address ), "link:{$key->id}" ) ) {
				// The address has had enough for now: the link follows when there is room.
				return;
			}
			( $this->send_link )( $key );
		} catch ( \Throwable $error ) {
			$this->log->write( Log::WARNING, 'Portal', 'A link to tickets could not be mailed', [ 'key' => $key->id, 'error' => Log::tell( $error ) ] );
			if ( $error instanceof Problem && ! $error->retry ) {
				// Trying again changes nothing; a server that may have taken it must not get it twice.
				$this->store->mailed( $key->id );
			}
		}
	}
}
