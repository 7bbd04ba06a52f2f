<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

use Deskfold\Channels\Address;
use Deskfold\Channels\ChannelRegistry;
use Deskfold\Core\Problem;
use Deskfold\Core\SiteIdentity;

/** Mails a letter to whoever is writing it, the way that customers get theirs, under the same ceilings. */
final class SendSample {

	public function __construct(
		private readonly SampleLetter $sample,
		private readonly CountMail $count,
		private readonly ChannelRegistry $channels,
		private readonly SiteIdentity $site,
	) {
	}

	/** @throws Problem when it does not leave */
	public function __invoke( Letter $letter, Wording $wording, string $locale, Address $to ): void {
		if ( ! $this->site->is_live() ) {
			throw new Problem( 'site_is_a_copy', __( 'This is a copy of your site, and copies send no mail.', 'deskfold' ), 409 );
		}
		if ( ! $this->count->asked_for( $to, 'sample:' . bin2hex( random_bytes( 8 ) ) ) ) {
			throw new Problem( 'too_often', __( 'Your address has had as much automatic mail as it may get for now. Wait an hour and try again.', 'deskfold' ), 429 );
		}
		$this->channels->get( 'email' )->deliver( $this->sample->message( $letter, $wording, $locale, $to ) );
	}
}
