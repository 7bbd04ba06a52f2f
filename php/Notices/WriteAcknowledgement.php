<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

use Deskfold\Core\Settings;

/** Puts an acknowledgement into words: a mailbox's own, else the letter's. */
final class WriteAcknowledgement {

	public function __construct(
		private readonly Settings $settings,
		private readonly WriteLetter $write,
	) {
	}

	/**
	 * @param string $locale the customer's; '' for the site's
	 * @return array{subject: string, html: string}
	 */
	public function __invoke( Acknowledgement $choice, int $ticket_id, string $locale ): array {
		$wording = $this->write->wording( Letter::Acknowledgement, $locale );
		// A mailbox's own words are plain: what looks like a tag in them is none.
		$wording = '' === trim( $choice->text ) ? $wording : new Wording( $wording->subject, esc_html( $choice->text ) );
		return $this->write->fill( Letter::Acknowledgement, $wording, $this->values( $ticket_id ) );
	}

	/** What a mailbox says that has no words of its own, in the site's language. */
	public function usual(): string {
		return $this->write->wording( Letter::Acknowledgement, '' )->text;
	}

	/** @return array<string, string> what stands for the words in braces */
	public function values( int $ticket_id ): array {
		return [
			Acknowledgement::TICKET => "#$ticket_id",
			Acknowledgement::TEAM   => $this->settings->team_name(),
			Acknowledgement::LINK   => $this->portal(),
		];
	}

	private function portal(): string {
		$general = $this->settings->get( 'general' );
		$page    = is_array( $general ) && is_numeric( $general['portal_page_id'] ?? null ) ? (int) $general['portal_page_id'] : 0;
		$url     = $page > 0 && 'publish' === get_post_status( $page ) ? get_permalink( $page ) : false;
		return is_string( $url ) ? $url : '';
	}
}
