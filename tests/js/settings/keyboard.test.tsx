import '@testing-library/jest-dom';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { keyLabel } from '../../../src/app/keys';
import { api, Problem } from '../../../src/core/api';
import { changeKeyboard, keyboard } from '../../../src/core/keyboard';
import { KeyboardPage } from '../../../src/settings/keyboard/KeyboardPage';

const row = ( label: string ): HTMLElement => {
	const found = screen.getByText( label, { selector: '.df-keyboard-line > span' } ).closest( 'li' );
	if ( ! found ) {
		throw new Error( label );
	}
	return found;
};
const button = ( label: string, name: string ) => within( row( label ) ).getByRole( 'button', { name } );

describe( 'my keyboard', () => {
	const post = jest.spyOn( api, 'post' );
	beforeEach( async () => {
		post.mockImplementation( async ( _path, data ) => data as never );
		await act( () => changeKeyboard( { keys: {}, single_keys: true } ) );
		post.mockClear();
		render( <KeyboardPage /> );
	} );

	it( 'takes the next key that is pressed, keeps it with the account, and gives it back', async () => {
		await userEvent.click( button( 'Resolve', 'Change' ) );
		expect( row( 'Resolve' ) ).toHaveTextContent( 'Press the new key' );
		await userEvent.keyboard( 'd' );
		expect( post ).toHaveBeenLastCalledWith( 'me/keyboard', { single_keys: true, keys: { resolve: 'd' } } );
		expect( keyLabel( 'resolve' ) ).toBe( 'D' );
		await userEvent.click( button( 'Resolve', 'Reset' ) );
		expect( keyboard().keys ).toEqual( {} );
	} );

	it( 'names who has the key, and swaps the two on demand', async () => {
		await userEvent.click( button( 'Resolve', 'Change' ) );
		await userEvent.keyboard( 'r' );
		expect( post ).not.toHaveBeenCalled();
		expect( row( 'Resolve' ) ).toHaveTextContent( 'R is the key for “Reply”.' );
		await userEvent.click( button( 'Resolve', 'Swap the two' ) );
		expect( keyboard().keys ).toEqual( { resolve: 'r', reply: 'e' } );
		await userEvent.click( screen.getByRole( 'button', { name: 'Reset all keys' } ) );
		expect( keyboard().keys ).toEqual( {} );
	} );

	it( 'refuses what belongs to the browser, says why, and listens on', async () => {
		await userEvent.click( button( 'Resolve', 'Change' ) );
		await userEvent.keyboard( '{Control>}d{/Control}' );
		expect( row( 'Resolve' ) ).toHaveTextContent( 'belong to the browser' );
		await userEvent.keyboard( '{F8}' );
		expect( keyboard().keys ).toEqual( { resolve: 'F8' } );
	} );

	it( 'hears a pair, and refuses its first half alone', async () => {
		await userEvent.click( button( 'Mine', 'Change' ) );
		await userEvent.keyboard( 'gm' );
		expect( keyboard().keys ).toEqual( { goMine: 'g m' } );
		jest.useFakeTimers();
		await act( async () => button( 'Reply', 'Change' ).click() );
		await act( async () => void window.dispatchEvent( new KeyboardEvent( 'keydown', { key: 'g' } ) ) );
		act( () => void jest.advanceTimersByTime( 1300 ) );
		jest.useRealTimers();
		expect( row( 'Reply' ) ).toHaveTextContent( 'Other shortcuts begin with G' );
	} );

	it( 'is left by Escape and by Tab, and nothing has changed', async () => {
		await userEvent.click( button( 'Resolve', 'Change' ) );
		await userEvent.keyboard( '{Escape}' );
		expect( button( 'Resolve', 'Change' ) ).toHaveFocus();
		await userEvent.click( button( 'Resolve', 'Change' ) );
		await userEvent.tab();
		expect( within( row( 'Resolve' ) ).queryByText( /Press the new key/ ) ).toBeNull();
		expect( post ).not.toHaveBeenCalled();
	} );

	it( 'offers no change of what every program means', () => {
		expect( within( row( 'Undo' ) ).queryByRole( 'button' ) ).toBeNull();
	} );

	it( 'says when it was not saved, and is as before', async () => {
		post.mockRejectedValue( new Problem( 'offline', 'No answer.', 0 ) );
		await userEvent.click( button( 'Resolve', 'Change' ) );
		await userEvent.keyboard( 'd' );
		expect( keyboard().keys ).toEqual( {} );
	} );
} );
