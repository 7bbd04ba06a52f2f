import { textFor, languageName } from '../../../src/replies/languages';
import { placesOf } from '../../../src/replies/useMarks';
import { fill, openIn, valuesOf } from '../../../src/replies/variables';
import { signedIn } from '../settings/server';
import { ticket } from '../tickets/make';

beforeEach( () => signedIn() );

const filled = ( html: string, over: Parameters< typeof ticket >[ 0 ] = {} ) => fill( html, valuesOf( ticket( over ) ) );

describe( 'variables', () => {
	it( 'become the words of the ticket, and are told so that they can be marked', () => {
		const { html, words } = filled( '<p>Hi {first name}, about {subject} ({ticket number}): {agent.name}, {Shop_Name}</p>' );
		expect( html ).toBe( '<p>Hi Maya, about Broken bowl (7): Olga Owner, Shop</p>' );
		expect( words ).toEqual( [ 'Maya', 'Broken bowl', '7', 'Olga Owner', 'Shop' ] );
	} );

	it( 'say other words where nobody knows, and stay where there are none', () => {
		const nobody = { customer_name: '' };
		expect( filled( 'Hi {first name|there}, {first name| }{customer name}', nobody ).html ).toBe( 'Hi there, {customer name}' );
		expect( filled( '{mailbox address}' ).html ).toBe( '{mailbox address}' );
	} );

	it.each( [
		[ 'Maya Lindqvist', 'Maya' ],
		[ 'Lindqvist, Maya', 'Maya' ],
		[ 'ปณิตา ศรีสุวรรณ', 'ปณิตา' ],
		[ 'maya@x.test', 'there' ],
		[ '  ', 'there' ],
	] )( 'take the first name of "%s"', ( customer_name, first ) => {
		expect( filled( '{first name|there}', { customer_name } ).html ).toBe( first );
	} );

	it( 'are never markup, whatever a customer is called', () => {
		const { html } = filled( '<p title="{customer name}">{customer name}</p>', { customer_name: '<img src=x onerror=alert(1)> {agent name}' } );
		expect( html ).toBe( '<p title="{customer name}">&lt;img src=x onerror=alert(1)&gt; {agent name}</p>' );
	} );

	it( 'leave other words in braces alone', () => {
		expect( filled( '{name} {"a": 1} {first name' ).html ).toBe( '{name} {"a": 1} {first name' );
		expect( openIn( '<p>{name} {} {"a": 1}</p>' ) ).toEqual( [] );
	} );

	it( 'are found where they still stand, also across formats', () => {
		expect( openIn( '<p>Hi {<b>first</b>&nbsp;name}, {subject|x} {subject|x}</p>' ) ).toEqual( [ '{first\u00a0name}', '{subject|x}' ] );
	} );
} );

it( 'marks a filled word only where it stands by itself', () => {
	expect( placesOf( 'Maya, Mayam and Maya', 'Maya' ) ).toEqual( [ 0, 16 ] );
	expect( placesOf( 'anything', '' ) ).toEqual( [] );
} );

describe( 'languages', () => {
	const texts = [ { locale: 'en', html: 'en' }, { locale: 'pt-BR', html: 'br' }, { locale: 'sv', html: 'sv' } ];

	it.each( [
		[ 'sv_SE', 'sv' ],
		[ 'pt_BR', 'br' ],
		[ 'pt_PT', 'br' ],
		[ 'th', 'en' ],
		[ '', 'en' ],
	] )( 'a customer with %s reads %s', ( locale, html ) => {
		expect( textFor( texts, locale ).html ).toBe( html );
	} );

	it( 'are called by their own names', () => {
		expect( [ 'sv', 'en', 'xx-not-a-language' ].map( languageName ) ).toEqual( [ 'Svenska', 'English', 'xx-not-a-language' ] );
	} );
} );
