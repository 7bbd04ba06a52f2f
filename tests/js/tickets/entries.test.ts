import { eventSentence, lines } from '../../../src/tickets/entries';
import { entry, message, now } from './make';

const DAY = 86_400_000;

describe( 'the lines of a conversation', () => {
	it( 'begin each day with its name', () => {
		const shown = lines( [ message( { id: 1, created_at: now - DAY } ), message( { id: 2 } ) ], [], now );
		expect( shown.map( ( line ) => ( line.kind === 'day' ? line.title : line.kind ) ) ).toEqual( [ 'Yesterday', 'message', 'Today', 'message' ] );
	} );

	it( 'hold events between messages together, and leave out what a message tells itself', () => {
		const events = [ entry( { id: 1, created_at: now + 1 } ), entry( { id: 2, event: 'delivered', created_at: now + 2 } ), entry( { id: 3, event: 'priority', after: 'high', created_at: now + 3 } ) ];
		const shown = lines( [ message(), message( { id: 71, created_at: now + 9 } ) ], events, now );
		expect( shown.map( ( line ) => ( line.kind === 'events' ? line.entries.map( ( one ) => one.id ) : line.kind ) ) ).toEqual( [ 'day', 'message', [ 1, 3 ], 'message' ] );
	} );

	it( 'leave out events of messages that were not fetched', () => {
		expect( lines( [ message() ], [ entry( { created_at: now - DAY } ) ], now ).some( ( line ) => line.kind === 'events' ) ).toBe( false );
	} );
} );

describe( 'a change that a message brought along', () => {
	const said = entry( { id: 1, event: 'message', created_at: now, message_id: 70 } );
	it.each( [
		[ 'opening needs no line', { before: 'waiting', after: 'open', created_at: now }, 0 ],
		[ 'handing back needs no line', { before: { status: 'open' }, after: { status: 'waiting' }, created_at: now }, 0 ],
		[ 'reopening does', { before: 'resolved', after: 'open', created_at: now }, 1 ],
		[ 'so does what somebody did by hand a moment later', { before: 'open', after: 'waiting', created_at: now + 1 }, 1 ],
	] as const )( '%s', ( _, over, count ) => {
		const shown = lines( [ message() ], [ said, entry( { id: 2, event: 'status', ...over } as never ) ], now );
		expect( shown.filter( ( line ) => line.kind === 'events' ) ).toHaveLength( count );
	} );
} );

it( 'gives a joined ticket a shape of its own, and knows when it was taken apart again', () => {
	const joined = entry( { id: 4, event: 'merged', before: { ticket: 3 }, after: { messages: 2 }, created_at: now + 1 } );
	const apart = entry( { id: 5, event: 'unmerged', before: { ticket: 3 }, after: { messages: 2 }, created_at: now + 2 } );
	const undone = ( entries: Parameters< typeof lines >[ 1 ] ) => lines( [ message() ], entries, now ).flatMap( ( line ) => ( line.kind === 'joined' ? line.isUndone : [] ) );
	expect( undone( [ joined ] ) ).toEqual( [ false ] );
	expect( undone( [ joined, apart ] ) ).toEqual( [ true ] );
	expect( undone( [ entry( { id: 4, event: 'merged', before: { status: 'open' }, after: { into: 9 } } ) ] ) ).toEqual( [] );
} );

describe( 'an event in words', () => {
	beforeAll( () => {
		window.deskfoldDesk = { ...( window.deskfoldDesk as object ), agents: [ { id: 2, name: 'Jonas Keller' } ], user: { id: 1 }, locale: 'en_US' } as never;
	} );
	it.each( [
		[ { event: 'status', before: 'open', after: 'resolved' }, 'Ana Ruiz resolved the ticket' ],
		[ { event: 'status', before: 'resolved', after: 'open' }, 'Ana Ruiz reopened the ticket' ],
		[ { event: 'status', before: 'new', after: 'waiting' }, 'Ana Ruiz set the status to Waiting for customer' ],
		[ { event: 'agent', before: 0, after: 2 }, 'Ana Ruiz assigned the ticket to Jonas Keller' ],
		[ { event: 'agent', before: 0, after: 1 }, 'Ana Ruiz took the ticket' ],
		[ { event: 'agent', before: 2, after: 0 }, 'Ana Ruiz removed the assignee' ],
		[ { event: 'agent', before: 0, after: 99 }, 'Ana Ruiz assigned the ticket to somebody who left' ],
		[ { event: 'tags', before: [ 'a' ], after: [ 'a', 'b' ] }, 'Ana Ruiz added the tag b' ],
		[ { event: 'tags', before: [ 'a', 'b' ], after: [] }, 'Ana Ruiz removed the tag a, b' ],
		[ { event: 'status', before: 'resolved', after: 'open', actor_kind: 'customer', actor_name: '' }, 'the customer reopened the ticket' ],
		[ { event: 'linked', before: null, after: 3 }, 'It names ticket 3' ],
		[ { event: 'linked', before: 'mallory@evil.test', after: 9 }, 'mallory@evil.test answered this, but does not belong here: see ticket 9' ],
		[ { event: 'follow_up', before: 3, after: 7 }, 'Goes on with ticket 3, which was resolved' ],
		[ { event: 'follow_up', before: 7, after: 9 }, 'The customer wrote again: it goes on in ticket 9' ],
		[ { event: 'merged', before: { status: 'open' }, after: { into: 9 } }, 'Ana Ruiz merged this into ticket 9' ],
		[ { event: 'merged', before: { ticket: 3 }, after: { messages: 2 } }, 'Ana Ruiz merged ticket 3 into this one' ],
		[ { event: 'unmerged', before: { from: 9 }, after: { status: 'open' } }, 'Ana Ruiz took this and ticket 9 apart again' ],
		[ { event: 'moved', before: { from: 7 }, after: { to: 9 } }, 'Ana Ruiz moved a message to ticket 9' ],
		[ { event: 'moved', before: { from: 3 }, after: { to: 7 } }, 'Ana Ruiz moved a message here from ticket 3' ],
	] as const )( '%o', ( over, words ) => {
		expect( eventSentence( entry( over as never ) ) ).toBe( words );
	} );
} );
