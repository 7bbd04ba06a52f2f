<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

use Deskfold\Core\Rest;

/** What the form's script needs to know and say: a script module has no translations of its own. */
final class FormWords {

	/** @return array<string, string|array<string, string>> */
	public static function for_script(): array {
		return [
			'url'   => rest_url( Rest::SPACE . '/form' ),
			'nonce' => is_user_logged_in() ? wp_create_nonce( 'wp_rest' ) : '',
			'words' => [
				'one'       => FieldView::count( 1 ),
				'two'       => FieldView::count( 2 ),
				'three'     => FieldView::count( 3 ),
				/* translators: %s: number, 4 or more. */
				'many'      => __( '%s things to fix', 'deskfold' ),
				'name'      => __( 'Write your name.', 'deskfold' ),
				'email'     => __( 'Write your e-mail address.', 'deskfold' ),
				'incomplete' => __( 'This address is not complete. It should look like name@example.com.', 'deskfold' ),
				'topic'     => __( 'Choose what it is about.', 'deskfold' ),
				'subject'   => __( 'Write a subject.', 'deskfold' ),
				'message'   => __( 'Write your message.', 'deskfold' ),
				'consent'   => __( 'Without your agreement we may not answer.', 'deskfold' ),
				...self::for_files(),
				'sending'   => __( 'Sending…', 'deskfold' ),
				...self::for_failure(),
			],
		];
	}

	/** @return array<string, string> */
	public static function for_files(): array {
		return [
			/* translators: %s: size, such as "10 MB". */
			'too_large' => __( 'This file is too large. A file can have %s at most.', 'deskfold' ),
			/* translators: %s: number of files. */
			'too_many'  => __( 'Send at most %s files.', 'deskfold' ),
			/* translators: %s: name of a file, or an e-mail address. */
			'remove'    => __( 'Remove %s', 'deskfold' ),
			/* translators: %s: list of file endings, such as "jpg, png, pdf". */
			'wrong_kind' => __( 'This kind of file cannot be sent. These can: %s.', 'deskfold' ),
			/* translators: %s: name of a file that is being uploaded. */
			'cancel'    => __( 'Do not send %s', 'deskfold' ),
			'unsent'    => __( 'Not sent', 'deskfold' ),
		];
	}

	/** @return array<string, string> */
	public static function for_failure(): array {
		return [
			'failed'  => __( 'It could not be sent: the connection was lost or the site did not answer. Your text is still here.', 'deskfold' ),
			'offline' => __( 'It was not sent: this device is offline. Your text is still here. Try again when the connection is back.', 'deskfold' ),
			'again'   => __( 'Try again', 'deskfold' ),
		];
	}
}
