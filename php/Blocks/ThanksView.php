<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

use Deskfold\ContactForm\FormPageAddress;
use Deskfold\ContactForm\FormReceipt;

/** What a visitor reads after a message came in. */
final class ThanksView {

	public function __construct( private readonly PortalPage $portal_page ) {
	}

	public function html( FormReceipt $receipt, string $own ): string {
		$number = null === $receipt->ticket_id ? '' : (string) $receipt->ticket_id;
		return $this->box( FormPageAddress::anchor( $receipt->form_id ), esc_html( $receipt->name ), esc_html( $number ), esc_html( $receipt->email ), $own );
	}

	/** The same with empty places, for the script to fill in. */
	public function template( string $own ): string {
		return $this->box( '', '<span data-df="name"></span>', '<span data-df="number"></span>', '<span data-df="email"></span>', $own );
	}

	/** Name, number and address come escaped. */
	private function box( string $id, string $name, string $number, string $email, string $own ): string {
		/* translators: %s: name of the visitor. */
		$title   = sprintf( esc_html__( 'Thank you, %s. We have it.', 'deskfold' ), $name );
		/* translators: %s: number of the request. */
		$request = '' === $number ? '' : sprintf( '<span data-df="request">' . esc_html__( 'Your request has the number %s.', 'deskfold' ) . '</span> ', "<b>$number</b>" );
		/* translators: %s: e-mail address of the visitor. */
		$answer  = sprintf( esc_html__( 'We answer to %s.', 'deskfold' ), $email );
		return sprintf(
			'<div class="df-thanks"%s role="status" tabindex="-1">%s<h2 class="wp-block-heading">%s</h2><p>%s%s</p>%s<p class="df-row">%s</p></div>',
			'' === $id ? '' : sprintf( ' id="%s"', esc_attr( $id ) ),
			Icons::svg( 'done', 56 ),
			$title,
			$request,
			$answer,
			'' === $own ? '' : '<p>' . nl2br( esc_html( $own ) ) . '</p>',
			$this->ways()
		);
	}

	private function ways(): string {
		$portal = ( $this->portal_page )();
		$html   = '' === $portal ? '' : sprintf( '<a class="' . ThemeColors::button() . '" href="%s">%s</a>', esc_url( $portal ), esc_html__( 'See your requests', 'deskfold' ) );
		return $html . sprintf( '<a class="' . ThemeColors::button() . ' df-plain" href="%s">%s</a>', esc_url( home_url( '/' ) ), esc_html__( 'Back to the start page', 'deskfold' ) );
	}
}
