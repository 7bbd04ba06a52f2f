import DOMPurify from 'dompurify';

/** How a customer's HTML is shown: without scripts, forms and requests, and looking like the rest of the desk. */
export type Paper = { color: string; link: string; font: string; size: string; line: string; dark: boolean; rtl: boolean };

export type Frame = { srcdoc: string; remote: number; hasOwnColors: boolean };

const FORBIDDEN = [ 'script', 'style', 'link', 'meta', 'base', 'form', 'input', 'button', 'textarea', 'select', 'iframe', 'object', 'embed', 'video', 'audio', 'svg', 'math', 'template' ];
/** DOMPurify asks this of every value: a known scheme, or words that are no address at all, like "center". */
const HARMLESS = /^(?:(?:https?|mailto|tel|cid):|data:image\/(?:png|jpe?g|gif|webp)[;,]|[^a-z]|[a-z+.-]+(?:[^a-z+.:-]|$))/i;
const LINK = /^(?:https?:|mailto:|tel:)/i;
const isInside = ( address: string ): boolean => /^(?:cid:|data:image\/)/i.test( address.trim() );
const isRemote = ( address: string ): boolean => /^(https?:)?\/\//i.test( address.trim() );

const REMOTE_URL = /url\(\s*(['"]?)\s*((?:https?:)?\/\/[^)'"]*)\1\s*\)/gi;

/** Where the server put the address of a picture that it kept from being fetched. */
const KEPT_BACK = 'data-deskfold-src';
/** And where it noted which file of the same mail is meant. */
const INSIDE = 'data-deskfold-cid';

/** Takes out what the browser would fetch; counts it, and leaves it in its place when the agent said so. */
function block( root: Element, show: boolean ): number {
	let count = 0;
	root.querySelectorAll( `img[${ KEPT_BACK }]` ).forEach( ( image ) => {
		image.setAttribute( 'src', image.getAttribute( KEPT_BACK ) ?? '' );
		image.removeAttribute( KEPT_BACK );
	} );
	root.querySelectorAll( '[src], [srcset], [background], [poster]' ).forEach( ( element ) => {
		for ( const name of [ 'src', 'srcset', 'background', 'poster' ] ) {
			const value = element.getAttribute( name );
			if ( value === null || ( name !== 'srcset' && isInside( value ) ) ) {
				continue;
			}
			const remote = name !== 'srcset' && isRemote( value );
			count += remote ? 1 : 0;
			// What is neither here nor elsewhere would be asked of this very site.
			if ( ! show || ! remote ) {
				element.removeAttribute( name );
			}
		}
		if ( show && element.tagName === 'IMG' && element.hasAttribute( 'src' ) ) {
			element.setAttribute( 'referrerpolicy', 'no-referrer' );
		}
	} );
	root.querySelectorAll( '[style]' ).forEach( ( element ) => {
		const style = element.getAttribute( 'style' ) ?? '';
		count += style.match( REMOTE_URL )?.length ?? 0;
		if ( ! show ) {
			element.setAttribute( 'style', style.replace( REMOTE_URL, 'none' ) );
		}
	} );
	return count;
}

function bareId( written: string ): string {
	try {
		return decodeURIComponent( written ).replace( /^<|>$/g, '' );
	} catch {
		// A percent sign that is none: then it stands for itself.
		return written;
	}
}

/** Pictures that came inside the mail are named by content id; their bytes are already here as blob: addresses. */
function fillIn( root: Element, inline: ReadonlyMap< string, string > ): void {
	root.querySelectorAll( `img[${ INSIDE }], img[src^="cid:" i]` ).forEach( ( image ) => {
		const id = image.getAttribute( INSIDE ) ?? bareId( ( image.getAttribute( 'src' ) ?? '' ).slice( 4 ) );
		const address = inline.get( id );
		if ( address ) {
			image.setAttribute( 'src', address );
		} else {
			image.removeAttribute( 'src' );
		}
	} );
}

/** The content ids a mail refers to. */
export const contentIds = ( html: string ): string[] =>
	[ ...html.matchAll( /(?:cid:|data-deskfold-cid=")([^"'\s>)]+)/gi ) ].map( ( [ , id = '' ] ) => bareId( id ) );

const styles = ( paper: Paper, own: boolean ): string => {
	const color = own ? '#1e1e1e' : paper.color;
	return `
		:root { color-scheme: ${ paper.dark && ! own ? 'dark' : 'light' }; }
		html { overflow: hidden; }
		body { margin: 0; ${ own && paper.dark ? 'background: #fff; padding: 8px; border-radius: 4px;' : '' } color: ${ color };
			font: ${ paper.size }/${ paper.line } ${ paper.font }; overflow-wrap: anywhere; unicode-bidi: plaintext; }
		#mail { display: flow-root; overflow-x: auto; }
		#mail > :first-child { margin-block-start: 0; } #mail > :last-child { margin-block-end: 0; }
		p { margin: 0; } p + p { margin-block-start: 8px; }
		a { color: ${ own ? '#2743c4' : paper.link }; text-underline-offset: 2px; }
		img { max-inline-size: 100%; height: auto; } img:not([src]) { display: none; }
		table { max-inline-size: 100%; } pre { white-space: pre-wrap; margin: 0; font-family: ui-monospace, monospace; }
		blockquote { margin-block: 8px; margin-inline: 0; padding-inline-start: 12px; border-inline-start: 2px solid #8888; }
		ul, ol { margin-block: 8px; margin-inline: 0; padding-inline-start: 24px; }
	`;
};

export function mailFrame( html: string, paper: Paper, showRemote: boolean, inline: ReadonlyMap< string, string > = new Map() ): Frame {
	const root = DOMPurify.sanitize( html, {
		RETURN_DOM: true,
		FORBID_TAGS: FORBIDDEN,
		FORBID_ATTR: [ 'id', 'class', 'target', 'autofocus' ],
		ALLOWED_URI_REGEXP: HARMLESS,
		ADD_ATTR: [ KEPT_BACK, INSIDE ],
		ALLOW_DATA_ATTR: false,
	} ) as HTMLElement;
	const hasOwnColors = root.querySelector( '[bgcolor], [color], [style*="color" i], [style*="background" i]' ) !== null;
	const remote = block( root, showRemote );
	fillIn( root, inline );
	root.querySelectorAll( '[href]' ).forEach( ( link ) => {
		if ( ! LINK.test( link.getAttribute( 'href' ) ?? '' ) ) {
			link.removeAttribute( 'href' );
			return;
		}
		link.setAttribute( 'rel', 'noopener noreferrer nofollow' );
		link.setAttribute( 'target', '_blank' );
	} );
	const policy = `default-src 'none'; img-src data: blob:${ showRemote ? ' https: http:' : '' }; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'`;
	const srcdoc =
		`<!doctype html><html dir="${ paper.rtl ? 'rtl' : 'ltr' }"><head><meta charset="utf-8">` +
		`<meta http-equiv="Content-Security-Policy" content="${ policy }"><meta name="referrer" content="no-referrer">` +
		`<style>${ styles( paper, hasOwnColors ) }</style></head><body><div id="mail" dir="auto">${ root.innerHTML }</div></body></html>`;
	return { srcdoc, remote, hasOwnColors };
}
