import { customer, getsMail, writes } from './support/stories';
import { expect, test } from './support/test';

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
	await page.keyboard.press( 'Enter' );
	await page.keyboard.press( 'Escape' );
	await page.keyboard.press( 'j' );
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

	await desk.open( '#/resolved' );
	await expect( desk.row( first.subject ) ).toBeVisible();
	await page.keyboard.press( '?' );
	await expect( page.getByRole( 'dialog', { name: 'Keyboard shortcuts' } ) ).toBeVisible();
	await page.keyboard.press( 'Escape' );
	await expect( page.getByRole( 'dialog' ) ).toHaveCount( 0 );
} );
