import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { Desk } from './desk';
import { loginOf } from './world';

/** What a browser says when something is broken that nobody may see. */
function watch( page: Page, faults: string[] ): void {
	page.on( 'pageerror', ( error ) => faults.push( `${ page.url() }: ${ error.message }` ) );
	// Aborted is what a page leaves behind when somebody goes on.
	page.on( 'requestfailed', ( request ) => request.failure()?.errorText !== 'net::ERR_ABORTED' && faults.push( `${ page.url() }: ${ request.url() } ${ request.failure()?.errorText ?? '' }` ) );
	page.on( 'console', ( message ) => {
		if ( message.text().startsWith( 'Failed to load resource: net::' ) ) {
			return;
		}
		if ( message.type() === 'error' || ( message.type() === 'warning' && /react|wp-|deskfold/i.test( message.text() ) ) ) {
			faults.push( `${ page.url() }: ${ message.text() }` );
		}
	} );
}

type Fixtures = {
	faults: string[];
	/** Opens the desk as one of the team, in a browser of its own. */
	deskOf: ( person: 'admin' | 'ann' | 'bob' | 'rita' ) => Promise< Desk >;
	/** A page of somebody who is not logged in. */
	visitor: Page;
};

/** No spec may leave a fault in the browser's console. */
export const test = base.extend< Fixtures >( {
	faults: [
		async ( {}, use ) => {
			const faults: string[] = [];
			await use( faults );
			expect( faults, 'the browser’s console' ).toEqual( [] );
		},
		{ auto: true },
	],
	deskOf: async ( { browser, faults }, use ) => {
		const contexts: BrowserContext[] = [];
		await use( async ( person ) => {
			const context = await browser.newContext( { storageState: loginOf( person ) } );
			contexts.push( context );
			// Other specs leave their tickets behind: the newest come first here.
			await context.addInitScript( () => window.origin !== 'null' && localStorage.setItem( 'deskfold-preferences', JSON.stringify( { order: 'newest' } ) ) );
			const page = await context.newPage();
			watch( page, faults );
			return new Desk( page );
		} );
		await Promise.all( contexts.map( ( context ) => context.close() ) );
	},
	visitor: async ( { browser, faults }, use ) => {
		const context = await browser.newContext();
		const page = await context.newPage();
		watch( page, faults );
		await use( page );
		await context.close();
	},
} );

export { expect };
