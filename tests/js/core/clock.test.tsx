import { act, render, screen } from '@testing-library/react';
import { useNow, useSeconds } from '../../../src/core/clock';

// The clock has read the time when it was loaded.
const begun = Date.now();

let painted = 0;

function Minutes(): JSX.Element {
	painted++;
	return <i data-testid="minutes">{ Math.round( ( useNow() - begun ) / 1000 ) }</i>;
}

function Seconds( { until }: { until: number } ): JSX.Element {
	return <b data-testid="seconds">{ Math.round( ( useSeconds( ( at ) => at - begun < until ) - begun ) / 1000 ) }</b>;
}

const told = ( id: string ) => Number( screen.getByTestId( id ).textContent );
const pass = ( seconds: number ) => act( () => void jest.advanceTimersByTime( seconds * 1000 ) );

describe( 'the one timer', () => {
	beforeEach( () => {
		jest.useFakeTimers( { now: begun } );
		painted = 0;
	} );
	afterEach( () => jest.useRealTimers() );

	it( 'goes by the second only as long as somebody counts seconds, and wakes nobody else for it', () => {
		render(
			<>
				<Minutes />
				<Seconds until={ 60_000 } />
			</>
		);
		pass( 3 );
		expect( told( 'seconds' ) ).toBe( 3 );
		expect( painted ).toBe( 1 );
		expect( jest.getTimerCount() ).toBe( 1 );
		pass( 26 );
		const before = told( 'seconds' );
		expect( before ).toBe( 29 );
		pass( 5 );
		expect( painted ).toBe( 2 );
		pass( 30 );
		expect( told( 'minutes' ) ).toBeGreaterThanOrEqual( 60 );
		expect( painted ).toBe( 3 );
		const at = told( 'seconds' );
		pass( 5 );
		expect( told( 'seconds' ) ).toBe( at );
		expect( jest.getTimerCount() ).toBe( 1 );
	} );

	it( 'rests when nothing is shown', () => {
		const { unmount } = render( <Seconds until={ 1e9 } /> );
		expect( jest.getTimerCount() ).toBe( 1 );
		unmount();
		expect( jest.getTimerCount() ).toBe( 0 );
	} );
} );
