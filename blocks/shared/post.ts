export type Sending = { done: Promise< XMLHttpRequest >; abort: () => void };

/**
 * Posts a form. XMLHttpRequest, because fetch does not tell how much of an upload is done. A request that came to nothing,
 * or was called off, has the status 0.
 *
 * @param {string}   url
 * @param {FormData} data
 * @param {Object}   headers
 * @param {Function} progress is told how many bytes of how many have left
 */
export function post( url: string, data: FormData, headers: Record< string, string >, progress: ( loaded: number, total: number ) => void ): Sending {
	const request = new XMLHttpRequest();
	request.open( 'POST', url );
	Object.entries( headers ).forEach( ( [ name, value ] ) => value && request.setRequestHeader( name, value ) );
	request.upload.addEventListener( 'progress', ( event ) => event.lengthComputable && progress( event.loaded, event.total ) );
	const done = new Promise< XMLHttpRequest >( ( resolve ) => request.addEventListener( 'loadend', () => resolve( request ) ) );
	request.send( data );
	return { done, abort: () => request.abort() };
}
