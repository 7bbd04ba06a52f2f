<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

use Deskfold\ContactForm\Fault;
use Deskfold\ContactForm\FileRules;
use Deskfold\Core\Rest;

/** What the scripts need to know and say, in the sentences that the server itself would say: a script module has no translations of its own. */
final class FormWords {

	/** @return array<string, mixed> for the contact form */
	public static function for_form( FileRules $rules ): array {
		return [
			'url'   => rest_url( Rest::SPACE . '/form' ),
			'nonce' => is_user_logged_in() ? wp_create_nonce( 'wp_rest' ) : '',
			'words' => self::words( $rules, [ 'name', 'email', 'topic', 'subject', 'message', 'consent' ] ),
		];
	}

	/** @return array<string, mixed> for an answer in "my requests" */
	public static function for_answer( FileRules $rules ): array {
		return self::words( $rules, [ 'message' ] );
	}

	/**
	 * @param list<'name'|'email'|'topic'|'subject'|'message'|'consent'> $fields
	 * @return array<string, mixed>
	 */
	private static function words( FileRules $rules, array $fields ): array {
		return [
			'faults'  => [
				...array_combine( $fields, array_map( Fault::missing( ... ), $fields ) ),
				'incomplete' => Fault::incomplete_address(),
				'too_large'  => $rules->too_large( '%s' ),
				'wrong_kind' => $rules->wrong_kind( '%s' ),
				'too_many'   => $rules->too_many(),
				'together'   => FileRules::too_large_together(),
			],
			'one'     => FieldView::count( 1 ),
			'two'     => FieldView::count( 2 ),
			'three'   => FieldView::count( 3 ),
			/* translators: %s: number, 4 or more. */
			'many'    => __( '%s things to fix', 'deskfold' ),
			/* translators: %s: name of a file, or an e-mail address. */
			'remove'  => __( 'Remove %s', 'deskfold' ),
			/* translators: %s: name of a file that is being uploaded. */
			'cancel'  => __( 'Do not send %s', 'deskfold' ),
			'unsent'  => __( 'Not sent', 'deskfold' ),
			'sending' => __( 'Sending…', 'deskfold' ),
			'failed'  => __( 'It could not be sent: the connection was lost or the site did not answer. Your text is still here.', 'deskfold' ),
			'offline' => __( 'It was not sent: this device is offline. Your text is still here. Try again when the connection is back.', 'deskfold' ),
			'again'   => __( 'Try again', 'deskfold' ),
		];
	}
}
