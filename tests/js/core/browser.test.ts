import { copyText, newKey } from '../../../src/core/browser';

describe( 'without https', () => {
	it( 'keys are still made, each its own and in the known form', () => {
		const random = crypto.randomUUID;
		Object.defineProperty( crypto, 'randomUUID', { value: undefined, configurable: true } );
		const keys = [ newKey(), newKey() ];
		expect( keys[ 0 ] ).toMatch( /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/ );
		expect( keys[ 0 ] ).not.toBe( keys[ 1 ] );
		Object.defineProperty( crypto, 'randomUUID', { value: random, configurable: true } );
	} );

	it( 'copying goes the old way and leaves nothing behind', async () => {
		document.execCommand = jest.fn( () => true );
		expect( await copyText( 'hello' ) ).toBe( true );
		expect( document.execCommand ).toHaveBeenCalledWith( 'copy' );
		expect( document.querySelector( 'textarea' ) ).toBeNull();
	} );
} );
