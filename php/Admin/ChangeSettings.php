<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\ContactForm\FileRules;
use Deskfold\Core\Problem;
use Deskfold\Core\Settings;
use WP_Post;

/** Keeps the owner's choices. What is not named stays as it is. */
final class ChangeSettings {

	public function __construct( private readonly Settings $settings ) {
	}

	/**
	 * @param array<mixed> $form    checked against SettingsSchema before
	 * @param array<mixed> $general checked against SettingsSchema before
	 * @throws Problem when a choice cannot work, or is not theirs
	 */
	public function __invoke( array $form, array $general, bool $may_erase ): void {
		$form    = $this->clean( $form );
		$general = $this->clean( $general );
		$this->check_types( $form['allowed_types'] ?? [] );
		$this->check_page( $general['portal_page_id'] ?? 0 );
		if ( ! $may_erase && ( $general['erase_on_uninstall'] ?? $this->erases() ) !== $this->erases() ) {
			throw new Problem( 'not_allowed', __( 'Whether data goes with the plugin is decided by an administrator of the site. Ask one of them.', 'deskfold' ), 403 );
		}
		$this->keep( 'form', $form );
		$this->keep( 'general', $general );
	}

	private function erases(): bool {
		$kept = $this->settings->get( 'general' );
		return is_array( $kept ) && true === ( $kept['erase_on_uninstall'] ?? false );
	}

	/** @param array<mixed> $changes */
	private function keep( string $section, array $changes ): void {
		if ( [] === $changes ) {
			return;
		}
		$kept = $this->settings->get( $section );
		$this->settings->set( $section, $changes + ( is_array( $kept ) ? $kept : [] ) );
	}

	/**
	 * @param array<mixed> $choices
	 * @return array<mixed>
	 */
	private function clean( array $choices ): array {
		$cleaned = [];
		foreach ( $choices as $name => $value ) {
			$cleaned[ $name ] = match ( true ) {
				! is_string( $value )    => $value,
				'consent_text' === $name => trim( wp_kses( $value, [ 'a' => [ 'href' => true ] ] ) ),
				'thanks_text' === $name  => sanitize_textarea_field( $value ),
				default                  => sanitize_text_field( $value ),
			};
		}
		return $cleaned;
	}

	private function check_types( mixed $types ): void {
		$wanted  = array_map( 'strtolower', array_filter( is_array( $types ) ? $types : [], 'is_string' ) );
		$unknown = array_diff( $wanted, ( new FileRules( array_values( $wanted ), 1, 1 ) )->extensions );
		if ( [] !== $unknown ) {
			/* translators: %s: a list of file name extensions, such as "exe, php". */
			throw new Problem( 'unknown_type', sprintf( __( 'These file types cannot be checked and so cannot be allowed: %s. Take them out of the list.', 'deskfold' ), implode( ', ', $unknown ) ) );
		}
	}

	private function check_page( mixed $id ): void {
		$id   = is_numeric( $id ) ? (int) $id : 0;
		$page = $id > 0 ? get_post( $id ) : null;
		if ( $id > 0 && ( ! $page instanceof WP_Post || 'page' !== $page->post_type ) ) {
			throw new Problem( 'unknown_page', __( 'The page for customers does not exist any more. Choose another one.', 'deskfold' ) );
		}
	}
}
