import { __, sprintf } from '@wordpress/i18n';
import { boot } from '../core/boot';
import { comingLong, dayName, daysAgo } from '../core/format';
import type { Entry, Message, Priority, Status } from '../core/types.gen';
import { priorityWord, statusWord } from './words';

/** One line of a conversation, in the order of time. */
export type Line =
	| { kind: 'day'; key: string; title: string }
	| { kind: 'message'; key: string; message: Message }
	| { kind: 'joined'; key: string; entry: Entry; isUndone: boolean }
	| { kind: 'events'; key: string; entries: Entry[] };

/** Messages speak for themselves and delivery is told on the message: only changes of the ticket are events. */
const TOLD: ReadonlySet< string > = new Set( [ 'status', 'priority', 'agent', 'tags', 'subject', 'linked', 'follow_up', 'merged', 'unmerged', 'moved', 'read', 'complaint', 'parked', 'snoozed', 'unscheduled' ] );

const QUIET: ReadonlySet< string > = new Set( [ 'new', 'open', 'waiting' ] );

/** Who writes opens a ticket, and who answers hands it back: that needs no line of its own under the message. */
const isImplied = ( entry: Entry, entries: readonly Entry[] ): boolean =>
	entry.event === 'status' &&
	[ entry.before, entry.after ].every( ( value ) => QUIET.has( String( bare( value, 'status' ) ) ) ) &&
	entries.some( ( one ) => one.event === 'message' && one.created_at === entry.created_at );

/** Another ticket came into this one. */
const isJoin = ( { event, before }: Entry ): boolean => event === 'merged' && part( before, 'ticket' ) > 0;

/** Waits for its time, or for somebody to look. */
export const isLater = ( { state }: Pick< Message, 'state' > ): boolean => state === 'scheduled' || state === 'held';

export function lines( messages: readonly Message[], entries: readonly Entry[], now: number ): Line[] {
	const oldest = messages[ 0 ]?.created_at ?? 0;
	const events = entries.filter( ( entry ) => TOLD.has( entry.event ) && entry.created_at >= oldest - 60_000 && ! isImplied( entry, entries ) );
	const all = [
		...messages.map( ( message ) => ( { at: isLater( message ) ? Infinity : message.created_at, message, entry: undefined } ) ),
		...events.map( ( entry ) => ( { at: entry.created_at, message: undefined, entry } ) ),
	].sort( ( a, b ) => ( a.at === b.at ? 0 : a.at - b.at ) );
	const out: Line[] = [];
	let day: number | undefined;
	for ( const { at, message, entry } of all ) {
		// What is still to go stands below everything, under no day.
		const days = at === Infinity ? day : daysAgo( at, now );
		if ( days !== day && days !== undefined ) {
			day = days;
			out.push( { kind: 'day', key: `day-${ days }`, title: dayName( at, now ) } );
		}
		const last = out[ out.length - 1 ];
		if ( message ) {
			out.push( { kind: 'message', key: message.client_key || `m${ message.id }`, message } );
		} else if ( entry && isJoin( entry ) ) {
			const isUndone = entries.some( ( one ) => one.event === 'unmerged' && one.id > entry.id && otherTicket( one ) === otherTicket( entry ) );
			out.push( { kind: 'joined', key: `e${ entry.id }`, entry, isUndone } );
		} else if ( entry && last?.kind === 'events' ) {
			last.entries.push( entry );
		} else if ( entry ) {
			out.push( { kind: 'events', key: `e${ entry.id }`, entries: [ entry ] } );
		}
	}
	return out;
}

const actor = ( { actor_name, actor_kind }: Entry ): string =>
	actor_name || ( actor_kind === 'customer' ? __( 'the customer', 'deskfold' ) : __( 'Deskfold', 'deskfold' ) );

const agentName = ( id: unknown ): string => boot().agents.find( ( agent ) => agent.id === Number( id ) )?.name ?? __( 'somebody who left', 'deskfold' );

const words = ( value: unknown ): string[] => ( Array.isArray( value ) ? value.map( String ) : [] );

/** Values come as they are or wrapped under the field's name. */
function bare( value: unknown, field: string ): unknown {
	return value !== null && typeof value === 'object' && ! Array.isArray( value ) && field in value ? ( value as Record< string, unknown > )[ field ] : value;
}

function tagsSentence( entry: Entry ): string {
	const before = words( bare( entry.before, 'tags' ) );
	const after = words( bare( entry.after, 'tags' ) );
	const added = after.filter( ( tag ) => ! before.includes( tag ) );
	const gone = before.filter( ( tag ) => ! after.includes( tag ) );
	if ( added.length && ! gone.length ) {
		/* translators: 1: who did it, 2: one or more tags. */
		return sprintf( __( '%1$s added the tag %2$s', 'deskfold' ), actor( entry ), added.join( ', ' ) );
	}
	if ( gone.length && ! added.length ) {
		/* translators: 1: who did it, 2: one or more tags. */
		return sprintf( __( '%1$s removed the tag %2$s', 'deskfold' ), actor( entry ), gone.join( ', ' ) );
	}
	/* translators: 1: who did it, 2: one or more tags. */
	return sprintf( __( '%1$s changed the tags to %2$s', 'deskfold' ), actor( entry ), after.join( ', ' ) );
}

function agentSentence( entry: Entry ): string {
	const to = Number( bare( entry.after, 'agent_id' ) ?? 0 );
	if ( ! to ) {
		/* translators: %s: who did it. */
		return sprintf( __( '%s removed the assignee', 'deskfold' ), actor( entry ) );
	}
	return to === entry.actor_id && entry.actor_kind === 'agent'
		? /* translators: %s: who did it. */ sprintf( __( '%s took the ticket', 'deskfold' ), actor( entry ) )
		: /* translators: 1: who did it, 2: a member of the team. */ sprintf( __( '%1$s assigned the ticket to %2$s', 'deskfold' ), actor( entry ), agentName( to ) );
}

function snoozedSentence( entry: Entry ): string {
	const until = Number( bare( entry.after, 'until' ) ?? 0 );
	return until
		? /* translators: 1: who did it, 2: a day and a time. */ sprintf( __( '%1$s snoozed the ticket until %2$s', 'deskfold' ), actor( entry ), comingLong( until, entry.created_at ) )
		: /* translators: %s: who did it. */ sprintf( __( '%s snoozed the ticket until the customer answers', 'deskfold' ), actor( entry ) );
}

function wokenSentence( entry: Entry ): string {
	if ( entry.actor_kind === 'system' ) {
		return __( 'The ticket came back: its time has come', 'deskfold' );
	}
	return entry.actor_kind === 'customer'
		? /* translators: %s: name of a customer. */ sprintf( __( '%s answered, and the ticket came back', 'deskfold' ), actor( entry ) )
		: /* translators: %s: who did it. */ sprintf( __( '%s woke the ticket up', 'deskfold' ), actor( entry ) );
}

export function eventSentence( entry: Entry ): string {
	switch ( entry.event ) {
		case 'status': {
			const status = String( bare( entry.after, 'status' ) ) as Status;
			if ( String( bare( entry.before, 'status' ) ) === 'snoozed' && ( status === 'open' || status === 'waiting' ) ) {
				return wokenSentence( entry );
			}
			if ( status === 'resolved' ) {
				/* translators: %s: who did it. */
				return sprintf( __( '%s resolved the ticket', 'deskfold' ), actor( entry ) );
			}
			if ( String( bare( entry.before, 'status' ) ) === 'resolved' ) {
				/* translators: %s: who did it. */
				return sprintf( __( '%s reopened the ticket', 'deskfold' ), actor( entry ) );
			}
			/* translators: 1: who did it, 2: a status like "Open". */
			return sprintf( __( '%1$s set the status to %2$s', 'deskfold' ), actor( entry ), statusWord( status ) );
		}
		case 'unscheduled':
			/* translators: %s: who did it. */
			return sprintf( __( '%s took back a reply that was to go later', 'deskfold' ), actor( entry ) );
		case 'snoozed':
			return snoozedSentence( entry );
		case 'read':
			/* translators: %s: an e-mail address. */
			return sprintf( __( '%s confirmed that your mail was opened', 'deskfold' ), String( entry.after ) );
		case 'complaint':
			/* translators: %s: an e-mail address. */
			return sprintf( __( '%s called your mail spam: no automatic mail goes there any more', 'deskfold' ), String( entry.after ) );
		case 'parked':
			/* translators: %s: an e-mail address. */
			return sprintf( __( 'A message of %s was taken for an automatic answer and only kept here', 'deskfold' ), String( entry.after ) );
		case 'priority':
			/* translators: 1: who did it, 2: a priority like "High". */
			return sprintf( __( '%1$s set the priority to %2$s', 'deskfold' ), actor( entry ), priorityWord( String( bare( entry.after, 'priority' ) ) as Priority ) );
		case 'agent':
			return agentSentence( entry );
		case 'tags':
			return tagsSentence( entry );
		case 'subject':
			/* translators: 1: who did it, 2: the new subject of a ticket. */
			return sprintf( __( '%1$s changed the subject to “%2$s”', 'deskfold' ), actor( entry ), String( bare( entry.after, 'subject' ) ) );
		default:
			return elsewhere( entry );
	}
}

const part = ( value: unknown, name: string ): number => Number( value !== null && typeof value === 'object' ? ( value as Record< string, unknown > )[ name ] ?? 0 : 0 );

/** The other ticket that a line speaks of; 0 for none. */
export function otherTicket( { event, ticket_id, before, after }: Entry ): number {
	switch ( event ) {
		case 'linked':
			return Number( after ?? 0 );
		case 'follow_up':
			return Number( ticket_id === Number( after ) ? before : after );
		case 'merged':
			return part( after, 'into' ) || part( before, 'ticket' );
		case 'unmerged':
			return part( before, 'from' ) || part( before, 'ticket' );
		case 'moved':
		case 'created':
			return part( after, 'to' ) === ticket_id ? part( before, 'from' ) : part( after, 'to' );
		default:
			return 0;
	}
}

/** What went on between this ticket and another one. */
function elsewhere( entry: Entry ): string {
	const other = otherTicket( entry );
	switch ( entry.event ) {
		case 'linked':
			return typeof entry.before === 'string' && entry.before
				? /* translators: 1: a mail address, 2: number of a ticket. */ sprintf( __( '%1$s answered this, but does not belong here: see ticket %2$d', 'deskfold' ), entry.before, other )
				: /* translators: %d: number of a ticket. */ sprintf( __( 'It names ticket %d', 'deskfold' ), other );
		case 'follow_up':
			return entry.ticket_id === Number( entry.after )
				? /* translators: %d: number of a ticket. */ sprintf( __( 'Goes on with ticket %d, which was resolved', 'deskfold' ), other )
				: /* translators: %d: number of a ticket. */ sprintf( __( 'The customer wrote again: it goes on in ticket %d', 'deskfold' ), other );
		case 'merged':
			return part( entry.after, 'into' )
				? /* translators: 1: who did it, 2: number of a ticket. */ sprintf( __( '%1$s merged this into ticket %2$d', 'deskfold' ), actor( entry ), other )
				: /* translators: 1: who did it, 2: number of a ticket. */ sprintf( __( '%1$s merged ticket %2$d into this one', 'deskfold' ), actor( entry ), other );
		case 'unmerged':
			/* translators: 1: who did it, 2: number of a ticket. */
			return sprintf( __( '%1$s took this and ticket %2$d apart again', 'deskfold' ), actor( entry ), other );
		default:
			return part( entry.after, 'to' ) === entry.ticket_id
				? /* translators: 1: who did it, 2: number of a ticket. */ sprintf( __( '%1$s moved a message here from ticket %2$d', 'deskfold' ), actor( entry ), other )
				: /* translators: 1: who did it, 2: number of a ticket. */ sprintf( __( '%1$s moved a message to ticket %2$d', 'deskfold' ), actor( entry ), other );
	}
}
