import { __, sprintf } from '@wordpress/i18n';
import { dispatch } from '@wordpress/data';
import { toast } from '../core/toasts';
import type { Attachment } from '../core/types.gen';
import type { Insertion } from './ReplyPanel';
import { store } from './store';

/**
 * The draft gets its copies of the files, and the server remembers what stands in it.
 *
 * @param insertion what was put in
 * @param ticket    0 while there is none
 * @param done      gets the files; again after a second try
 */
export async function takeFiles( insertion: Insertion, ticket: number, done: ( attachments: Attachment[] ) => void ): Promise< void > {
	const { id, locale, hasFiles, name } = insertion;
	try {
		done( await dispatch( store ).use( id, locale, ticket ) );
	} catch {
		// The words are in the text; that this one is not counted, nobody misses.
		if ( hasFiles ) {
			/* translators: %s: name of a saved reply. */
			const words = sprintf( __( 'The files of “%s” are not attached.', 'deskfold' ), name );
			toast( words, { isError: true, stays: Infinity, action: { label: __( 'Try again', 'deskfold' ), run: () => void takeFiles( insertion, ticket, done ) } } );
		}
	}
}
