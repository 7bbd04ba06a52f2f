import { boot } from '../core/boot';
import type { Address } from '../core/types.gen';

const ADDRESS = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

/** One of the mailboxes that this desk reads; a copy to it would answer itself. Whatever stands behind a plus is no other mailbox. */
export function isOurs( email: string ): boolean {
	const bare = ( address: string ) => address.toLowerCase().replace( /\+[^@]*(?=@)/, '' );
	return boot().mailboxes.some( ( { address } ) => bare( address ) === bare( email ) );
}

export const isAddress = ( text: string ): boolean => ADDRESS.test( text );

/** "Ann <ann@x.test>, bob@y.test": the good ones become addresses, the rest stays to be mended. */
export function readAddresses( typed: string ): { found: Address[]; rest: string } {
	const found: Address[] = [];
	const rest: string[] = [];
	for ( const part of typed.split( /[,;\n]+/ ).map( ( one ) => one.trim() ).filter( Boolean ) ) {
		const [ , name = '', inner = '' ] = /^(.*?)\s*<([^>]+)>$/.exec( part ) ?? [];
		const email = ( inner || part ).trim();
		if ( isAddress( email ) ) {
			found.push( { name: name.replace( /^"|"$/g, '' ), email } );
		} else {
			rest.push( part );
		}
	}
	return { found, rest: rest.join( ', ' ) };
}
