const SIMPLE = /^(?:p|br|a|div)$/i;

/** What a plain text box can show without loss: paragraphs, line breaks and links. */
export function isSimple( html: string ): boolean {
	const body = new DOMParser().parseFromString( html, 'text/html' ).body;
	return [ ...body.querySelectorAll( '*' ) ].every( ( element ) => SIMPLE.test( element.tagName ) && plainLink( element ) );
}

function plainLink( element: Element ): boolean {
	const href = element.getAttribute( 'href' );
	return element.tagName !== 'A' || href === element.textContent || href === `mailto:${ element.textContent }`;
}

export function toText( html: string ): string {
	const body = new DOMParser().parseFromString( html, 'text/html' ).body;
	body.querySelectorAll( 'br' ).forEach( ( element ) => element.replaceWith( '\n' ) );
	body.querySelectorAll( 'p, div' ).forEach( ( element ) => element.after( element.tagName === 'P' ? '\n\n' : '\n' ) );
	return ( body.textContent ?? '' ).trim();
}

const escaped = ( text: string ): string => text.replace( /&/g, '&amp;' ).replace( /</g, '&lt;' ).replace( />/g, '&gt;' ).replace( /"/g, '&quot;' );

const LINK = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])|([^\s<>"@:]+@[^\s<>"@]+\.[a-z]{2,})/gi;

const linked = ( line: string ): string => {
	let html = '';
	let at = 0;
	for ( const match of line.matchAll( LINK ) ) {
		const [ found, url ] = match;
		html += escaped( line.slice( at, match.index ) ) + `<a href="${ escaped( url ?? `mailto:${ found }` ) }">${ escaped( found ) }</a>`;
		at = match.index + found.length;
	}
	return html + escaped( line.slice( at ) );
};

export function toHtml( text: string ): string {
	return text
		.trim()
		.split( /\n{2,}/ )
		.filter( Boolean )
		.map( ( paragraph ) => `<p>${ paragraph.split( '\n' ).map( linked ).join( '<br>' ) }</p>` )
		.join( '' );
}
