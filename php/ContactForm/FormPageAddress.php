<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

/** Names in the query of a page that shows a form. */
final class FormPageAddress {

	/** Names the form in the page's query, so that a post too large for PHP to read is still known. */
	public const WHICH = 'deskfold_form';
	public const SENT  = 'deskfold_sent';

	/** Where the form with that id posts to: the page itself. */
	public static function of( string $form_id ): string {
		return add_query_arg( self::WHICH, $form_id, self::clean() );
	}

	public static function sent( string $form_id, string $receipt ): string {
		return add_query_arg( self::SENT, $receipt, self::clean() ) . '#' . self::anchor( $form_id );
	}

	/** Id of what a visitor should see after sending. */
	public static function anchor( string $form_id ): string {
		return "deskfold-$form_id-sent";
	}

	private static function clean(): string {
		return remove_query_arg( [ self::WHICH, self::SENT ] );
	}
}
