type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What a person typed or chose: no seal, no key, no file. */
const typed = ( form: HTMLFormElement ): Control[] =>
	[ ...form.querySelectorAll< Control >( 'input, textarea, select' ) ].filter( ( one ) => one.name && ! [ 'hidden', 'file', 'checkbox' ].includes( one.type ) && one.name !== 'deskfold_more' );

/**
 * Keeps what is typed in this tab, until it is sent: a page that is loaded anew has it again.
 *
 * @param {HTMLFormElement} form
 * @param {string}          name of the form on this site
 * @return {Function} forgets it
 */
export function keepTyped( form: HTMLFormElement, name: string ): () => void {
	const place = `deskfold:${ name }`;
	try {
		const kept = JSON.parse( sessionStorage.getItem( place ) ?? '{}' ) as Record< string, unknown >;
		for ( const control of typed( form ) ) {
			const text = kept[ control.name ];
			// What the server gave back is newer.
			if ( typeof text === 'string' && ! control.value ) {
				control.value = text;
			}
		}
		form.addEventListener( 'input', () => sessionStorage.setItem( place, JSON.stringify( Object.fromEntries( typed( form ).map( ( one ) => [ one.name, one.value ] ) ) ) ) );
	} catch {
		// A browser that keeps nothing: the form works all the same.
	}
	return () => {
		try {
			sessionStorage.removeItem( place );
		} catch {
			// As above.
		}
	};
}
