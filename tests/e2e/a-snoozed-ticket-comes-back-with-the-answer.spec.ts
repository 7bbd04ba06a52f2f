import { customer, getsMail, writes } from './support/stories';
import { expect, test } from './support/test';

test( 'a ticket that sleeps until the customer answers comes back, unread', async ( { deskOf } ) => {
	const who = customer( 'Zoe Snooze' );
	await writes( who, 'Is it back in stock?' );
	const desk = await deskOf( 'ann' );
	await desk.open();
	const id = await desk.openTicket( who.subject );
	await desk.reply( 'Which colour?' );
	const mail = await getsMail( who.address );

	await desk.open( `#/tickets/${ id }` );
	await expect( desk.conversation ).toContainText( 'Which colour?' );
	await desk.page.keyboard.press( 'z' );
	await desk.page.getByRole( 'button', { name: 'Until Zoe answers' } ).click();
	await desk.open( '#/views/snoozed' );
	await expect( desk.row( who.subject ) ).toContainText( 'until answered' );

	await writes( who, 'The green one.', { 'Subject': `Re: ${ who.subject }`, 'In-Reply-To': mail.headers.get( 'message-id' ) ?? '' } );
	await desk.open( '#/views/waiting_on_us' );
	const row = desk.row( who.subject );
	await expect( row ).toHaveAccessibleName( /, unread,/ );
	await desk.openTicket( who.subject );
	await expect( desk.conversation ).toContainText( 'The green one.' );
	await expect( desk.page.getByRole( 'button', { name: 'Status: Open' } ) ).toBeVisible();
	await desk.open( '#/views/snoozed' );
	await expect( desk.row( who.subject ) ).toHaveCount( 0 );
} );
