import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { customer, types, writes } from './support/stories';
import { expect, test } from './support/test';

/** What axe finds inside our own parts: WordPress and the theme answer for theirs. */
async function barriers( page: Page, part: string ): Promise< string[] > {
	const { violations } = await new AxeBuilder( { page } ).include( part ).withTags( [ 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa' ] ).analyze();
	return violations.map( ( one ) => `${ one.id }: ${ one.help } (${ one.nodes.map( ( node ) => node.target.join( ' ' ) ).slice( 0, 3 ).join( '; ' ) })` );
}

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
	await desk.open( '#/settings' );
	await expect( desk.page.getByRole( 'heading' ).first() ).toBeVisible();
	expect( await barriers( desk.page, '#deskfold-desk' ) ).toEqual( [] );
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

test( 'the form works without scripts', async ( { browser, deskOf } ) => {
	const who = customer( 'Paula Plain' );
	const context = await browser.newContext( { javaScriptEnabled: false } );
	const page = await context.newPage();
	await page.goto( '/contact/' );
	await types( page, /name/i, who.name );
	await types( page, /e-?mail/i, who.address );
	await types( page, /your message/i, `${ who.subject } without scripts` );
	await page.getByRole( 'checkbox' ).check();
	await page.getByRole( 'button', { name: 'Send message' } ).click();
	await expect( page.getByRole( 'button', { name: 'Send message' } ) ).toHaveCount( 0 );
	await context.close();
	const desk = await deskOf( 'ann' );
	await desk.open( '#/views/all' );
	await expect( desk.row( 'without scripts' ).first() ).toBeVisible();
} );
