<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

use Deskfold\ContactForm\Fault;
use Deskfold\ContactForm\FormEntry;
use Deskfold\ContactForm\FormPageAddress;
use Deskfold\ContactForm\FormRules;
use Deskfold\ContactForm\FormShape;
use Deskfold\ContactForm\SealForm;
use Deskfold\Core\Secrets;

/** Prints a contact form. Everything works before any script has run. */
final class FormView {

	public function __construct(
		private readonly SealForm $seal_form,
		private readonly FormRules $rules,
		private readonly Secrets $secrets,
	) {
	}

	/** @param list<Fault> $faults */
	public function html( FormShape $shape, FormEntry $entry, array $faults, string $button ): string {
		$fields = new FieldView( 'deskfold-' . $shape->id, $faults );
		$parts  = [
			'<div class="df-two">',
			$fields->line( 'name', __( 'Your name', 'deskfold' ), $entry->name, 'text', 'name' ),
			$fields->line( 'email', __( 'E-mail', 'deskfold' ), $entry->email, 'email', 'email' ),
			'</div>',
			[] === $shape->topics ? '' : $fields->choice( 'topic', __( 'What is it about?', 'deskfold' ), $shape->topics, $entry->topic ),
			$shape->asks_subject ? $fields->line( 'subject', __( 'Subject', 'deskfold' ), $entry->subject, 'text', 'off' ) : '',
			$fields->text( 'message', __( 'Your message', 'deskfold' ), $entry->message ),
			$shape->takes_files ? $fields->files( 'files', $this->rules->files() ) : '',
			$this->trap(),
			'' === $shape->consent ? $this->privacy() : $fields->consent( 'consent', $shape->consent, $entry->consent ),
			$this->hidden( $shape ),
			sprintf( '<div class="df-send"><button type="submit" class="wp-element-button df-button">%s</button><progress class="df-progress" max="100" value="0" hidden></progress></div>', esc_html( $button ) ),
		];
		return sprintf(
			'%s<form class="df-form" method="post" enctype="multipart/form-data" action="%s">%s</form>',
			$fields->summary(),
			esc_url( FormPageAddress::of( $shape->id ) . '#deskfold-' . $shape->id . '-summary' ),
			implode( '', $parts )
		);
	}

	/** Nobody sees it, so whoever fills it in reads the source. Its name promises nothing that a browser would fill in. */
	private function trap(): string {
		return sprintf(
			'<div class="df-more" aria-hidden="true"><label>%s <input type="text" name="deskfold_more" value="" tabindex="-1" autocomplete="off"></label></div>',
			esc_html__( 'Leave this empty', 'deskfold' )
		);
	}

	/** Where nobody asks for consent, at least what becomes of it. */
	private function privacy(): string {
		$url = get_privacy_policy_url();
		return '' === $url ? '' : sprintf( '<p class="df-privacy">%s <a href="%s">%s</a></p>', esc_html__( 'We keep your message for as long as we need it to help you.', 'deskfold' ), esc_url( $url ), esc_html__( 'Privacy', 'deskfold' ) );
	}

	private function hidden( FormShape $shape ): string {
		$values = [
			'deskfold_seal' => ( $this->seal_form )( $shape ),
			'deskfold_key'  => $this->secrets->token(),
			'deskfold_page' => (string) get_permalink(),
		];
		if ( is_user_logged_in() ) {
			$values['deskfold_nonce'] = wp_create_nonce( FormPageAddress::WHICH );
		}
		$html = '';
		foreach ( $values as $name => $value ) {
			$html .= sprintf( '<input type="hidden" name="%s" value="%s">', esc_attr( $name ), esc_attr( $value ) );
		}
		return $html;
	}
}
