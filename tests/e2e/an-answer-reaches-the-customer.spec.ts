import { writeFile } from 'node:fs/promises';
import { customer, getsMail, writes } from './support/stories';
import { expect, test } from './support/test';
import { SUPPORT, world } from './support/world';

test( 'the agent answers and the receiver has the answer with the right headers', async ( { deskOf } ) => {
	const who = customer( 'Ina Incoming' );
	const id = `first.${ who.address }`;
	await writes( who, 'Where is my parcel?', { 'Message-ID': `<${ id }>` } );
	const desk = await deskOf( 'ann' );
	await desk.open();
	await desk.openTicket( who.subject );
	await desk.reply( 'It left us on Monday – ขอบคุณ.' );
	await expect( desk.conversation ).toContainText( 'It left us on Monday – ขอบคุณ.' );

	const mail = await getsMail( who.address );
	expect( mail.headers.get( 'from' ) ).toContain( `<${ SUPPORT }>` );
	expect( mail.headers.get( 'to' ) ).toContain( who.address );
	expect( mail.headers.get( 'subject' ) ).toContain( who.subject );
	expect( mail.headers.get( 'message-id' ) ).toMatch( /^<[^\s<>@]+@[^\s<>@]+>$/ );
	expect( mail.headers.get( 'in-reply-to' ) ).toBe( `<${ id }>` );
	expect( mail.headers.get( 'references' ) ).toContain( `<${ id }>` );
	expect( mail.headers.has( 'bcc' ) ).toBe( false );
	expect( mail.parts.map( ( part ) => part.type ) ).toEqual( [ 'text/plain', 'text/html' ] );
	expect( mail.text ).toContain( 'It left us on Monday – ขอบคุณ.' );
	expect( mail.html ).toContain( 'It left us on Monday – ขอบคุณ.' );
	expect( mail.text ).toContain( 'Your shop' );
	expect( [ mail.user, mail.secure, mail.to ] ).toEqual( [ world.smtp.user, true, [ who.address ] ] );

	await expect( desk.conversation.getByText( /^Sent \d/ ) ).toBeVisible();
} );

test( 'a note stays inside', async ( { deskOf } ) => {
	const who = customer( 'Nick Notes' );
	await writes( who, 'Hello?' );
	const desk = await deskOf( 'ann' );
	await desk.open();
	await desk.openTicket( who.subject );
	await desk.page.keyboard.press( 'n' );
	await desk.editor.pressSequentially( 'He is a difficult one.' );
	await desk.page.getByRole( 'button', { name: 'Add note' } ).click();
	await expect( desk.conversation.getByRole( 'article', { name: /internal note/ } ) ).toContainText( 'He is a difficult one.' );
	await desk.reply( 'Hello Nick.' );
	const mail = await getsMail( who.address );
	expect( mail.text + mail.html ).not.toContain( 'difficult' );
} );

test( 'a mail that the server refuses says why and is sent by one press', async ( { deskOf } ) => {
	const who = customer( 'Fay Fault' );
	await writes( who, 'Hello?' );
	const desk = await deskOf( 'ann' );
	await desk.open();
	await desk.openTicket( who.subject );
	const faults = ( what: object ) => writeFile( `${ world.sink }/faults.json`, JSON.stringify( what ) );
	await faults( { rcpt: { code: 550, message: 'No such mailbox here' } } );
	try {
		await desk.reply( 'Are you there?' );
		const failed = desk.conversation.locator( 'footer', { hasText: 'Not delivered' } );
		await expect( failed ).toContainText( 'No such mailbox here', { timeout: 60_000 } );
	} finally {
		await faults( {} );
	}
	await desk.conversation.getByRole( 'button', { name: 'Try again' } ).click();
	await getsMail( who.address );
	await expect( desk.conversation.getByText( /^Sent \d/ ) ).toBeVisible();
} );
