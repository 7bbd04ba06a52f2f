<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

/** A mail that no person writes and customers get: which words in braces it knows, and its usual text. */
enum Letter: string {

	case Acknowledgement = 'acknowledgement';
	case Link            = 'link';

	/** How long the link of Letter::Link works. */
	public const LINK_DAYS = 7;

	/** Where the link of Letter::Link is put. */
	public const LINK = '{link}';

	/** @return list<string> */
	public function words(): array {
		return match ( $this ) {
			self::Acknowledgement => [ Acknowledgement::TICKET, Acknowledgement::TEAM, Acknowledgement::LINK ],
			self::Link            => [ self::LINK, Acknowledgement::TEAM ],
		};
	}

	/** @return list<string> without these the mail is of no use */
	public function required(): array {
		return self::Link === $this ? [ self::LINK ] : [];
	}

	/** In the language at hand. */
	public function usual(): Wording {
		return match ( $this ) {
			self::Acknowledgement => new Wording(
				/* translators: %d: number of a ticket. */
				str_replace( '#%d', Acknowledgement::TICKET, __( 'We have received your request (#%d)', 'deskfold' ) ),
				Acknowledgement::usual()
			),
			self::Link            => new Wording(
				/* translators: %s: name of the shop's team. */
				sprintf( __( 'Your requests at %s', 'deskfold' ), Acknowledgement::TEAM ),
				implode( "\n\n", self::about_link() )
			),
		};
	}

	/** @return list<string> */
	private static function about_link(): array {
		return [
			/* translators: %s: name of the shop's team. */
			sprintf( __( 'Here is the link to your requests at %s:', 'deskfold' ), Acknowledgement::TEAM ),
			self::LINK,
			/* translators: %s: number of days. */
			sprintf( _n( 'It opens once and works for %s day.', 'It opens once and works for %s days.', self::LINK_DAYS, 'deskfold' ), number_format_i18n( self::LINK_DAYS ) ),
			__( 'If you did not ask for it, you need not do anything: without the link nobody can read your requests.', 'deskfold' ),
		];
	}
}
