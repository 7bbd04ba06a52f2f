import type { Address, Message, Ticket } from '../core/types.gen';
import { isOurs } from './addresses';

/** What the server lets through. */
export const MOST_COPIES = 50;

const keyOf = ( { email }: Address ): string => email.toLowerCase();

/** Each once, as first written, and none of these. */
function unique( addresses: readonly Address[], without: readonly string[] ): Address[] {
	const seen = new Set( without.map( ( email ) => email.toLowerCase() ) );
	return addresses.filter( ( one ) => ! seen.has( keyOf( one ) ) && seen.add( keyOf( one ) ) );
}

/** Whom the customer's newest message went to besides us, or came from, as far as they do not get the answer yet. */
export function leftOut( messages: readonly Message[], ticket: Ticket, copies: readonly Address[] ): Address[] {
	const newest = messages.findLast( ( one ) => one.kind === 'incoming' && ! one.is_auto_reply );
	return unique( newest?.people ?? [], [ ticket.customer_address, ...copies.map( ( { email } ) => email ) ] );
}

/** Who got copies of the last reply gets them of the next one, until somebody takes them out. */
export function remembered( messages: readonly Message[] = [] ): Address[] {
	const last = messages.findLast( ( one ) => one.kind === 'reply' );
	return ( last?.cc ?? [] ).filter( ( { email } ) => ! isOurs( email ) );
}

export const areSame = ( one: readonly Address[], other: readonly Address[] ): boolean => one.map( keyOf ).sort().join() === other.map( keyOf ).sort().join();

/** Everybody who is named in a ticket, the newest first. */
export const named = ( messages: readonly Message[] ): Address[] => unique( [ ...messages ].reverse().flatMap( ( { people, kind, cc } ) => ( kind === 'reply' ? cc : people ) ), [] );
