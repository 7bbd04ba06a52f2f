<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

use Deskfold\Core\Settings;
use Deskfold\Core\Translations;
use Deskfold\Tickets\CleanText;

/** Puts an acknowledgement into words. Nothing that the customer wrote is in it: whoever abuses us as a postman carries no text of theirs. */
final class WriteAcknowledgement {

	public function __construct(
		private readonly Settings $settings,
		private readonly Translations $translations,
	) {
	}

	/**
	 * @param string $locale the customer's; '' for the site's
	 * @return array{subject: string, html: string}
	 */
	public function __invoke( Acknowledgement $choice, int $ticket_id, string $locale ): array {
		return $this->translations->in(
			$locale,
			fn (): array => [
				/* translators: %d: number of a ticket. */
				'subject' => sprintf( __( 'We have received your request (#%d)', 'deskfold' ), $ticket_id ),
				'html'    => make_clickable( CleanText::from_plain( $this->fill( '' === trim( $choice->text ) ? Acknowledgement::usual() : $choice->text, $ticket_id ) ) ),
			]
		);
	}

	/** @return array<string, string> what stands for the words in braces */
	public function values( int $ticket_id ): array {
		return [
			Acknowledgement::TICKET => "#$ticket_id",
			Acknowledgement::TEAM   => $this->settings->team_name(),
			Acknowledgement::LINK   => $this->portal(),
		];
	}

	private function fill( string $text, int $ticket_id ): string {
		$values = $this->values( $ticket_id );
		if ( '' === $values[ Acknowledgement::LINK ] ) {
			// A line about a page that is not there is left out.
			$text = (string) preg_replace( '/^.*' . preg_quote( Acknowledgement::LINK, '/' ) . '.*(\R|$)/mu', '', $text );
		}
		return strtr( $text, $values );
	}

	private function portal(): string {
		$general = $this->settings->get( 'general' );
		$page    = is_array( $general ) && is_numeric( $general['portal_page_id'] ?? null ) ? (int) $general['portal_page_id'] : 0;
		$url     = $page > 0 && 'publish' === get_post_status( $page ) ? get_permalink( $page ) : false;
		return is_string( $url ) ? $url : '';
	}
}
