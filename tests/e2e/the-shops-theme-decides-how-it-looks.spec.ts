import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { barriers } from './support/looks';
import { customer, getsMail, writes } from './support/stories';
import { expect, test } from './support/test';
import { world, wp } from './support/world';

/** A usual theme of WordPress, one of our own that is loud and dark, and one from before there were blocks. */
const THEMES = [
	{ name: 'twentytwentyfive', button: 'rgb(17, 17, 17)', form: '/contact/', requests: '/my-requests/' },
	{ name: 'loud', button: 'rgb(255, 212, 0)', form: '/contact/', requests: '/my-requests/' },
	{ name: 'classic', button: 'rgb(122, 75, 30)', form: '/old-contact/', requests: '/old-requests/' },
];

/** Fonts are those of the text around, buttons have the theme's colour, nothing is wider than the page and axe is content. */
async function fits( page: Page, button: string, what: string ): Promise< void > {
	const seen = await page.evaluate( () => {
		const style = ( words: string ) => [ ...document.querySelectorAll( `.df-front ${ words }` ) ].map( ( one ) => getComputedStyle( one ) );
		return {
			fonts: [ ...new Set( style( '.df-control, .df-summary, .df-text' ).map( ( one ) => one.fontFamily ) ) ].filter( ( font ) => font !== getComputedStyle( document.body ).fontFamily ),
			buttons: [ ...new Set( style( 'button.df-button:not(.df-plain)' ).map( ( one ) => one.backgroundColor ) ) ],
			sideways: document.documentElement.scrollWidth - window.innerWidth,
		};
	} );
	expect( seen, what ).toEqual( { fonts: [], buttons: seen.buttons.length ? [ button ] : [], sideways: 0 } );
	expect( await barriers( page, '.df-front' ), what ).toEqual( [] );
}

test( 'form and requests fit a usual theme, a loud dark one and one without blocks', async ( { browser } ) => {
	const who = customer( 'Thea Theme' );
	await writes( who, 'How does it look?\nhttps://shop.test/a-rather-long-address-that-nobody-would-type-by-hand-but-programs-do' );
	for ( const [ slug, block ] of [ [ 'old-contact', 'contact_form topics="An order, Something else"' ], [ 'old-requests', 'my_tickets' ] ] as const ) {
		await wp( 'post', 'create', '--post_type=page', '--post_status=publish', `--post_title=${ slug }`, `--post_name=${ slug }`, `--post_content=[deskfold_${ block }]` );
	}
	const context = await browser.newContext( { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' } );
	const page = await context.newPage();
	await page.goto( '/my-requests/' );
	await page.getByLabel( /e-?mail/i ).fill( who.address );
	await page.getByRole( 'button', { name: 'Send me a link' } ).click();
	const letter = await getsMail( who.address, ( mail ) => mail.text.includes( 'deskfold_link=' ) );
	await page.goto( /https?:\/\/\S+deskfold_link=\S+/.exec( letter.text )?.[ 0 ] ?? '' );
	await page.getByRole( 'button', { name: 'Open my requests' } ).click();
	await expect( page.locator( '.df-list' ) ).toContainText( who.subject );

	for ( const { name, button, form, requests } of THEMES ) {
		if ( name !== 'twentytwentyfive' ) {
			await cp( `tests/fixtures/themes/${ name }`, join( world.folder, 'wordpress/wp-content/themes', name ), { recursive: true } );
		}
		await wp( 'theme', 'activate', name );
		await page.setViewportSize( { width: 1280, height: 900 } );
		await page.goto( form );
		await fits( page, button, `${ name }: the form` );
		await page.getByRole( 'button', { name: 'Send message' } ).click();
		await expect( page.getByRole( 'alert' ) ).toBeFocused();
		await fits( page, button, `${ name }: what is wrong` );
		await page.getByLabel( /name/i ).fill( who.name );
		await page.getByLabel( /e-?mail/i ).fill( who.address );
		await page.getByLabel( /your message/i ).fill( `Sent from ${ name }` );
		for ( const choice of await page.getByLabel( /what is it about/i ).all() ) {
			await choice.selectOption( 'An order' );
		}
		for ( const consent of await page.getByRole( 'checkbox' ).all() ) {
			await consent.check();
		}
		await page.getByRole( 'button', { name: 'Send message' } ).click();
		await expect( page.locator( '.df-thanks' ) ).toBeFocused();
		await fits( page, button, `${ name }: thanks` );
		await page.goto( requests );
		await fits( page, button, `${ name }: the list` );
		await page.getByRole( 'link', { name: who.subject } ).click();
		await expect( page.locator( '#deskfold-ticket' ) ).toContainText( 'How does it look?' );
		await fits( page, button, `${ name }: the conversation` );
		await page.setViewportSize( { width: 320, height: 640 } );
		await fits( page, button, `${ name }: the conversation in 320 pixels` );
	}
	await context.close();
} );

test.afterAll( () => wp( 'theme', 'activate', 'twentytwentyfive' ) );
