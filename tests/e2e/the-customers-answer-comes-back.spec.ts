import { customer, getsMail, writes } from './support/stories';
import { expect, test } from './support/test';

test( 'the customer’s answer comes back into the same ticket, and reopens it', async ( { deskOf } ) => {
	const who = customer( 'Cora Customer' );
	await writes( who, 'Do you have it in green?' );
	const desk = await deskOf( 'ann' );
	await desk.open();
	const id = await desk.openTicket( who.subject );
	await desk.reply( 'Yes, next week.', 'Send and resolve' );
	const mail = await getsMail( who.address );

	await writes( who, `Wonderful, I take two.\n\nOn Monday the shop wrote:\n> ${ mail.text.trim().split( '\n' ).join( '\n> ' ) }`, {
		'Subject': `Re: ${ mail.headers.get( 'subject' ) ?? '' }`,
		'In-Reply-To': mail.headers.get( 'message-id' ) ?? '',
		'References': `${ mail.headers.get( 'references' ) ?? '' } ${ mail.headers.get( 'message-id' ) ?? '' }`,
	} );

	await desk.open( `#/tickets/${ id }` );
	await expect( desk.conversation.getByRole( 'article' ) ).toHaveCount( 3 );
	const last = desk.conversation.getByRole( 'article' ).last();
	await expect( last ).toContainText( 'Wonderful, I take two.' );
	await expect( last ).not.toContainText( '> Yes, next week.' );
	await expect( desk.page.getByRole( 'button', { name: 'Status: Open' } ) ).toBeVisible();
	await desk.open( '#/views/all' );
	await expect( desk.row( who.subject ) ).toHaveCount( 1 );
} );

test( 'an answer under another subject is still found by what it refers to', async ( { deskOf } ) => {
	const who = customer( 'Stan Stripped' );
	await writes( who, 'First question.' );
	const desk = await deskOf( 'ann' );
	await desk.open();
	const id = await desk.openTicket( who.subject );
	await desk.reply( 'First answer.' );
	const mail = await getsMail( who.address );
	await writes( who, 'Second question.', { Subject: 'Something else entirely', References: mail.headers.get( 'message-id' ) ?? '' } );
	await desk.open( `#/tickets/${ id }` );
	await expect( desk.conversation ).toContainText( 'Second question.' );
} );
