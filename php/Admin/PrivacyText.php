<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

/** What the site's privacy policy may say about support requests; WordPress offers it to the owner. */
final class PrivacyText {

	public function __invoke(): void {
		if ( wp_doing_ajax() ) {
			return;
		}
		$paragraphs = [
			__( 'When you write to our support by e-mail or through a form on this site, we keep your name, your e-mail address, your messages and the files that you attach. We need them to answer you and to remember what was agreed.', 'deskfold' ),
			__( 'Your request is stored on our own server. We do not pass it on to any other service, except to the mail servers that carry our answer to you.', 'deskfold' ),
			__( 'To hold off abuse of the form we keep, for a short time, a count of messages that cannot be turned back into your network address.', 'deskfold' ),
			__( 'You can ask us to send you everything that we have stored about your requests, or to delete it.', 'deskfold' ),
		];
		$note = __( 'Change these lines to fit how long you keep requests and who reads them.', 'deskfold' );
		wp_add_privacy_policy_content(
			'Deskfold',
			'<p class="privacy-policy-tutorial">' . esc_html( $note ) . '</p><p>' . implode( '</p><p>', array_map( 'esc_html', $paragraphs ) ) . '</p>'
		);
	}
}
