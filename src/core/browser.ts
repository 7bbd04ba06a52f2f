/** What browsers give only to pages on https; shops in a local network are often not. */

/** A key that nobody else makes: the server knows a repeated request by it. */
export function newKey(): string {
	if ( typeof crypto.randomUUID === 'function' ) {
		return crypto.randomUUID();
	}
	const bytes = crypto.getRandomValues( new Uint8Array( 16 ) );
	// RFC 9562, version 4: the version and the variant have their fixed places.
	bytes[ 6 ] = 0x40 + ( ( bytes[ 6 ] ?? 0 ) % 0x10 );
	bytes[ 8 ] = 0x80 + ( ( bytes[ 8 ] ?? 0 ) % 0x40 );
	const hex = [ ...bytes ].map( ( byte ) => byte.toString( 16 ).padStart( 2, '0' ) ).join( '' );
	return hex.replace( /^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5' );
}

/** This tab's name for itself. Not kept: a copied tab is another one. */
export const TAB = newKey();

/** Says whether it is in the clipboard now. */
export async function copyText( text: string ): Promise< boolean > {
	try {
		await navigator.clipboard.writeText( text );
		return true;
	} catch {
		// Refused, or not there without https: the old way still works.
		const field = Object.assign( document.createElement( 'textarea' ), { value: text } );
		document.body.append( field );
		field.select();
		const done = document.execCommand( 'copy' );
		field.remove();
		return done;
	}
}

/** Hands a file to the browser, which asks or knows where to keep it. */
export function saveAs( name: string, text: string ): void {
	const link = Object.assign( document.createElement( 'a' ), { href: URL.createObjectURL( new Blob( [ text ], { type: 'application/json' } ) ), download: name } );
	link.click();
	// Not at once: the browser reads it when it gets to it.
	setTimeout( () => URL.revokeObjectURL( link.href ), 60_000 );
}

/** Goes to a page of somebody else. */
export const leaveFor = ( url: string ): void => window.location.assign( url );
