import { act, render, screen } from '@testing-library/react';
import { go } from '../../../src/app/route';
import { availabilityOf } from '../../../src/core/team';
import { arrive } from '../../../src/tickets/arrive';
import { Here, hereWords, replyingWords, Snippet } from '../../../src/tickets/Here';
import { gathered, signOf } from '../../../src/tickets/presence';
import { initial } from '../../../src/tickets/state';
import { useActions } from '../../../src/tickets/store';
import { someAgent } from '../settings/server';
import { ticket } from './make';

const at = ( agent_id: number, ticket_id: number, is_replying = false ) => ( { agent_id, ticket_id, is_replying } );
const draft = ( html: string, saved_at: number | null = null ) => ( { ticket_id: 7, kind: 'reply' as const, html, cc: [], bcc: [], attachments: [], saved_at, revision: 1 } );

beforeEach( () => {
	window.deskfoldDesk = {
		user: { id: 1, name: 'Me', caps: { reply: true, supervise: false, manage: false } },
		agents: [ someAgent( { id: 2, name: 'Jonas Keller' } ), someAgent( { id: 3, name: 'Sam Okoro' } ) ],
		locale: 'en_US',
	} as unknown as NonNullable< typeof window.deskfoldDesk >;
} );

describe( 'who else is in a ticket', () => {
	it( 'is said in one sentence, and who replies is said rather than who is here', () => {
		expect( hereWords( [ at( 2, 7 ) ] ) ).toBe( 'Jonas is here' );
		expect( hereWords( [ at( 2, 7 ), at( 3, 7 ) ] ) ).toBe( 'Jonas and Sam are here' );
		expect( hereWords( [ at( 2, 7 ), at( 3, 7, true ) ] ) ).toBe( 'Sam is replying' );
		expect( replyingWords( [ at( 2, 7 ) ] ) ).toBe( '' );
	} );

	it( 'has no number for a name when somebody joined the team since', () => {
		expect( hereWords( [ at( 99, 7 ) ] ) ).toBe( 'A colleague is here' );
	} );

	it( 'keeps the list of a ticket where nothing changed', () => {
		const before = gathered( {}, [ at( 2, 7 ), at( 3, 8 ) ] );
		const after = gathered( before, [ at( 2, 7 ), at( 3, 8, true ) ] );
		expect( after[ 7 ] ).toBe( before[ 7 ] );
		expect( after[ 8 ] ).not.toBe( before[ 8 ] );
		expect( gathered( after, [ at( 2, 7 ), at( 3, 8, true ) ] ) ).toBe( after );
		expect( gathered( after, [] ) ).toEqual( {} );
	} );

	it( 'is forgotten when the connection is lost, and stays through news that do not speak of it', () => {
		const state = arrive( initial( 1 ), { presence: [ at( 2, 7 ) ] } );
		expect( arrive( state, { tickets: [] } ).presence ).toBe( state.presence );
		expect( arrive( state, { online: false } ).presence ).toEqual( {} );
	} );
} );

describe( 'what a tab says of itself', () => {
	const state = ( html?: string, saved_at: number | null = null ) => ( { ...initial( 1 ), drafts: html === undefined ? {} : { '7:reply': draft( html, saved_at ) } } );

	it( 'names the open ticket, and nothing when none is open', () => {
		go( { screen: 'ticket', ticket: 7 } );
		expect( signOf( state() ) ).toEqual( { tab: expect.stringMatching( /^[A-Za-z0-9-]{8,36}$/ ), ticket: 7 } );
		go( { screen: 'view' } );
		expect( signOf( state( '<p>Hi</p>' ) ).ticket ).toBe( 0 );
	} );

	it( 'is replying while words are written, for a minute after the last ones, and not for a draft of yesterday', () => {
		go( { screen: 'ticket', ticket: 7 } );
		expect( signOf( state( '<p>Old words</p>', 1 ), 1_000_000 ).is_replying ).toBeUndefined();
		expect( signOf( state( '<p><br></p>' ), 1_000_000 ).is_replying ).toBeUndefined();
		expect( signOf( state( '<p>Hi</p>' ), 1_000_000 ).is_replying ).toBe( true );
		expect( signOf( state( '<p>Hi</p>', 1 ), 1_059_000 ).is_replying ).toBe( true );
		expect( signOf( state( '<p>Hi</p>', 1 ), 1_060_000 ).is_replying ).toBeUndefined();
		expect( signOf( state( '<p>Hi</p>' ), 2_000_000 ).is_replying ).toBe( true );
		expect( signOf( state(), 2_000_001 ).is_replying ).toBeUndefined();
	} );

	it( 'is nowhere when nobody has looked at it for minutes', () => {
		go( { screen: 'ticket', ticket: 7 } );
		const hidden = jest.spyOn( document, 'hidden', 'get' ).mockReturnValue( true );
		expect( signOf( state(), 5_000_000 ).ticket ).toBe( 7 );
		expect( signOf( state(), 5_240_000 ).ticket ).toBe( 7 );
		expect( signOf( state(), 5_240_001 ).ticket ).toBe( 0 );
		hidden.mockRestore();
		expect( signOf( state(), 5_240_002 ).ticket ).toBe( 7 );
	} );
} );

describe( 'head and row', () => {
	function Both(): JSX.Element {
		const { arrive: bring } = useActions();
		return (
			<>
				<Here ticket={ 7 } />
				<Snippet ticket={ ticket( { snippet: 'It is broken' } ) } />
				<button onClick={ () => bring( { presence: [ at( 2, 7, true ) ] } ) }>reply</button>
				<button onClick={ () => bring( { presence: [ at( 2, 7 ) ] } ) }>look</button>
			</>
		);
	}

	it( 'a row shows who replies in place of the snippet, the head says it aloud', () => {
		render( <Both /> );
		expect( screen.getByRole( 'status' ).textContent ).toBe( '' );
		act( () => screen.getByText( 'look' ).click() );
		expect( screen.getByRole( 'status' ).textContent ).toContain( 'Jonas is here' );
		expect( screen.getByText( 'It is broken' ) ).toBeTruthy();
		act( () => screen.getByText( 'reply' ).click() );
		expect( screen.getAllByText( 'Jonas is replying' ) ).toHaveLength( 2 );
		expect( screen.queryByText( 'It is broken' ) ).toBeNull();
	} );
} );

describe( 'availability in words', () => {
	const noon = new Date( 2026, 10, 24, 12 ).getTime();

	it( 'names the weekday of the next days and the date of later ones', () => {
		expect( availabilityOf( { is_away: false, away_until: null }, noon ) ).toBe( 'Available' );
		expect( availabilityOf( { is_away: true, away_until: null }, noon ) ).toBe( 'Away' );
		expect( availabilityOf( { is_away: true, away_until: '2026-11-30' }, noon ) ).toBe( 'Away until Monday' );
		expect( availabilityOf( { is_away: true, away_until: '2026-12-01' }, noon ) ).toBe( 'Away until Dec 1, 2026' );
	} );
} );
