// @ts-check
// Dialogs of the settings. Nothing is deleted or sent for a picture: the server's answers to that are made up here.

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./scenes.mjs').Scene} Scene */
/** @typedef {Record<string, any>} Json */

const run = { tickets: 2480, left: 930, with_customers: false, by: 'Olga Owner', began_at: Date.now() - 420_000 };

/** @type {(page: Page, method: string, part: RegExp, json: Json | null, status?: number) => Promise<unknown>} json null: never answers */
const answers = ( page, method, part, json, status = 200 ) => page.route( ( url ) => part.test( decodeURIComponent( url.href ) ), ( route ) => ( ( route.request().headers()[ 'x-http-method-override' ] ?? route.request().method() ) === method ? json && route.fulfill( { status, json } ) : route.fallback() ) );

const LOOK = /deskfold\/v1\/erasure([?&]|$)/;
const NEXT = /deskfold\/v1\/erasure\/next/;

/** @param {Page} page */
const ask = async ( page ) => {
	await page.getByRole( 'button', { name: 'Delete all tickets…' } ).click();
	await page.getByRole( 'dialog' ).waitFor();
};

/** @type {(left: number, problem?: Json) => NonNullable<Scene['act']>} */
const deleting = ( left, problem ) => async ( page ) => {
	const look = { name: 'Northbay Pottery', tickets: 2480, messages: 9120, files: 1312, customers: 1750, run: { ...run, left: 2480 } };
	await answers( page, 'POST', LOOK, look );
	await ask( page );
	if ( problem ) {
		await answers( page, 'POST', NEXT, problem, 500 );
	} else {
		let turn = 0;
		await page.route( ( url ) => NEXT.test( decodeURIComponent( url.href ) ), ( route ) => ( turn++ ? undefined : route.fulfill( { json: { run: { ...run, left } } } ) ) );
	}
	await page.getByRole( 'dialog' ).getByRole( 'textbox' ).fill( 'Northbay Pottery' );
	await page.getByRole( 'dialog' ).getByRole( 'textbox' ).press( 'Enter' );
	await page.getByRole( 'progressbar' ).waitFor();
	await page.waitForTimeout( 400 );
};

/** @returns {Scene[]} */
export function settings() {
	const at = '#/settings/general';
	return [
		{ name: 'settings-general-danger', at, act: ( page ) => page.getByRole( 'switch', { name: /Erase all/ } ).scrollIntoViewIfNeeded() },
		{ name: 'settings-general-erase', at, act: ask },
		{ name: 'settings-general-erase-name', at, expects: /400/, act: async ( page ) => {
			await ask( page );
			await page.getByRole( 'dialog' ).getByRole( 'checkbox' ).check();
			await page.getByRole( 'dialog' ).getByRole( 'textbox' ).fill( 'Some other shop' );
			await page.getByRole( 'button', { name: 'Delete for good' } ).click();
			await page.locator( '.df-field-error' ).waitFor();
		} },
		{ name: 'settings-general-erasing', at, act: deleting( 930 ) },
		{ name: 'settings-general-erase-stopped', at, expects: /500/, act: deleting( 0, { code: 'database_error', message: 'The database did not answer. Nothing was lost. Please try again.', data: { status: 500 } } ) },
		{ name: 'settings-agents-remove', at: '#/settings/agents', act: async ( page ) => {
			await page.getByRole( 'button', { name: /off the team/ } ).first().click();
			await page.getByRole( 'dialog' ).getByText( /open ticket/ ).first().waitFor();
		} },
		{ name: 'settings-general-erase-cut-off', at, before: ( page ) => answers( page, 'GET', LOOK, { name: 'Northbay Pottery', tickets: 930, messages: 3000, files: 12, customers: 300, run } ), act: ( page ) => page.getByRole( 'button', { name: 'Keep the rest' } ).scrollIntoViewIfNeeded() },
	];
}
