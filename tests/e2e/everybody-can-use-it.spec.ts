import type { Desk } from './support/desk';
import { barriers, blemishes } from './support/looks';
import { customer, writes } from './support/stories';
import { expect, test } from './support/test';

test( 'the desk has no barriers that axe can see', async ( { deskOf } ) => {
	const who = customer( 'Abe Access' );
	await writes( who, 'Can everybody read this?' );
	const desk = await deskOf( 'admin' );
	await desk.open();
	await expect( desk.row( who.subject ) ).toBeVisible();
	expect( await barriers( desk.page, '#deskfold-desk' ) ).toEqual( [] );
	await desk.openTicket( who.subject );
	await expect( desk.conversation ).toContainText( 'Can everybody read this?' );
	await desk.page.keyboard.press( 'r' );
	await expect( desk.editor ).toBeFocused();
	expect( await barriers( desk.page, '#deskfold-desk' ) ).toEqual( [] );
	await focusStaysInTheDrawer( desk );
	await desk.open( '#/settings' );
	await expect( desk.page.getByRole( 'heading' ).first() ).toBeVisible();
	expect( await barriers( desk.page, '#deskfold-desk' ) ).toEqual( [] );
} );

/** What lies under the customer's drawer is not reached by Tab; leaving it leads back to the conversation. */
async function focusStaysInTheDrawer( { page, conversation }: Desk ): Promise< void > {
	const size = page.viewportSize();
	await page.setViewportSize( { width: 1024, height: 768 } );
	await page.keyboard.press( 'Escape' );
	await page.keyboard.press( 'i' );
	const drawer = page.getByRole( 'complementary', { name: 'Customer' } );
	await expect( drawer.getByRole( 'heading', { name: 'Customer', exact: true } ) ).toBeFocused();
	for ( let stop = 0; stop < 12; stop++ ) {
		await page.keyboard.press( 'Shift+Tab' );
		expect( await page.evaluate( () => document.activeElement?.closest( '#df-tickets, #df-thread' )?.id ?? '' ) ).toBe( '' );
	}
	await page.keyboard.press( 'Escape' );
	await expect( drawer ).toBeHidden();
	await expect( conversation ).toBeFocused();
	await page.setViewportSize( size ?? { width: 1600, height: 1000 } );
}

/** WordPress's own nine; each run looks at two of them, so that a week of runs has seen all. */
const SCHEMES = [ 'modern', 'fresh', 'light', 'blue', 'coffee', 'ectoplasm', 'midnight', 'ocean', 'sunrise' ];

test( 'nothing is cut, overlaps or is too small to hit, in long words of many scripts, light and dark, wide and narrow', async ( { deskOf } ) => {
	const who = customer( 'Friedrich-Wilhelm von und zu Hohenstaufen-Rindfleischetikettierung' );
	await writes( who, 'ส่งไปเชียงใหม่ได้ไหมคะ متى يصل طلبي 急須のふたについて Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft' );
	const desk = await deskOf( 'admin' );
	const day = Math.floor( Date.now() / 86_400_000 );
	for ( const [ at, width ] of [ 1600, 1024, 390, 320 ].entries() ) {
		const scheme = SCHEMES[ ( day * 4 + at ) % SCHEMES.length ] ?? 'modern';
		await desk.page.setViewportSize( { width, height: 844 } );
		await desk.page.emulateMedia( { colorScheme: at % 2 ? 'dark' : 'light' } );
		await desk.open();
		await desk.page.evaluate( ( name ) => ( document.body.className = document.body.className.replace( /admin-color-\S+/, `admin-color-${ name }` ) ), scheme );
		await expect( desk.row( who.subject ) ).toBeVisible();
		expect( await blemishes( desk.page ), `the list at ${ width }` ).toEqual( [] );
		expect( await barriers( desk.page, '#deskfold-desk' ), `the list at ${ width } in ${ scheme }` ).toEqual( [] );
		await desk.openTicket( who.subject );
		await expect( desk.conversation ).toContainText( 'Donaudampfschifffahrt' );
		expect( await blemishes( desk.page ), `the ticket at ${ width }` ).toEqual( [] );
		expect( await barriers( desk.page, '#deskfold-desk' ), `the ticket at ${ width } in ${ scheme }` ).toEqual( [] );
		expect( await desk.page.evaluate( () => document.documentElement.scrollWidth - window.innerWidth ), `sideways at ${ width }` ).toBeLessThanOrEqual( 0 );
	}
} );

test( 'the form and the portal have no barriers that axe can see', async ( { visitor } ) => {
	await visitor.goto( '/contact/' );
	await expect( visitor.getByRole( 'button', { name: 'Send message' } ) ).toBeVisible();
	expect( await barriers( visitor, '.df-front' ) ).toEqual( [] );
	await visitor.getByRole( 'button', { name: 'Send message' } ).click();
	await expect( visitor.getByRole( 'alert' ) ).toBeVisible();
	expect( await barriers( visitor, '.df-front' ) ).toEqual( [] );
	await visitor.goto( '/my-requests/' );
	await expect( visitor.getByLabel( /e-?mail/i ) ).toBeVisible();
	expect( await barriers( visitor, '.df-front' ) ).toEqual( [] );
} );
