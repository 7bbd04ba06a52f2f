import type { Fault } from '../shared/faults';

export type Sent = { ticket_id: number | null; name: string; email: string };
export type Answer = { sent: Sent } | { faults: Fault[]; seal: string; code: string } | { failed: true };

/** Words from an answer that may be anything: a proxy's page, an error of WordPress, ours. */
export function read( request: XMLHttpRequest ): Answer {
	let json: { code?: string; message?: string; data?: { faults?: Fault[]; seal?: string } } & Partial< Sent > = {};
	try {
		json = JSON.parse( request.responseText );
	} catch {
		json = {};
	}
	if ( request.status === 201 && typeof json.email === 'string' ) {
		return { sent: { ticket_id: json.ticket_id ?? null, name: json.name ?? '', email: json.email } };
	}
	if ( ! json.message || request.status >= 500 ) {
		return { failed: true };
	}
	return {
		faults: json.data?.faults ?? [ { field: 'form', summary: json.message, message: json.message } ],
		seal: json.data?.seal ?? '',
		code: json.code ?? '',
	};
}
