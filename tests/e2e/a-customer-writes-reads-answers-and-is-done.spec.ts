import type { Browser, BrowserContextOptions, Locator, Page } from '@playwright/test';
import { customer, getsMail, types } from './support/stories';
import { expect, test } from './support/test';

const photo = { name: 'crack.txt', mimeType: 'text/plain', buffer: Buffer.from( 'From rim to foot.\n' ) };
const FILES_GONE = 'Choose your files again: a browser does not keep them when a page is shown once more';

/** The list of faults and the lines below the fields, with ids as they would be on any form. */
function told( page: Page ): Promise< { id: string; list: string[][]; lines: string[][] } > {
	return page.locator( '.df-front' ).evaluate( ( root ) => {
		const text = ( node: Element | null | undefined ) => node?.textContent.trim() ?? '';
		const plain = ( id: string ) => id.replace( /^#?deskfold-[0-9a-f]{8}-/, '' );
		return {
			id: plain( root.querySelector( '.df-summary' )?.id ?? '' ),
			list: [ ...root.querySelectorAll( '.df-summary li' ) ].map( ( line ) => [ text( line ), plain( line.querySelector( 'a' )?.getAttribute( 'href' ) ?? '' ) ] ),
			lines: [ ...root.querySelectorAll( '[aria-invalid="true"]' ) ].map( ( control ) => [ plain( control.id ), ...( control.getAttribute( 'aria-describedby' ) ?? '' ).split( ' ' ).filter( ( id ) => id.endsWith( '-error' ) ).map( ( id ) => text( document.getElementById( id ) ) ) ] ),
		};
	} );
}

/** The whole way of a customer, pressing things in their own way. */
async function journey( browser: Browser, how: BrowserContextOptions, press: ( target: Locator ) => Promise< void > ): Promise< void > {
	const hasScripts = how.javaScriptEnabled !== false;
	// Long enough to type: what is sent within two seconds is a robot's.
	const who = customer( `${ hasScripts ? 'Tess Touch' : 'Paula Plain' } of Harbour Lane Four at Northbay` );
	const context = await browser.newContext( how );
	const page = await context.newPage();
	const broken: string[] = [];
	page.on( 'pageerror', ( error ) => broken.push( error.message ) );
	const button = ( name: string ) => page.getByRole( 'button', { name } );

	await page.goto( '/contact/' );
	await types( page, /name/i, who.name );
	await types( page, /e-?mail/i, 'tess@posteo' );
	await page.locator( 'input[type=file]' ).setInputFiles( photo );
	await press( button( 'Send message' ) );
	await expect( page.getByRole( 'alert' ) ).toBeFocused();
	expect( await told( page ) ).toEqual( {
		id: 'summary',
		list: [
			[ 'Complete your e-mail address, so we can answer', 'email' ],
			[ 'Write your message', 'message' ],
			[ 'Agree that we may use your data to answer', 'consent' ],
			...( hasScripts ? [] : [ [ FILES_GONE, 'files' ] ] ),
		],
		lines: [
			[ 'email', 'This address is not complete. It should look like name@example.com.' ],
			[ 'message', 'Write your message.' ],
			...( hasScripts ? [] : [ [ 'files', `${ FILES_GONE }.` ] ] ),
			[ 'consent', 'Without your agreement we may not answer.' ],
		],
	} );
	await expect( page.getByLabel( /name/i ) ).toHaveValue( who.name );
	await press( page.getByRole( 'link', { name: 'Complete your e-mail address' } ) );
	const address = page.getByLabel( /e-?mail/i );
	await expect( address ).toBeFocused();
	await expect( address ).toHaveValue( 'tess@posteo' );
	await address.fill( who.address );
	if ( ! hasScripts ) {
		await page.locator( 'input[type=file]' ).setInputFiles( photo );
	}
	await types( page, /your message/i, `${ who.subject } has a crack, and the box was pushed in.` );
	await press( page.getByRole( 'checkbox' ) );
	await press( button( 'Send message' ) );
	await expect( page.getByRole( 'heading', { name: `Thank you, ${ who.name }. We have it.` } ) ).toBeVisible();

	await press( page.getByRole( 'link', { name: 'See your requests' } ) );
	await types( page, /e-?mail/i, who.address );
	await press( button( 'Send me a link' ) );
	await expect( page.getByRole( 'status' ) ).toContainText( 'a link is on its way' );
	const letter = await getsMail( who.address, ( mail ) => mail.text.includes( 'deskfold_link=' ) );
	await page.goto( /https?:\/\/\S+deskfold_link=\S+/.exec( letter.text )?.[ 0 ] ?? '' );
	await press( button( 'Open my requests' ) );
	await press( page.getByRole( 'link', { name: who.subject } ) );
	const conversation = page.locator( '#deskfold-ticket' );
	await expect( conversation ).toContainText( 'the box was pushed in.' );
	await expect( conversation.getByRole( 'link', { name: photo.name } ) ).toHaveCount( 1 );

	await press( button( 'Send reply' ) );
	await expect( page.getByRole( 'alert' ) ).toContainText( 'Write your message' );
	await types( page, /your answer/i, 'Here is a second photo.' );
	await page.locator( 'input[type=file]' ).setInputFiles( photo );
	await press( button( 'Send reply' ) );
	await expect( page.getByRole( 'status' ) ).toContainText( 'Your message is with us.' );
	await expect( conversation ).toContainText( 'Here is a second photo.' );
	await expect( conversation.getByRole( 'link', { name: photo.name } ) ).toHaveCount( 2 );
	await press( button( 'It is solved' ) );
	await expect( page.getByRole( 'status' ) ).toContainText( 'Good to hear.' );
	await expect( button( 'It is solved' ) ).toHaveCount( 0 );
	expect( broken ).toEqual( [] );
	expect( await page.evaluate( () => document.documentElement.scrollWidth - window.innerWidth ) ).toBeLessThanOrEqual( 0 );
	await context.close();
}

test( 'without scripts a customer is told what to fix, writes with a file, answers and is done', ( { browser } ) => journey( browser, { javaScriptEnabled: false }, ( target ) => target.click() ) );

test( 'on a phone a customer is told what to fix, writes with a file, answers and is done', ( { browser } ) => journey( browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }, ( target ) => target.tap() ) );
