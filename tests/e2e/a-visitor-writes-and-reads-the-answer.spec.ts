import { customer, getsMail, types } from './support/stories';
import { expect, test } from './support/test';

const receipt = { name: 'receipt ใบเสร็จ.txt', mimeType: 'text/plain', buffer: Buffer.from( 'Total: 42.00\n' ) };

/** The way into one's own requests, good for a while. */
const LINK = /https?:\/\/\S+deskfold_link=\S+/;

test( 'a visitor sends the form with a file and reads the answer in “my tickets”', async ( { visitor, deskOf } ) => {
	const who = customer( 'Vera Visitor' );
	await visitor.goto( '/contact/' );
	await types( visitor, /name/i, who.name );
	await types( visitor, /e-?mail/i, who.address );
	await types( visitor, /your message/i, `${ who.subject } has a crack. What now?` );
	await visitor.locator( 'input[type=file]' ).setInputFiles( receipt );
	await visitor.getByRole( 'checkbox' ).check();
	await visitor.getByRole( 'button', { name: 'Send message' } ).click();
	await expect( visitor.getByRole( 'button', { name: 'Send message' } ) ).toBeHidden();

	const desk = await deskOf( 'ann' );
	await desk.open( '#/views/all' );
	await desk.row( who.subject ).first().click();
	await expect( desk.conversation ).toContainText( 'has a crack. What now?' );
	const download = desk.page.waitForEvent( 'download' );
	await desk.conversation.getByRole( 'link', { name: /receipt/ } ).first().click();
	expect( ( await download ).suggestedFilename() ).toBe( receipt.name );
	await desk.reply( 'We send you a new one today.' );
	await getsMail( who.address, ( mail ) => mail.text.includes( 'We send you a new one today.' ) );

	await visitor.goto( '/my-requests/' );
	await types( visitor, /e-?mail/i, who.address );
	await visitor.getByRole( 'button', { name: /link/i } ).click();
	await expect( visitor.getByRole( 'status' ) ).toContainText( 'a link is on its way' );
	const letter = await getsMail( who.address, ( mail ) => LINK.test( mail.text ) );
	await visitor.goto( LINK.exec( letter.text )?.[ 0 ] ?? '' );
	await visitor.getByRole( 'button' ).filter( { hasText: /open|show|requests/i } ).first().click();
	await visitor.locator( '.df-list a', { hasText: who.subject.slice( 0, 12 ) } ).first().click();
	const conversation = visitor.locator( '#deskfold-ticket' );
	await expect( conversation ).toContainText( 'We send you a new one today.' );
	await expect( conversation ).toContainText( 'has a crack. What now?' );

	await visitor.locator( 'textarea' ).pressSequentially( 'Thank you very much!' );
	await visitor.getByRole( 'button', { name: /send|reply/i } ).click();
	await expect( visitor.getByRole( 'status' ) ).toContainText( 'Your message is with us.' );
	await expect( desk.conversation ).toContainText( 'Thank you very much!' );
} );
