import { clearFaults, showFaults } from '../../../blocks/shared/faults';
import { filesFaults } from '../../../blocks/shared/files';

const words = { one: 'One thing to fix', two: 'Two things to fix', three: 'Three things to fix', many: '%s things to fix' };

function page(): { root: HTMLElement; form: HTMLFormElement } {
	document.body.innerHTML = `
		<div id="root"><form>
			<div data-field="name"><label for="n">Your name</label><input id="n" name="deskfold_name"></div>
			<div data-field="email"><label for="e">E-mail</label><input id="e" name="deskfold_email"></div>
		</form></div>`;
	const root = document.querySelector< HTMLElement >( '#root' );
	const form = document.querySelector( 'form' );
	if ( ! root || ! form ) {
		throw new Error( 'The page is not there.' );
	}
	return { root, form };
}

function input( sizes: number[] ): HTMLInputElement {
	const made = document.createElement( 'input' );
	Object.assign( made.dataset, { maxFiles: '2', maxBytes: '1048576', maxTotal: '1500000' } );
	Object.defineProperty( made, 'files', { value: sizes.map( ( size, n ) => ( { size, name: `${ n }.png` } ) ) } );
	return made;
}

describe( 'faults of the form', () => {
	it( 'are listed on top, take the focus and mark their fields', () => {
		const { root, form } = page();
		showFaults( root, form, [ { field: 'email', summary: 'Complete it', message: 'Not complete.' }, { field: 'form', summary: 'Again', message: 'Again' } ], words );
		const summary = root.querySelector( '.df-summary' );
		expect( summary ).toHaveFocus();
		expect( summary ).toHaveTextContent( 'Two things to fix' );
		expect( summary?.querySelector( 'a' ) ).toHaveAttribute( 'href', '#e' );
		expect( document.querySelector( '#e' ) ).toHaveAttribute( 'aria-invalid', 'true' );
		expect( document.querySelector( '#e' ) ).toHaveAccessibleDescription( 'Not complete.' );
		expect( document.querySelector( '#n' ) ).not.toHaveAttribute( 'aria-invalid' );
	} );

	it( 'lead to their field', () => {
		const { root, form } = page();
		showFaults( root, form, [ { field: 'email', summary: 'Complete it', message: 'Not complete.' } ], words );
		root.querySelector( 'a' )?.click();
		expect( document.querySelector( '#e' ) ).toHaveFocus();
	} );

	it( 'show markup from anywhere as words', () => {
		const { root, form } = page();
		const evil = '<img src=x onerror=alert(1)>';
		showFaults( root, form, [ { field: 'email', summary: evil, message: evil } ], words );
		expect( root.querySelector( 'img' ) ).toBeNull();
		expect( root ).toHaveTextContent( evil );
	} );

	it( 'go without a trace', () => {
		const { root, form } = page();
		document.querySelector( '#e' )?.setAttribute( 'aria-describedby', 'e-help' );
		const before = root.innerHTML;
		showFaults( root, form, [ { field: 'email', summary: 'a', message: 'b' } ], words );
		clearFaults( root );
		expect( root.querySelectorAll( '.df-summary, .df-error, .is-wrong, [aria-invalid]' ) ).toHaveLength( 0 );
		expect( root.innerHTML.replace( / class=""/g, '' ) ).toBe( before );
	} );

	it( 'count in words up to three', () => {
		const { root, form } = page();
		const fault = { field: 'form', summary: 'x', message: 'x' };
		showFaults( root, form, [ fault, fault, fault, fault ], words );
		expect( root.querySelector( '.df-summary b' ) ).toHaveTextContent( '4 things to fix' );
	} );
} );

describe( 'chosen files', () => {
	const fault = ( message: string ) => ( { field: 'files', summary: message, message } );
	const fileWords = { faults: { too_large: fault( 'Too large: %s' ), too_many: fault( 'At most 2' ), wrong_kind: fault( 'Only jpg' ), together: fault( 'Too large together' ) }, remove: 'Remove %s', cancel: 'Do not send %s', unsent: 'Not sent' };

	it.each( [
		[ 'pass in number and size', [ 1000, 1000 ], [] ],
		[ 'may not be too many', [ 1, 1, 1 ], [ 'At most 2' ] ],
		[ 'may not be too large, and each that is is named', [ 1048577, 5, 1048578 ], [ 'At most 2', 'Too large: 0.png', 'Too large: 2.png' ] ],
		[ 'may not be too large together', [ 1000000, 1000000 ], [ 'Too large together' ] ],
	] )( '%s', ( _, sizes, faults ) => {
		expect( filesFaults( input( sizes ), fileWords ).map( ( one ) => one.message ) ).toEqual( faults );
	} );
} );
