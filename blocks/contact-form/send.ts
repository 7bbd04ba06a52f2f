import type { Fault } from './faults';

export type Sent = { ticket_id: number | null; name: string; email: string };
export type Answer = { sent: Sent } | { faults: Fault[]; seal: string; code: string };

/** Words from an answer that may be anything: a proxy's page, an error of WordPress, ours. */
function read( request: XMLHttpRequest, failed: string ): Answer {
	let json: { code?: string; message?: string; data?: { faults?: Fault[]; seal?: string } } & Partial< Sent > = {};
	try {
		json = JSON.parse( request.responseText );
	} catch {
		json = {};
	}
	if ( request.status === 201 && typeof json.email === 'string' ) {
		return { sent: { ticket_id: json.ticket_id ?? null, name: json.name ?? '', email: json.email } };
	}
	const message = json.message ?? failed;
	return {
		faults: json.data?.faults ?? [ { field: 'form', summary: message, message } ],
		seal: json.data?.seal ?? '',
		code: json.code ?? '',
	};
}

/**
 * Posts the form. XMLHttpRequest, because fetch does not tell how much of an upload is done.
 *
 * @param {string}   url
 * @param {FormData} data
 * @param {string}   nonce    '' for visitors without an account
 * @param {Function} progress is told per cent
 * @param {string}   failed   said when there is no answer
 */
export function send( url: string, data: FormData, nonce: string, progress: ( percent: number ) => void, failed: string ): Promise< Answer > {
	return new Promise( ( resolve ) => {
		const request = new XMLHttpRequest();
		request.open( 'POST', url );
		request.setRequestHeader( 'Accept', 'application/json' );
		if ( nonce ) {
			request.setRequestHeader( 'X-WP-Nonce', nonce );
		}
		request.upload.addEventListener( 'progress', ( event ) => {
			if ( event.lengthComputable ) {
				progress( Math.round( ( 100 * event.loaded ) / event.total ) );
			}
		} );
		request.addEventListener( 'loadend', () => resolve( read( request, failed ) ) );
		request.send( data );
	} );
}
