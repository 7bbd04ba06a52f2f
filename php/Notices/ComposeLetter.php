<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

use Deskfold\Channels\Address;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Core\Settings;
use Deskfold\Tickets\CleanText;

/** Makes a letter that belongs to no ticket ready to leave. Its text part is made of its markup. */
final class ComposeLetter {

	public function __construct(
		private readonly WriteLetter $write,
		private readonly Settings $settings,
	) {
	}

	/**
	 * @param array<string, string> $values  by word in braces, beside the name of the team
	 * @param string                $locale  the customer's; '' for the site's
	 * @param ?Wording              $wording other words than the kept ones
	 */
	public function __invoke( Letter $letter, array $values, string $locale, Address $to, ?Wording $wording = null ): OutgoingMessage {
		$team    = $this->settings->team_name();
		$written = $this->write->fill( $letter, $wording ?? $this->write->wording( $letter, $locale ), $values + [ Acknowledgement::TEAM => $team ] );
		return new OutgoingMessage(
			id: 0,
			ticket_id: 0,
			mailbox_id: 0,
			from: new Address( '', $team ),
			to: [ $to ],
			cc: [],
			bcc: [],
			subject: $written['subject'],
			html: $written['html'],
			text: CleanText::text( $written['html'] ),
			message_id: "{$letter->value}." . bin2hex( random_bytes( 12 ) ) . '@' . ( wp_parse_url( home_url(), PHP_URL_HOST ) ?? 'localhost' ),
			is_automatic: true,
			locale: $locale,
		);
	}
}
