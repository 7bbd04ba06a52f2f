import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef, useState } from 'react';
import { Menu, MenuItem, Picker } from '../../../src/ui';
import { tintOf } from '../../../src/ui/Avatar';
import { placeOf } from '../../../src/ui/Popover';

describe( 'a menu', () => {
	const show = ( picked: ( name: string ) => void ) =>
		render(
			<Menu label="Status" button={ ( props ) => <button { ...props }>Open menu</button> }>
				{ ( close ) =>
					[ 'New', 'Open', 'Resolved' ].map( ( name ) => (
						<MenuItem
							key={ name }
							checked={ name === 'Open' }
							onClick={ () => {
								close();
								picked( name );
							} }
						>
							{ name }
						</MenuItem>
					) )
				}
			</Menu>
		);

	it( 'begins at the chosen item, moves with arrows round the end, and gives the focus back', async () => {
		const user = userEvent.setup();
		const picked = jest.fn();
		show( picked );
		await user.click( screen.getByText( 'Open menu' ) );
		expect( screen.getByRole( 'menuitemradio', { name: 'Open' } ) ).toHaveFocus();
		await user.keyboard( '{ArrowDown}{ArrowDown}' );
		expect( screen.getByRole( 'menuitemradio', { name: 'New' } ) ).toHaveFocus();
		await user.keyboard( '{Enter}' );
		expect( picked ).toHaveBeenCalledWith( 'New' );
		expect( screen.getByText( 'Open menu' ) ).toHaveFocus();
	} );

	it( 'closes with Escape and nothing happens', async () => {
		const user = userEvent.setup();
		const picked = jest.fn();
		show( picked );
		await user.click( screen.getByText( 'Open menu' ) );
		await user.keyboard( '{Escape}' );
		expect( screen.queryByRole( 'menu' ) ).toBeNull();
		expect( screen.getByText( 'Open menu' ) ).toHaveFocus();
		expect( picked ).not.toHaveBeenCalled();
	} );
} );

function Tags( { onTag }: { onTag: ( tag: string ) => void } ) {
	const anchor = useRef< HTMLButtonElement >( null );
	const [ open, setOpen ] = useState( false );
	return (
		<>
			<button ref={ anchor } onClick={ () => setOpen( true ) }>
				Tags
			</button>
			{ open && (
				<Picker
					anchor={ anchor }
					label="Tags"
					placeholder="Search"
					choices={ [ { id: 'gift', label: 'Gift' }, { id: 'cafe', label: 'Café' } ] }
					onPick={ onTag }
					onCreate={ ( word ) => onTag( `new ${ word }` ) }
					onClose={ () => setOpen( false ) }
				/>
			) }
		</>
	);
}

describe( 'a picker', () => {
	it( 'has the cursor at once, finds without accents and takes with Enter', async () => {
		const user = userEvent.setup();
		const onTag = jest.fn();
		render( <Tags onTag={ onTag } /> );
		await user.click( screen.getByText( 'Tags' ) );
		expect( screen.getByRole( 'combobox' ) ).toHaveFocus();
		await user.keyboard( 'cafe{Enter}' );
		expect( onTag ).toHaveBeenCalledWith( 'cafe' );
		expect( screen.queryByRole( 'combobox' ) ).toBeNull();
	} );

	it( 'offers a word that is not there yet', async () => {
		const user = userEvent.setup();
		const onTag = jest.fn();
		render( <Tags onTag={ onTag } /> );
		await user.click( screen.getByText( 'Tags' ) );
		await user.keyboard( 'broken{Enter}' );
		expect( onTag ).toHaveBeenCalledWith( 'new broken' );
	} );

	it( 'closes when one clicks elsewhere', async () => {
		const user = userEvent.setup();
		render( <Tags onTag={ jest.fn() } /> );
		await user.click( screen.getByText( 'Tags' ) );
		fireEvent( document.body, new Event( 'pointerdown', { bubbles: true } ) );
		expect( screen.queryByRole( 'combobox' ) ).toBeNull();
	} );
} );

describe( 'the place of a popover', () => {
	const anchor = ( left: number, top: number ) => ( { left, right: left + 100, top, bottom: top + 30 } ) as DOMRect;
	const view = { width: 800, height: 600 };
	it( 'is below its button, and above it near the end of the window', () => {
		expect( placeOf( anchor( 50, 100 ), { width: 200, height: 300 }, view, false ) ).toMatchObject( { left: 50, top: 134 } );
		expect( placeOf( anchor( 50, 550 ), { width: 200, height: 300 }, view, false ) ).toMatchObject( { bottom: 54 } );
	} );
	it( 'keeps to the other edge when asked, and never leaves the window', () => {
		expect( placeOf( anchor( 300, 100 ), { width: 200, height: 100 }, view, true ).left ).toBe( 200 );
		expect( placeOf( anchor( 750, 100 ), { width: 200, height: 100 }, view, false ).left ).toBe( 592 );
	} );
} );

it( 'the tint of an avatar stays with the person', () => {
	expect( tintOf( 'Maya' ) ).toBe( tintOf( 'Maya' ) );
	expect( [ 0, 1, 5, 6, -3 ].map( tintOf ).every( ( tint ) => tint >= 1 && tint <= 6 ) ).toBe( true );
} );
