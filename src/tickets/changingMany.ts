import { __, sprintf } from '@wordpress/i18n';
import { api, problemOf } from '../core/api';
import { number } from '../core/format';
import { dismiss, retell, toast } from '../core/toasts';
import type { News } from '../core/types.gen';
import { reversed, sentence } from './changing';
import type { Pending, TicketPatch } from './state';
import type { Desk } from './thunk';

/** One ticket's part of a change of many: tags differ from ticket to ticket. */
export type Part = { id: number; patch: TicketPatch };

/** So many at a time: a small host has few workers, and the news must get through as well. */
const AT_ONCE = 4;

/** From so many on it takes long enough to say how far it is. */
const MANY = 20;

let sequence = 0;

/** Sends one part after the other; what fails is told at the end, and nothing more is sent once it was taken back. */
async function sendAll( { dispatch }: Desk, parts: readonly Part[], isTakenBack: () => boolean, onDone: ( part: Part, done: number ) => void ): Promise< { failed: Part[]; reason: unknown } > {
	const waiting = [ ...parts ];
	const failed: Part[] = [];
	let reason: unknown;
	let done = 0;
	const work = async (): Promise< void > => {
		for ( let part = waiting.shift(); part && ! isTakenBack(); part = waiting.shift() ) {
			try {
				dispatch.arrive( await api.post< News >( `tickets/${ part.id }`, part.patch ) );
				onDone( part, ++done );
			} catch ( thrown ) {
				failed.push( part );
				reason = thrown;
			}
		}
	};
	await Promise.all( Array.from( { length: AT_ONCE }, work ) );
	return { failed, reason };
}

const reasonOf = ( failed: readonly Part[], all: readonly Part[], reason: unknown ): string =>
	failed.length === all.length
		? /* translators: %s: the reason, a whole sentence. */ sprintf( __( 'Not saved. %s', 'deskfold' ), problemOf( reason ).message )
		: /* translators: 1: a number, 2: another number, 3: the reason, a whole sentence. */
		  sprintf( __( '%1$s of %2$s were not saved. %3$s', 'deskfold' ), number( failed.length ), number( all.length ), problemOf( reason ).message );

/** Tells once for all of them, how far it is when there are many, and offers one way back for all. */
function tell( text: string, total: number, takeBack: () => void ): { progress: ( done: number ) => void; end: () => void } {
	const action = { label: __( 'Undo', 'deskfold' ), key: 'Ctrl+Z', run: takeBack };
	if ( total < MANY ) {
		toast( text, { action } );
		return { progress: () => {}, end: () => {} };
	}
	const id = toast( text, { action, stays: Infinity } );
	return {
		/* translators: 1: what is being done, for example "200 tickets: Resolved", 2: how many are done, 3: how many there are. */
		progress: ( done ) => retell( id, sprintf( __( '%1$s (%2$s of %3$s)', 'deskfold' ), text, number( done ), number( total ) ) ),
		end: () => dismiss( id ) && toast( text, { action } ),
	};
}

/** The same change of many is one change on the screen. */
function grouped( key: string, parts: readonly Part[] ): Pending[] {
	const groups = new Map< string, Pending >();
	for ( const { id, patch } of parts ) {
		const name = `${ key } ${ JSON.stringify( patch ) }`;
		groups.set( name, { key: name, ids: [ ...( groups.get( name )?.ids ?? [] ), id ], patch } );
	}
	return [ ...groups.values() ];
}

export const changingMany = {
	/** All of them change in the same frame; behind it they are sent a few at a time. */
	changeMany:
		( parts: readonly Part[], { quiet = false }: { quiet?: boolean } = {} ) =>
		async ( desk: Desk ): Promise< boolean > => {
			const { dispatch, select } = desk;
			const key = `many-${ ++sequence }`;
			const pending = grouped( key, parts );
			const before = new Map( parts.map( ( { id } ) => [ id, select.state().tickets[ id ] ] ) );
			const sent: Part[] = [];
			let isTakenBack = false;
			pending.forEach( ( one ) => dispatch.arrive( { pending: one } ) );
			const settle = () => pending.forEach( ( one ) => dispatch.arrive( { settled: one.key } ) );
			const takeBack = () => {
				isTakenBack = true;
				settle();
				const back = sent.flatMap( ( { id, patch } ) => {
					const ticket = before.get( id );
					return ticket ? [ { id, patch: reversed( ticket, patch ) } ] : [];
				} );
				void dispatch.changeMany( back, { quiet: true } );
			};
			const told = quiet ? undefined : tell( sentence( parts.map( ( { id } ) => id ), parts[ 0 ]?.patch ?? {} ), parts.length, takeBack );
			const { failed, reason } = await sendAll( desk, parts, () => isTakenBack, ( part, done ) => {
				sent.push( part );
				// It was on its way when the agent took it all back.
				if ( isTakenBack ) {
					const ticket = before.get( part.id );
					void ( ticket && dispatch.changeMany( [ { id: part.id, patch: reversed( ticket, part.patch ) } ], { quiet: true } ) );
				} else {
					told?.progress( done );
				}
			} );
			settle();
			told?.end();
			if ( failed.length ) {
				toast( reasonOf( failed, parts, reason ), { isError: true, action: { label: __( 'Try again', 'deskfold' ), run: () => void dispatch.changeMany( failed, { quiet } ) } } );
			}
			return failed.length === 0;
		},
};
