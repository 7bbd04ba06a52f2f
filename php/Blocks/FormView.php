<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

use Deskfold\ContactForm\Fault;
use Deskfold\ContactForm\FormEntry;
use Deskfold\ContactForm\FormPageAddress;
use Deskfold\ContactForm\FormRules;
use Deskfold\ContactForm\FormShape;
use Deskfold\ContactForm\SealForm;
use Deskfold\ContactForm\Topic;
use Deskfold\Core\Secrets;

/** Prints a contact form. Everything works before any script has run. */
final class FormView {

	/**
	 * Filter: string, markup of further fields between the topic and the message: a shop's "Which order is it about?", say.
	 * What is given back is printed as it is, so escape it. The FormShape of the form is the second argument. Give back the
	 * first argument where there is nothing to ask, and nothing is shown.
	 *
	 * @since 0.3.0
	 */
	public const FIELDS = 'deskfold_form_fields';

	public function __construct(
		private readonly SealForm $seal_form,
		private readonly FormRules $rules,
		private readonly Secrets $secrets,
	) {
	}

	/** @param list<Fault> $faults */
	public function html( FormShape $shape, FormEntry $entry, array $faults, FormLook $look ): string {
		$fields = new FieldView( 'deskfold-' . $shape->id, $faults, $look );
		$more   = apply_filters( self::FIELDS, '', $shape );
		$parts  = [
			$this->person( $fields, $shape, $entry ),
			[] === $shape->topics ? '' : $fields->choice( 'topic', __( 'What is it about?', 'deskfold' ), array_map( static fn ( Topic $topic ): string => $topic->label, $shape->topics ), $entry->topic ),
			is_string( $more ) ? $more : '',
			FormShape::ABSENT === $shape->subject ? '' : $fields->line( 'subject', __( 'Subject', 'deskfold' ), $entry->subject, 'text', 'off', FormShape::NEEDED === $shape->subject ),
			$fields->text( 'message', __( 'Your message', 'deskfold' ), $entry->message ),
			$shape->takes_files ? $fields->files( 'files', $this->rules->files()->at_most( $shape->max_files ) ) : '',
			$this->trap(),
			'' === $shape->consent ? $this->privacy( $look ) : $fields->consent( 'consent', $shape->consent, $entry->consent ),
			$this->hidden( $shape ),
			sprintf( '<div class="df-send"><button type="submit" class="' . ThemeColors::button() . '">%s</button></div>', esc_html( '' !== $look->button ? $look->button : __( 'Send message', 'deskfold' ) ) ),
		];
		return sprintf(
			'%s<form class="df-form%s" method="post" novalidate enctype="multipart/form-data" action="%s">%s</form>',
			$fields->summary(),
			$look->is_stacked ? ' is-stacked' : '',
			esc_url( FormPageAddress::of( $shape->id ) . '#deskfold-' . $shape->id . '-summary' ),
			implode( '', $parts )
		);
	}

	private function person( FieldView $fields, FormShape $shape, FormEntry $entry ): string {
		$name = FormShape::ABSENT === $shape->name ? '' : $fields->line( 'name', __( 'Your name', 'deskfold' ), $entry->name, 'text', 'name', FormShape::NEEDED === $shape->name );
		return '<div class="df-two">' . $name . $fields->line( 'email', __( 'E-mail', 'deskfold' ), $entry->email, 'email', 'email' ) . '</div>';
	}

	/** Nobody sees it, so whoever fills it in reads the source. Its name promises nothing that a browser would fill in. */
	private function trap(): string {
		return sprintf(
			'<div class="df-more" aria-hidden="true"><label>%s <input type="text" name="deskfold_more" value="" tabindex="-1" autocomplete="off"></label></div>',
			esc_html__( 'Leave this empty', 'deskfold' )
		);
	}

	/** Where nobody asks for consent, at least what becomes of it. */
	private function privacy( FormLook $look ): string {
		$url   = get_privacy_policy_url();
		$words = '' !== $look->privacy ? wp_kses( $look->privacy, [ 'a' => [ 'href' => true ] ] ) : '';
		if ( '' === $words && '' === $url ) {
			return '';
		}
		$words = '' !== $words ? $words : esc_html__( 'We keep your message for as long as we need it to help you.', 'deskfold' );
		$link  = '' === $url || str_contains( $words, '<a ' ) ? '' : sprintf( ' <a href="%s">%s</a>', esc_url( $url ), esc_html__( 'Privacy', 'deskfold' ) );
		return '<p class="df-privacy">' . $words . $link . '</p>';
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
