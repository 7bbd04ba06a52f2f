<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

use Deskfold\Portal\PortalAddress;
use Deskfold\Portal\PortalAnswer;

/** The way in for somebody whom we do not know yet. */
final class DoorView {

	public function __construct( private readonly PortalAnswer $answer ) {
	}

	/** Ask for a link by mail. An account may ask for its own address only. */
	public function ask(): string {
		$faults = [ ...$this->answer->faults( 'open' ), ...$this->answer->faults( 'reply' ), ...$this->answer->faults( 'solve' ), ...$this->answer->faults( 'ask' ) ];
		$fields = new FieldView( PortalAddress::ID, $faults );
		$user   = wp_get_current_user();
		if ( $user->ID > 0 ) {
			/* translators: %s: e-mail address. */
			$lead = sprintf( __( 'To show you the requests of %s, we need to know that the address is yours. We mail you a link; open it in this browser. You do this once.', 'deskfold' ), $user->user_email );
			$ask  = '';
		} else {
			$lead = __( 'Enter the e-mail address with which you wrote to us. We mail you a link to your requests.', 'deskfold' );
			$ask  = $fields->line( 'email', __( 'E-mail', 'deskfold' ), $this->answer->text( 'ask' ), 'email', 'email' );
		}
		return $fields->summary() . self::form( 'ask', $this->lost_text() . '<p class="df-lead">' . esc_html( $lead ) . '</p>' . $ask, __( 'Send me a link', 'deskfold' ) );
	}

	/** For somebody who is in already, and whose link was no good. */
	public function refusal(): string {
		return ( new FieldView( PortalAddress::ID, $this->answer->faults( 'open' ) ) )->summary();
	}

	/** A mail scanner follows links, a person presses a button. */
	public function open( string $token ): string {
		$inside = sprintf(
			'<p class="df-lead">%s</p><input type="hidden" name="%s" value="%s">',
			esc_html__( 'The link from your mail works. It opens your requests once, on this device.', 'deskfold' ),
			esc_attr( PortalAddress::LINK ),
			esc_attr( $token )
		);
		return self::form( 'open', $inside, __( 'Open my requests', 'deskfold' ) );
	}

	/** What was typed when the session was over. */
	private function lost_text(): string {
		$text = $this->answer->text( 'reply' );
		return '' === $text ? '' : sprintf( '<div class="df-field"><label for="deskfold-kept">%s</label><textarea id="deskfold-kept" class="df-control" rows="5" readonly>%s</textarea></div>', esc_html__( 'Your text', 'deskfold' ), "\n" . esc_textarea( $text ) );
	}

	private static function form( string $act, string $inside, string $button ): string {
		return sprintf(
			'<form class="df-form" method="post" novalidate action="%s"><input type="hidden" name="%s" value="%s">%s<div class="df-send"><button type="submit" class="' . ThemeColors::button() . '">%s</button></div></form>',
			esc_url( PortalAddress::page() . '#' . PortalAddress::ID . '-summary' ),
			esc_attr( PortalAddress::ACT ),
			esc_attr( $act ),
			$inside,
			esc_html( $button )
		);
	}
}
