import { __, sprintf } from '@wordpress/i18n';
import { selectOpen } from './useMarks';
import { openIn } from './variables';

/** Why a text must not be sent yet: a variable stands in it. The first one is selected, so that typing replaces it. */
export function stillOpen( html: string ): { kind: string; message: string } | undefined {
	const [ first ] = openIn( html );
	if ( first === undefined ) {
		return undefined;
	}
	const field = document.querySelector< HTMLElement >( '.df-composer .df-editor, .df-new .df-editor' );
	if ( field ) {
		field.focus();
		selectOpen( field );
	}
	return {
		kind: 'variable_open',
		/* translators: %s: a word in braces, such as {first name}. */
		message: sprintf( __( '%s still stands in the text. Write what belongs there, or take it out.', 'deskfold' ), first ),
	};
}
