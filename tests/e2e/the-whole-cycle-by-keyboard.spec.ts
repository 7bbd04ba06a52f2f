import type { Page } from '@playwright/test';
import { customer, getsMail, writes } from './support/stories';
import { expect, test } from './support/test';

/** Walks with Tab as far as it takes, as people do. */
async function tabTo( page: Page, selector: string ): Promise< void > {
	for ( let steps = 0; steps < 12; steps++ ) {
		await page.keyboard.press( 'Tab' );
		if ( await page.evaluate( ( wanted ) => document.activeElement?.matches( wanted ), selector ) ) {
			return;
		}
	}
	throw new Error( `Tab does not lead to ${ selector }` );
}

test( 'from the list to the next ticket without a mouse', async ( { deskOf } ) => {
	const first = customer( 'Kay Keys' );
	const second = customer( 'Lou Later' );
	await writes( second, 'I come second.' );
	await writes( first, 'I come first.' );
	const desk = await deskOf( 'ann' );
	const { page } = desk;
	await desk.open();
	await expect( desk.row( first.subject ) ).toBeVisible();

	await page.keyboard.press( '/' );
	await page.keyboard.type( first.subject );
	await expect( desk.row( second.subject ) ).toHaveCount( 0 );
	await expect( desk.row( first.subject ) ).toBeVisible();
	await tabTo( page, 'a.df-row' );
	await page.keyboard.press( 'Enter' );
	await expect( desk.conversation ).toContainText( 'I come first.' );

	await page.keyboard.press( 'a' );
	await page.keyboard.type( 'Ann' );
	await page.keyboard.press( 'Enter' );
	await expect( page.getByRole( 'button', { name: 'Assignee: Ann Agent' } ) ).toBeVisible();

	await page.keyboard.press( 'r' );
	await expect( desk.editor ).toBeFocused();
	await page.keyboard.type( 'Here is your answer.' );
	await page.keyboard.press( 'Control+Shift+Enter' );
	const mail = await getsMail( first.address );
	expect( mail.text ).toContain( 'Here is your answer.' );

	await desk.open( '#/views/resolved' );
	await expect( desk.row( first.subject ) ).toBeVisible();
	await page.keyboard.press( '?' );
	await expect( page.getByRole( 'dialog', { name: 'Keyboard shortcuts' } ) ).toBeVisible();
	await page.keyboard.press( 'Escape' );
	await expect( page.getByRole( 'dialog' ) ).toHaveCount( 0 );
} );

test( 'an answer and the next ticket in three keys, and a key of one’s own', async ( { deskOf } ) => {
	const [ one, other ] = [ customer( 'Zita Zebra' ), customer( 'Zoltan Zebra' ) ];
	await writes( one, 'Stripes, please.' );
	await writes( other, 'Spots, please.' );
	const desk = await deskOf( 'ann' );
	const { page } = desk;
	await desk.open( '#/views/all?search=Zebra' );
	await expect( page.locator( 'a.df-row' ) ).toHaveCount( 2 );

	await page.keyboard.press( 'j' );
	await expect( desk.conversation ).toContainText( /Stripes|Spots/ );
	const wasOne = ( await desk.conversation.textContent() )?.includes( 'Stripes' );
	await page.keyboard.press( 'r' );
	await expect( desk.editor ).toBeFocused();
	await page.keyboard.type( 'They are on their way.' );
	await page.keyboard.press( 'Control+Enter' );
	await expect( desk.conversation ).toContainText( wasOne ? 'Spots' : 'Stripes' );
	await expect( page ).toHaveTitle( new RegExp( `^\\d+ ${ ( wasOne ? other : one ).subject }` ) );

	await page.keyboard.press( 'x' );
	await page.keyboard.press( 'Control+a' );
	await expect( page.getByRole( 'toolbar', { name: '2 tickets selected' } ) ).toBeVisible();
	await page.keyboard.press( 'Escape' );
	await expect( page.getByRole( 'toolbar', { name: /selected/ } ) ).toHaveCount( 0 );
	await expect( desk.conversation ).toBeVisible();

	await desk.open( '#/settings/keyboard' );
	const row = page.getByRole( 'listitem' ).filter( { hasText: /^Status/ } );
	await row.getByRole( 'button', { name: 'Change' } ).press( 'Enter' );
	await page.keyboard.press( 'v' );
	await expect( page.getByText( 'Your keys are saved.' ).first() ).toBeVisible();
	await page.reload();
	await desk.open( '#/views/all?search=Zebra' );
	await expect( page.locator( 'a.df-row' ) ).toHaveCount( 2 );
	await page.keyboard.press( 'j' );
	await expect( desk.conversation ).toBeVisible();
	await page.keyboard.press( 'v' );
	await expect( page.getByRole( 'menu', { name: 'Status' } ) ).toBeVisible();
} );
