import { __, _x, sprintf } from '@wordpress/i18n';
import { api, problemOf, type Problem } from '../core/api';
import { boot } from '../core/boot';
import { newKey, TAB } from '../core/browser';
import { comingLong, firstName } from '../core/format';
import { preferences } from '../core/preferences';
import { dismiss, toast } from '../core/toasts';
import type { Address, Attachment, Delivery, Draft, Message, News } from '../core/types.gen';
import { forgetLocally, keepLocally } from './localDrafts';
import { draftKey, type DraftKind, type StoredDraft } from './state';
import { endingOf, optimistic, patchOf } from './outgoing';
import { tellTabs } from './otherTabs';
import { areSame, remembered } from './people';
import type { Desk, SendOptions } from './thunk';

export const isBlank = ( html: string ): boolean => ! /<img\b/i.test( html ) && html.replace( /<[^>]*>|&nbsp;|\u200B|\s/g, '' ) === '';

/** Nothing that the next reply would not begin with by itself. */
const isEmpty = ( { html, attachments, cc, bcc, kind, ticket_id }: StoredDraft, { select }: Desk ): boolean =>
	isBlank( html ) && attachments.length === 0 && bcc.length === 0 && areSame( cc, kind === 'reply' ? remembered( select.state().messages[ ticket_id ] ) : [] );

const emails = ( addresses: readonly Address[] ): string[] => addresses.map( ( one ) => one.email );

/** Waits behind "Undo"; false when it was taken back. A closing page does not wait. */
function undoable( name: string ): Promise< boolean > {
	const seconds = preferences().sendDelay ?? boot().sendDelay;
	if ( seconds <= 0 ) {
		return Promise.resolve( true );
	}
	return new Promise( ( resolve ) => {
		const finish = ( go: boolean ) => {
			clearTimeout( timer );
			window.removeEventListener( 'pagehide', leave );
			dismiss( shown );
			resolve( go );
		};
		const leave = () => finish( true );
		const timer = setTimeout( leave, seconds * 1000 );
		window.addEventListener( 'pagehide', leave );
		/* translators: 1: first name of a customer, 2: a number of seconds. */
		const words = ( left: number ) => sprintf( __( 'Reply to %1$s sends in %2$d s', 'deskfold' ), name, left );
		const shown = toast( words( seconds ), {
			stays: seconds * 1000,
			counts: words,
			action: { label: __( 'Undo', 'deskfold' ), key: 'Ctrl+Z', run: () => finish( false ) },
		} );
	} );
}

/** Drafts on their way to the server, by ticket and kind. */
const saving = new Map< string, Promise< void > >();

const pathOf = ( { ticket_id, kind }: StoredDraft ): string => `tickets/${ ticket_id }/drafts/${ kind }`;

async function dropDraft( draft: StoredDraft ): Promise< void > {
	forgetLocally( draft.ticket_id, draft.kind );
	// A draft that stays behind is empty words, or another tab's: then the next letter tells.
	await api.del( `${ pathOf( draft ) }?tab=${ TAB }&seen_at=${ draft.version ?? 0 }` ).catch( () => undefined );
	tellTabs( { gone: { ticket_id: draft.ticket_id, kind: draft.kind } } );
}

/** Where it is kept now, and what came of it. */
async function putDraft( draft: StoredDraft ): Promise< Pick< StoredDraft, 'saved_at' | 'version' | 'elsewhere' > > {
	const { html, cc, bcc, attachments, version = 0 } = draft;
	try {
		const body = { html, cc: emails( cc ), bcc: emails( bcc ), attachments: attachments.map( ( file ) => file.id ), tab: TAB, seen_at: version };
		const saved_at = ( await api.put< Partial< Draft > >( pathOf( draft ), body ) ).updated_at ?? Date.now();
		forgetLocally( draft.ticket_id, draft.kind );
		return { saved_at, version: saved_at };
	} catch ( thrown ) {
		keepLocally( draft );
		const { kind, details } = problemOf( thrown );
		return { saved_at: null, ...( kind === 'draft_elsewhere' ? { elsewhere: ( details.draft as Draft | null | undefined ) ?? null } : {} ) };
	}
}

async function saveDraft( { dispatch, select }: Desk, draft: StoredDraft ): Promise< void > {
	const { ticket_id, kind, html } = draft;
	const before = select.state().drafts[ draftKey( ticket_id, kind ) ];
	// What waited behind another request that was refused goes when the agent has chosen.
	if ( before?.elsewhere !== undefined ) {
		keepLocally( draft );
		return;
	}
	const { saved_at, ...more } = await putDraft( { ...draft, ...( before?.version === undefined ? {} : { version: before.version } ) } );
	const now = select.state().drafts[ draftKey( ticket_id, kind ) ];
	if ( now ) {
		// Typed on meanwhile: then this is not the text that is safe.
		const next = { ...now, ...more, ...( now.html === html ? { saved_at } : {} ) };
		dispatch.arrive( { drafts: [ next ] } );
		if ( next.saved_at !== null ) {
			tellTabs( { saved: next } );
		}
	}
}

type Sending = { draft: StoredDraft; client_key: string; seen_entry: number; options: SendOptions; pending: string };

function bodyOf( { draft, client_key, seen_entry, options }: Sending ): object {
	const { html, attachments, cc, bcc, kind } = draft;
	const common = { client_key, html, attachments: attachments.map( ( file ) => file.id ) };
	return kind === 'note' ? common : { ...common, cc: emails( cc ), bcc: emails( bcc ), seen_entry, ...endingOf( options ), ...( draft.history ? { history: draft.history } : {} ) };
}

/** A browser finishes a request of a closing page only while it is below 64 kB. */
const isSmall = ( body: object ): boolean => JSON.stringify( body ).length < 50_000;

/** The text returns to the editor; what was begun in the meantime stands below it. */
function comeBack( { dispatch, select }: Desk, { draft, client_key, pending, options }: Sending, problem?: Problem, told?: number ): void {
	const { ticket_id, kind } = draft;
	const since = select.state().drafts[ draftKey( ticket_id, kind ) ];
	const { problem: _, client_key: __unused, toast: ___unused, ...rest } = draft;
	const back: StoredDraft = { ...rest, returned: true, html: draft.html + ( since?.html ?? '' ), revision: Math.max( draft.revision, since?.revision ?? 0 ) + 1 };
	// After no answer the server may have it: the same key then brings the same message, not a second one.
	const unsure = problem !== undefined && ( problem.offline || problem.status >= 500 ) && ! since;
	const why = problem && { kind: problem.kind, message: problem.message, ending: endingOf( options ) };
	dispatch.arrive( {
		unsent: { ticket_id, client_key },
		settled: pending,
		drafts: [ { ...back, ...( unsure ? { client_key } : {} ), ...( why ? { problem: why } : {} ), ...( told === undefined ? {} : { toast: told } ) } ],
	} );
}

function notSent( desk: Desk, sending: Sending, problem: Problem ): void {
	keepLocally( sending.draft );
	const { onBack } = sending.options;
	const told = toast(
		problem.kind === 'something_newer'
			? __( 'Not sent: something new came in. Your text is safe.', 'deskfold' )
			: __( 'The message was not sent. Your text is safe.', 'deskfold' ),
		// It stays until it is seen: the agent may be far from this ticket by now.
		{ isError: true, stays: Infinity, ...( onBack ? { action: { label: _x( 'Open', 'verb', 'deskfold' ), run: onBack } } : {} ) }
	);
	comeBack( desk, sending, problem, told );
	const { news } = problem.details as { news?: News };
	if ( news ) {
		desk.dispatch.arrive( news );
	}
}

/** It stands in the conversation; here is the way back. */
function tellScheduled( { dispatch, select }: Desk, message: Message | undefined, { send_at, onBack }: SendOptions ): void {
	const ticket = message && select.state().tickets[ message.ticket_id ];
	if ( ! message || ! ticket || send_at === undefined ) {
		return;
	}
	/* translators: 1: first name of a customer, 2: a day and a time. */
	toast( sprintf( __( 'Reply to %1$s goes on %2$s', 'deskfold' ), firstName( ticket.customer_name, ticket.customer_address ), comingLong( send_at, Date.now() ) ), {
		action: { label: __( 'Undo', 'deskfold' ), key: 'Ctrl+Z', run: () => void dispatch.unschedule( message, { quiet: true } ).then( ( done ) => done && onBack?.() ) },
	} );
}

export const writing = {
	/** Keeps the text: in the store at once, then with the server, and on this computer while that fails. */
	keepDraft:
		( draft: StoredDraft ) =>
		async ( desk: Desk ): Promise< void > => {
			const { ticket_id, kind } = draft;
			const key = draftKey( ticket_id, kind );
			const empty = isEmpty( draft, desk );
			desk.dispatch.arrive( empty ? { noDrafts: [ { ticket_id, kind } ] } : { drafts: [ draft ] } );
			// One after the other, or an older text could arrive last.
			const saved = ( saving.get( key ) ?? Promise.resolve() ).then( () => ( empty ? dropDraft( draft ) : saveDraft( desk, draft ) ) );
			saving.set( key, saved );
			await saved;
		},

	/** Shows the message at once; the text comes back to the editor when it does not get through. */
	send:
		( ticket_id: number, kind: DraftKind, options: SendOptions = {} ) =>
		async ( desk: Desk ): Promise< void > => {
			const { dispatch, select } = desk;
			const draft = select.state().drafts[ draftKey( ticket_id, kind ) ];
			const ticket = select.state().tickets[ ticket_id ];
			if ( ! draft || ! ticket || ( isBlank( draft.html ) && draft.attachments.length === 0 ) ) {
				return;
			}
			const client_key = draft.client_key ?? newKey();
			const sending: Sending = { draft, client_key, seen_entry: ticket.last_entry, options, pending: `send-${ client_key }` };
			const patch = patchOf( options );
			dispatch.arrive( {
				messages: [ optimistic( draft, client_key, desk, options.send_at ) ],
				noDrafts: [ { ticket_id, kind } ],
				...( patch ? { pending: { key: sending.pending, ids: [ ticket_id ], patch } } : {} ),
			} );
			const asks = kind === 'reply' && ! options.anyway && options.send_at === undefined;
			if ( asks && ! ( await undoable( firstName( ticket.customer_name, ticket.customer_address ) ) ) ) {
				comeBack( desk, sending );
				options.onBack?.();
				return;
			}
			const body = bodyOf( sending );
			await saving.get( draftKey( ticket_id, kind ) );
			try {
				const news = await api.post< News >( `tickets/${ ticket_id }/${ kind === 'reply' ? 'replies' : 'notes' }`, body, isSmall( body ) );
				dispatch.arrive( news );
				tellScheduled( desk, news.messages?.[ 0 ], options );
				dispatch.arrive( { settled: sending.pending } );
				forgetLocally( ticket_id, kind );
				tellTabs( { gone: { ticket_id, kind } } );
			} catch ( thrown ) {
				notSent( desk, sending, problemOf( thrown ) );
			}
		},

	/** One file on its way to a draft. Throws a Problem, which belongs beside the file. */
	uploadFile:
		( file: File, onProgress: ( share: number ) => void, signal: AbortSignal, inline = false ) =>
		async (): Promise< Attachment > =>
			api.upload( file, onProgress, signal, inline ),

	dropFile: ( id: number ) => async (): Promise< void > => {
		// A file that stays behind is collected by the server later.
		await api.del( `attachments/${ id }` ).catch( () => undefined );
	},

	/** A private picture as something the browser can paint. */
	picture: ( attachment: Attachment ) => async (): Promise< string > => api.blobUrl( attachment ),

	/** What happened to a message on its way out, oldest first; asked for only when somebody wants to see it. */
	deliveries: ( message: number ) => async (): Promise< Delivery[] > => ( await api.get< { deliveries: Delivery[] } >( `messages/${ message }/deliveries` ) ).deliveries,

	/** A new ticket that begins with our words. Throws a Problem for the form. */
	create:
		( given: { to_name: string; to_email: string; subject: string; html: string; mailbox_id: number; attachments: number[]; client_key: string } ) =>
		async ( { dispatch }: Desk ): Promise< number | undefined > => {
			const news = await api.post< News >( 'tickets', given );
			dispatch.arrive( news );
			return news.tickets?.[ 0 ]?.id;
		},
};
