import DOMPurify from 'dompurify';
import { tidy } from './tidy';

/** Names a picture of this text in the page; in what is stored its place is taken by cid: and the content id. */
export const PICTURE = 'data-deskfold-picture';
/** Names the agent of a mention. */
export const AGENT = 'data-deskfold-agent';

const TAGS = [ 'p', 'div', 'br', 'b', 'strong', 'i', 'em', 'u', 's', 'a', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre', 'span', 'img' ];

export type PictureSource = {
	/** The address to paint; '' while it is on its way, undefined for a picture that is not ours. */
	urlOf: ( key: string ) => string | undefined;
	/** A picture that was pasted as data. */
	take: ( data: string ) => string | undefined;
};

const NO_PICTURES: PictureSource = { urlOf: () => undefined, take: () => undefined };

/** A picture stays when it is ours or its bytes are here; none is fetched from elsewhere. */
function keepPictures( body: HTMLElement, pictures: PictureSource ): void {
	body.querySelectorAll( 'img' ).forEach( ( image ) => {
		const source = image.getAttribute( 'src' ) ?? '';
		const known = image.getAttribute( PICTURE ) ?? ( /^cid:/i.test( source ) ? source.slice( 4 ) : undefined );
		const key = known ?? ( /^data:image\/(?:png|jpe?g|gif|webp);base64,/i.test( source ) ? pictures.take( source ) : undefined );
		image.removeAttribute( 'src' );
		image.removeAttribute( 'srcset' );
		if ( key !== undefined && pictures.urlOf( key ) !== undefined ) {
			image.setAttribute( PICTURE, key );
		} else {
			const { parentElement } = image;
			image.remove();
			if ( parentElement?.matches( 'p, div, li' ) && ! parentElement.hasChildNodes() ) {
				parentElement.remove();
			}
		}
	} );
}

/** What a mail needs and nothing that a paste from elsewhere brings along. */
export function clean( html: string, pictures: PictureSource = NO_PICTURES, mentions = false ): DocumentFragment {
	const body = tidy( html );
	keepPictures( body, pictures );
	body.querySelectorAll( 'span' ).forEach( ( span ) => {
		if ( ! mentions || ! /^\d+$/.test( span.getAttribute( AGENT ) ?? '' ) ) {
			span.replaceWith( ...span.childNodes );
		}
	} );
	const fragment = document.importNode(
		DOMPurify.sanitize( body.innerHTML, {
			RETURN_DOM_FRAGMENT: true,
			ALLOWED_TAGS: TAGS,
			ALLOWED_ATTR: [ 'href', 'dir', 'alt', 'width', PICTURE, AGENT ],
			ADD_URI_SAFE_ATTR: [ 'dir', 'alt', 'width', PICTURE, AGENT ],
			ALLOW_DATA_ATTR: false,
			ALLOW_ARIA_ATTR: false,
			ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:)/i,
		} ),
		true
	);
	fragment.querySelectorAll( `img[${ PICTURE }]` ).forEach( ( image ) => {
		const url = pictures.urlOf( image.getAttribute( PICTURE ) ?? '' );
		if ( url ) {
			image.setAttribute( 'src', url );
		}
	} );
	fragment.querySelectorAll( `span[${ AGENT }]` ).forEach( ( chip ) => chip.setAttribute( 'contenteditable', 'false' ) );
	return fragment;
}

/** As it is stored and sent: pictures by content id, without what only the page needs. */
export function storable( html: string, contentIdOf: ( key: string ) => string | undefined ): string {
	if ( ! html.includes( 'data-deskfold-' ) ) {
		return html;
	}
	const { body } = new DOMParser().parseFromString( html, 'text/html' );
	body.querySelectorAll( 'img' ).forEach( ( image ) => {
		const id = contentIdOf( image.getAttribute( PICTURE ) ?? '' );
		const kept = [ 'alt', 'width' ].map( ( name ): [ string, string | null ] => [ name, image.getAttribute( name ) ] );
		[ ...image.attributes ].forEach( ( { name } ) => image.removeAttribute( name ) );
		if ( id ) {
			image.setAttribute( 'src', `cid:${ id }` );
			kept.forEach( ( [ name, value ] ) => value !== null && image.setAttribute( name, value ) );
		} else {
			// Still on its way up: not before it has arrived.
			image.remove();
		}
	} );
	body.querySelectorAll( `span[${ AGENT }]` ).forEach( ( chip ) => chip.removeAttribute( 'contenteditable' ) );
	return body.innerHTML;
}
