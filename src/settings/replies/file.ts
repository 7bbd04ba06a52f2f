import { __, sprintf } from '@wordpress/i18n';
import { Problem } from '../../core/api';
import { number } from '../../core/format';

const FORMAT = 'deskfold-saved-replies';

const unreadable = ( words: string ): Problem => new Problem( 'unreadable_file', words, 422 );

/** What stands in a file, unchecked: the server looks at each. Throws a Problem. */
export async function repliesIn( file: File ): Promise< readonly unknown[] > {
	const read = parsed(
		await file.text().catch( () => {
			throw unreadable( __( 'The browser could not read this file. Choose it again.', 'deskfold' ) );
		} )
	);
	if ( read?.format !== FORMAT || ! Array.isArray( read.replies ) ) {
		throw unreadable( __( 'This file holds no saved replies of Deskfold. Choose one that was exported here or on another desk.', 'deskfold' ) );
	}
	if ( read.version !== 1 ) {
		throw unreadable( __( 'This file comes from a newer version of Deskfold. Update the plugin here first.', 'deskfold' ) );
	}
	if ( read.replies.length === 0 ) {
		throw unreadable( __( 'There is no reply in this file.', 'deskfold' ) );
	}
	return read.replies;
}

function parsed( text: string ): { format?: unknown; version?: unknown; replies?: unknown } | null {
	try {
		// Some editors put a mark before the first sign.
		return JSON.parse( text.replace( /^\uFEFF/, '' ) );
	} catch ( thrown ) {
		const at = /position (\d+)/.exec( thrown instanceof Error ? thrown.message : '' )?.[ 1 ];
		if ( at === undefined ) {
			throw unreadable( __( 'This file cannot be read: it is no JSON.', 'deskfold' ) );
		}
		/* translators: %s: number of a line. */
		throw unreadable( sprintf( __( 'This file cannot be read: it is no JSON from line %s on.', 'deskfold' ), number( text.slice( 0, Number( at ) ).split( '\n' ).length ) ) );
	}
}
