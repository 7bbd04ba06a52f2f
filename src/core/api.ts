import apiFetch from '@wordpress/api-fetch';
import { __ } from '@wordpress/i18n';
import { boot } from './boot';
import { sessionFound, sessionLost } from './session';
import type { Attachment } from './types.gen';

/** The one error of the desk: what the server said, or that there was no server. */
export class Problem extends Error {
	constructor(
		public readonly kind: string,
		message: string,
		public readonly status: number,
		public readonly details: Record< string, unknown > = {}
	) {
		super( message );
		this.name = 'Problem';
	}

	/** No answer at all: the same request may well work in a moment. */
	get offline(): boolean {
		return this.status === 0;
	}
}

type Params = Record< string, string | number | boolean | undefined >;

const NAMESPACE = '/deskfold/v1/';

export function pathOf( path: string, params: Params = {} ): string {
	const query = Object.entries( params )
		.filter( ( [ , value ] ) => value !== undefined && value !== '' )
		.map( ( [ key, value ] ) => `${ encodeURIComponent( key ) }=${ encodeURIComponent( String( value ) ) }` )
		.join( '&' );
	return NAMESPACE + path + ( query ? `?${ query }` : '' );
}

/** The nonce is too old and no other is given: WordPress 6.6 tells it with a bare answer, later ones with a code. */
function isLoggedOut( thrown: unknown ): boolean {
	const { code, status } = ( thrown ?? {} ) as { code?: string; status?: number };
	return code === 'rest_cookie_invalid_nonce' || code === 'rest_not_logged_in' || ( code === undefined && ( status === 400 || status === 401 || status === 403 ) );
}

/** apiFetch rejects with the parsed error body, with a Response, or with its own offline notice. */
export function problemOf( thrown: unknown ): Problem {
	if ( thrown instanceof Problem ) {
		return thrown;
	}
	if ( isLoggedOut( thrown ) ) {
		return new Problem( 'logged_out', __( 'You were logged out. What you wrote is kept; log in again and go on.', 'deskfold' ), 401 );
	}
	const body = ( thrown ?? {} ) as { code?: string; message?: string; data?: { status?: number } | null };
	const { status = 0, ...details } = ( body.data ?? {} ) as { status?: number } & Record< string, unknown >;
	if ( ! body.code || body.code === 'fetch_error' || body.code === 'offline_error' ) {
		return new Problem( 'offline', __( 'The server did not answer. Check your connection and try again.', 'deskfold' ), 0 );
	}
	if ( body.code === 'invalid_json' ) {
		return new Problem( 'invalid_json', __( 'The server gave an answer that the desk does not understand. Nothing was lost; try again in a moment.', 'deskfold' ), 500 );
	}
	return new Problem( body.code, body.message || __( 'Something went wrong on the server. Try again in a moment.', 'deskfold' ), status, details );
}

async function send< T >( options: Parameters< typeof apiFetch >[ 0 ] ): Promise< T > {
	try {
		const answer = ( await apiFetch( options ) ) as T;
		sessionFound();
		return answer;
	} catch ( thrown ) {
		if ( thrown instanceof DOMException && thrown.name === 'AbortError' ) {
			throw thrown;
		}
		const problem = problemOf( thrown );
		if ( problem.kind === 'logged_out' ) {
			sessionLost();
		}
		throw problem;
	}
}

export const isAbort = ( thrown: unknown ): boolean => thrown instanceof DOMException && thrown.name === 'AbortError';

type Nonced = { nonceMiddleware?: { nonce: string } };

/** A plain request, because fetch cannot tell how much of a file has left. */
function upload( file: File, onProgress: ( share: number ) => void = () => {}, signal?: AbortSignal, inline = false ): Promise< Attachment > {
	const root = boot().urls.rest;
	const body = new FormData();
	body.append( 'file', file, file.name );
	if ( inline ) {
		body.append( 'inline', '1' );
	}
	if ( ! root ) {
		return send< Attachment >( { path: pathOf( 'attachments' ), method: 'POST', body } );
	}
	return new Promise( ( resolve, reject ) => {
		const request = new XMLHttpRequest();
		request.open( 'POST', root.replace( /\/$/, '' ) + pathOf( 'attachments' ) );
		request.setRequestHeader( 'X-WP-Nonce', ( apiFetch as Nonced ).nonceMiddleware?.nonce ?? '' );
		request.responseType = 'json';
		request.upload.onprogress = ( event ) => event.lengthComputable && onProgress( event.loaded / event.total );
		request.onload = () =>
			request.status >= 200 && request.status < 300
				? resolve( request.response as Attachment )
				: reject( problemOf( request.response ?? { code: 'invalid_json' } ) );
		request.onerror = () => reject( problemOf( undefined ) );
		request.onabort = () => reject( new DOMException( 'Aborted', 'AbortError' ) );
		signal?.addEventListener( 'abort', () => request.abort() );
		request.send( body );
	} );
}

/** A private file as an address the browser can paint; the caller revokes it. */
async function blobUrl( attachment: Attachment ): Promise< string > {
	try {
		const response = ( await apiFetch( { path: pathOf( `attachments/${ attachment.id }` ), parse: false } ) ) as Response;
		const bytes = await response.arrayBuffer();
		return URL.createObjectURL( new Blob( [ bytes ], { type: attachment.type } ) );
	} catch ( thrown ) {
		throw problemOf( thrown );
	}
}

/** The first bytes of a file as text; the rest is never fetched. */
async function beginning( path: string, most: number ): Promise< { text: string; isWhole: boolean } > {
	try {
		const response = ( await apiFetch( { path: pathOf( path ), parse: false } ) ) as Response;
		const reader = response.body?.getReader();
		const decoder = new TextDecoder();
		let text = '';
		for ( let bytes = 0; reader && bytes < most; ) {
			const { value, done } = await reader.read();
			if ( done ) {
				return { text: text + decoder.decode(), isWhole: true };
			}
			const taken = value.subarray( 0, most - bytes );
			text += decoder.decode( taken, { stream: true } );
			bytes += taken.length;
		}
		void reader?.cancel();
		return { text, isWhole: false };
	} catch ( thrown ) {
		throw problemOf( thrown );
	}
}

/** An address a plain link may point at: a download that asks who you are. */
const link = ( path: string ): string =>
	( boot().urls.rest ?? '/wp-json/' ).replace( /\/$/, '' ) +
	withParam( pathOf( path ), '_wpnonce', ( apiFetch as Nonced ).nonceMiddleware?.nonce ?? '' );

/** Sites without pretty addresses have their question mark already. */
const withParam = ( address: string, name: string, value: string ): string =>
	address + ( ( boot().urls.rest ?? '' ).includes( '?' ) ? '&' : '?' ) + `${ name }=${ encodeURIComponent( value ) }`;

export const api = {
	get: < T >( path: string, params: Params = {}, signal?: AbortSignal ): Promise< T > =>
		send< T >( { path: pathOf( path, params ), ...( signal ? { signal } : {} ) } ),
	post: < T >( path: string, data: object = {}, keepalive = false ): Promise< T > =>
		send< T >( { path: pathOf( path ), method: 'POST', data, ...( keepalive ? { keepalive } : {} ) } ),
	put: < T >( path: string, data: object = {} ): Promise< T > => send< T >( { path: pathOf( path ), method: 'PUT', data } ),
	del: < T >( path: string, keepalive = false ): Promise< T > => send< T >( { path: pathOf( path ), method: 'DELETE', ...( keepalive ? { keepalive } : {} ) } ),
	upload,
	blobUrl,
	beginning,
	link,
};
