import { act, render, screen } from '@testing-library/react';
import { dispatch } from '@wordpress/data';
import { useRef } from 'react';
import { heldWords } from '../../../src/tickets/Here';
import { Connection } from '../../../src/tickets/Connection';
import { Merged } from '../../../src/tickets/Merged';
import { store } from '../../../src/tickets/store';
import type { Arrival } from '../../../src/tickets/state';
import { waitOf } from '../../../src/tickets/Clock';
import { useFading } from '../../../src/tickets/useFading';
import { entry, now, ticket } from './make';

jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: jest.fn() } ) );

const arrive = ( news: Arrival ) => act( () => void dispatch( store ).arrive( news ) );

describe( 'a row that leaves the list', () => {
	const animate = jest.fn();
	let finish: () => void = () => {};
	let reduced = false;

	beforeEach( () => {
		animate.mockReset();
		reduced = false;
		HTMLElement.prototype.animate = function ( this: HTMLElement, frames: Keyframe[] ) {
			animate( this, frames );
			return {
				set onfinish( done: () => void ) {
					finish = done;
				},
			} as unknown as Animation;
		} as typeof HTMLElement.prototype.animate;
		window.matchMedia = ( ( query: string ) => ( { matches: reduced && query.includes( 'reduced' ) } ) ) as typeof window.matchMedia;
	} );
	afterAll( () => void delete ( HTMLElement.prototype as Partial< HTMLElement > ).animate );

	function List( { ids }: { ids: readonly number[] } ): JSX.Element {
		const box = useRef< HTMLDivElement >( null );
		useFading( box, ids );
		return (
			<div ref={ box }>
				<div data-testid="all">
					{ ids.map( ( id, at ) => (
						<a key={ id } href={ `#${ id }` } role="option" aria-selected={ false } tabIndex={ 0 } data-ticket={ id } className="df-row is-current" style={ { insetBlockStart: at * 80 } }>
							{ id }
						</a>
					) ) }
				</div>
			</div>
		);
	}

	it( 'fades where it stood while those below close up, and is nothing for keys and listeners', () => {
		const ids = [ 1, 2, 3 ];
		const { rerender } = render( <List ids={ ids } /> );
		rerender( <List ids={ [ 1, 3 ] } /> );
		const left = document.querySelector< HTMLElement >( '.is-leaving' ) as HTMLElement;
		expect( left.textContent ).toBe( '2' );
		expect( [ ...left.attributes ].map( ( { name } ) => name ).sort() ).toEqual( [ 'aria-hidden', 'class', 'style' ] );
		expect( left.className ).not.toContain( 'is-current' );
		expect( screen.getAllByRole( 'option' ).map( ( { textContent } ) => textContent ) ).toEqual( [ '1', '3' ] );
		expect( animate.mock.calls.map( ( [ row ] ) => row.textContent ) ).toEqual( [ '2', '3' ] );
		expect( animate.mock.calls[ 1 ]?.[ 1 ][ 0 ] ).toEqual( { transform: 'translateY(80px)' } );
		finish();
		expect( document.querySelector( '.is-leaving' ) ).toBeNull();
		rerender( <List ids={ [ 3 ] } /> );
		expect( screen.getByTestId( 'all' ).querySelectorAll( '[data-ticket]' ) ).toHaveLength( 1 );
	} );

	it( 'goes at once where motion is unwanted, and where the whole list is another one', () => {
		const { rerender } = render( <List ids={ [ 1, 2, 3, 4, 5 ] } /> );
		rerender( <List ids={ [ 5 ] } /> );
		reduced = true;
		rerender( <List ids={ [] } /> );
		expect( animate ).not.toHaveBeenCalled();
		expect( document.querySelector( '.is-leaving' ) ).toBeNull();
	} );
} );

describe( 'what a row says', () => {
	it( 'tells of a held reply but not of what nobody answers any more', () => {
		expect( heldWords( ticket( { is_held: true } ) ) ).toBe( 'Reply held back' );
		expect( heldWords( ticket( { is_held: true, status: 'spam' } ) ) ).toBe( '' );
		expect( heldWords( ticket() ) ).toBe( '' );
	} );

	it( 'counts the first two minutes by seconds', () => {
		const words = ( waited: number ) => waitOf( ticket( { waiting_since: now - waited } ), now )?.words;
		expect( [ -5, 0, 7_900, 119_999, 120_000 ].map( words ) ).toEqual( [ '0 s waiting', '0 s waiting', '7 s waiting', '119 s waiting', '2 min waiting' ] );
	} );
} );

describe( 'the way back from a merge', () => {
	beforeAll( () => void ( window.deskfoldDesk = { user: { id: 1, name: 'Ana', caps: { reply: true } }, agents: [], mailboxes: [], urls: {}, locale: 'en_US' } as never ) );

	it.each( [ [ Date.now() + 60_000, true ], [ Date.now() - 60_000, false ] ] )( 'ends when the server says', async ( undo_until, open ) => {
		const merged = ticket( { status: 'merged', merged_into: 9 } );
		await arrive( { tickets: [ merged ], entries: [ entry( { id: open ? 30 : 31, event: 'merged', after: { into: 9 }, undo_until } ) ] } );
		render( <Merged ticket={ merged } into={ 9 } /> );
		expect( screen.queryAllByRole( 'button', { name: 'Take apart again' } ) ).toHaveLength( open ? 1 : 0 );
		expect( screen.getByRole( 'status' ).textContent?.includes( 'too long ago' ) ).toBe( ! open );
		expect( screen.getByRole( 'button', { name: 'Open ticket 9' } ) ).not.toBeNull();
	} );
} );

describe( 'the connection', () => {
	it( 'is told while it is away, and for a moment when it is back', async () => {
		render( <Connection>Away</Connection> );
		await arrive( { online: false } );
		expect( screen.getByRole( 'status' ).textContent ).toBe( 'Away' );
		await arrive( { online: true, back: { saved: 2, waiting: 1 } } );
		expect( screen.getByRole( 'status' ).textContent ).toBe( 'You are back online. 2 drafts are now saved on the server. 1 message was not sent and waits in its ticket.' );
		await arrive( { back: null } );
		expect( screen.queryByRole( 'status' ) ).toBeNull();
	} );
} );
