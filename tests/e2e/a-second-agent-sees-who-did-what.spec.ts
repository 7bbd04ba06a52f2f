import { customer, writes } from './support/stories';
import { expect, test } from './support/test';

test( 'a second agent sees who did what in the timeline, without reload', async ( { deskOf } ) => {
	const who = customer( 'Mia Many' );
	await writes( who, 'Please call me.' );
	const [ ann, bob ] = [ await deskOf( 'ann' ), await deskOf( 'bob' ) ];
	await ann.open();
	const id = await ann.openTicket( who.subject );
	await bob.open( `#/tickets/${ id }` );
	await expect( bob.conversation ).toContainText( 'Please call me.' );

	await ann.page.getByRole( 'button', { name: /^Assignee/ } ).click();
	await ann.page.getByRole( 'option', { name: /Ann Agent/ } ).click();
	await expect( bob.conversation ).toContainText( 'Ann Agent took the ticket' );

	await ann.page.getByRole( 'button', { name: /^Priority/ } ).click();
	await ann.page.getByRole( 'menuitemradio', { name: 'Urgent' } ).click();
	await expect( bob.conversation ).toContainText( 'Ann Agent set the priority to Urgent' );

	await ann.page.keyboard.press( 'n' );
	await ann.editor.pressSequentially( 'Called, nobody there.' );
	await ann.page.getByRole( 'button', { name: 'Add note' } ).click();
	await expect( bob.conversation ).toContainText( 'Called, nobody there.' );
	await expect( bob.page.getByRole( 'button', { name: 'Assignee: Ann Agent' } ) ).toBeVisible();
} );

test( 'two agents who answer at once do not talk past each other', async ( { deskOf } ) => {
	const who = customer( 'Carl Collision' );
	await writes( who, 'Which one is it?' );
	const [ ann, bob ] = [ await deskOf( 'ann' ), await deskOf( 'bob' ) ];
	await ann.open();
	const id = await ann.openTicket( who.subject );
	await bob.open( `#/tickets/${ id }` );
	await bob.page.keyboard.press( 'r' );
	await bob.editor.pressSequentially( 'It is the green one.' );
	await ann.reply( 'It is the blue one.' );
	await expect( bob.conversation ).toContainText( 'It is the blue one.' );
	await expect( bob.page.locator( '.df-composer' ).getByRole( 'status' ) ).toContainText( 'Ann answered while you were typing.' );
	await expect( bob.editor ).toContainText( 'It is the green one.' );
} );

test( 'who may only read sees everything and can change nothing', async ( { deskOf } ) => {
	const who = customer( 'Rosa Readonly' );
	await writes( who, 'Just look.' );
	const rita = await deskOf( 'rita' );
	await rita.open();
	await rita.openTicket( who.subject );
	await expect( rita.conversation ).toContainText( 'Just look.' );
	await expect( rita.page.locator( '.df-composer' ) ).toHaveCount( 0 );
	await expect( rita.page.getByRole( 'button', { name: /^Status/ } ) ).toBeDisabled();
} );
