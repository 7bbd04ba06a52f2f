import { __ } from '@wordpress/i18n';

/** What each letter is called, and when it goes out. */
export const titleOf = ( name: string ): { title: string; when: string } =>
	name === 'link'
		? {
				title: __( 'Link to the requests', 'deskfold' ),
				when: __( 'Goes to a customer who asks for the way to their requests on your site, and to no unknown address.', 'deskfold' ),
		  }
		: {
				title: __( 'Confirmation of receipt', 'deskfold' ),
				when: __( 'Goes out when a new request came in, from mailboxes where the automatic answer is switched on. A mailbox’s own text comes first.', 'deskfold' ),
		  };

/** What a word in braces becomes. */
export function wordName( word: string ): string {
	switch ( word ) {
		case '{ticket_number}':
			return __( 'Number of the request', 'deskfold' );
		case '{team_name}':
			return __( 'Name of the team', 'deskfold' );
		case '{portal_link}':
			return __( 'Link to the page “My requests”', 'deskfold' );
		case '{link}':
			return __( 'Link that opens the requests', 'deskfold' );
		default:
			return word;
	}
}

/** "magyar", as its speakers call it: the browser knows. */
export function languageOf( locale: string ): string {
	try {
		const tag = locale.split( '_' ).slice( 0, 2 ).join( '-' );
		return new Intl.DisplayNames( [ tag ], { type: 'language' } ).of( tag ) ?? locale;
	} catch {
		return locale;
	}
}
