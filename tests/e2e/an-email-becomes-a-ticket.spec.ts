import { mailbox } from './support/mail';
import { customer, writes } from './support/stories';
import { expect, test } from './support/test';
import { fetchMail } from './support/world';

test( 'a mail put into the mailbox appears in the open desk without reload', async ( { deskOf } ) => {
	const desk = await deskOf( 'ann' );
	await desk.open();
	const who = customer( 'Zoë Ähnlich' );
	await expect( desk.row( who.subject ) ).toHaveCount( 0 );
	await desk.page.evaluate( () => Object.assign( window, { notReloaded: true } ) );

	await writes( { ...who, name: '=?utf-8?Q?Zo=C3=AB_=C3=84hnlich?=' }, 'The bowl arrived broken. สวัสดี 🍵' );

	await expect( desk.row( who.subject ) ).toBeVisible();
	await expect( desk.row( who.subject ) ).toContainText( 'Zoë Ähnlich' );
	await expect( desk.row( who.subject ) ).toContainText( 'The bowl arrived broken. สวัสดี 🍵' );
	await desk.openTicket( who.subject );
	await expect( desk.conversation ).toContainText( 'The bowl arrived broken. สวัสดี 🍵' );
	expect( await desk.page.evaluate( () => 'notReloaded' in window ) ).toBe( true );
} );

test( 'fetching again brings nothing twice, and the mailbox stays as it was: unread', async ( { deskOf } ) => {
	const who = customer( 'Tom Twice' );
	await writes( who, 'Only once, please.' );
	expect( await fetchMail() ).toContain( '0 new' );
	const desk = await deskOf( 'ann' );
	await desk.open();
	await expect( desk.row( who.subject ) ).toHaveCount( 1 );
	expect( ( await mailbox() ).filter( ( name ) => /:2,\w*S/.test( name ) ) ).toEqual( [] );
} );
