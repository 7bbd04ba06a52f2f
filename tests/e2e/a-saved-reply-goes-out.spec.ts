import { customer, getsMail, writes } from './support/stories';
import { expect, test } from './support/test';

test( 'a reply is saved once, found by a slash, and reaches the customer with their name and its file', async ( { deskOf } ) => {
	const who = customer( 'Sara Saved' );
	await writes( who, 'It came broken.' );
	const desk = await deskOf( 'ann' );
	const { page } = desk;

	await desk.open( '#/settings/replies/new' );
	const name = `Broken ${ who.address }`;
	await page.getByLabel( 'Name', { exact: true } ).fill( name );
	const text = page.getByRole( 'textbox', { name: 'Text' } );
	await text.click();
	await text.pressSequentially( 'Hi {first name|there}, a new one leaves today. {ag' );
	await page.keyboard.press( 'Enter' );
	await expect( text ).toContainText( '{agent name}' );
	await page.getByRole( 'toolbar', { name: 'Format' } ).locator( 'input[type=file]' ).setInputFiles( { name: 'care.txt', mimeType: 'text/plain', buffer: Buffer.from( 'Wash by hand' ) } );
	await expect( page.getByText( 'care.txt' ) ).toBeVisible();
	await page.getByRole( 'button', { name: 'Save' } ).click();
	await expect( page ).toHaveURL( /#\/settings\/replies\/\d+$/ );

	await desk.open();
	await desk.openTicket( who.subject );
	await page.keyboard.press( 'r' );
	await desk.editor.pressSequentially( `/${ who.address }` );
	await expect( page.getByRole( 'option', { name } ) ).toBeVisible();
	await page.keyboard.press( 'Enter' );
	await expect( desk.editor ).toContainText( 'Hi Sara, a new one leaves today.' );
	await expect( page.locator( '.df-composer' ).getByText( 'care.txt' ) ).toBeVisible();
	await page.getByRole( 'button', { name: 'Send and resolve' } ).click();

	const mail = await getsMail( who.address );
	expect( mail.text ).toMatch( /Hi Sara, a new one leaves today\. \S+/ );
	expect( mail.text + mail.html ).not.toMatch( /[{}]/ );
	expect( mail.parts.find( ( part ) => part.name === 'care.txt' )?.body.toString() ).toBe( 'Wash by hand' );
} );
