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
	await expect( ann.page.locator( '.df-here' ) ).toContainText( 'Bob is here' );
	await bob.page.keyboard.press( 'r' );
	await bob.editor.pressSequentially( 'It is the green one.' );
	await expect( ann.page.locator( '.df-composer' ).getByText( 'Bob is replying' ) ).toBeVisible();
	await expect( ann.row( who.subject ) ).toContainText( 'Bob is replying' );
	await ann.reply( 'It is the blue one.' );
	await expect( bob.conversation ).toContainText( 'It is the blue one.' );
	await expect( bob.page.locator( '.df-composer' ).getByRole( 'status' ) ).toContainText( 'Ann answered while you were typing.' );
	await expect( bob.editor ).toContainText( 'It is the green one.' );
	// Whoever closes the desk is gone at once.
	await ann.page.goto( 'about:blank' );
	await expect( bob.page.locator( '.df-here' ) ).not.toContainText( 'Ann' );
} );

test( 'a reply to what one has not seen is refused, shows it, and goes when it is sent anyway', async ( { deskOf, faults } ) => {
	const who = customer( 'Stan Stale' );
	await writes( who, 'Is it in stock?' );
	const [ ann, bob ] = [ await deskOf( 'ann' ), await deskOf( 'bob' ) ];
	await ann.open();
	const id = await ann.openTicket( who.subject );
	await bob.open( `#/tickets/${ id }` );
	await expect( bob.conversation ).toContainText( 'Is it in stock?' );
	// Bob's desk hears nothing for a while.
	await bob.page.route( '**/timeline*', ( route ) => route.fulfill( { json: {} } ) );
	await ann.reply( 'Yes, three of them.' );
	await bob.reply( 'No, not any more.' );
	await expect( bob.conversation.getByText( 'Yes, three of them.' ) ).toBeInViewport();
	await expect( bob.page.locator( '.df-composer' ).getByRole( 'status' ) ).toContainText( 'Ann answered while you were typing.' );
	await expect( bob.editor ).toContainText( 'No, not any more.' );
	await bob.page.getByRole( 'button', { name: 'Send anyway' } ).click();
	await expect( bob.conversation ).toContainText( 'No, not any more.' );
	await expect( bob.editor ).toHaveText( '' );
	// The refusal is an answer like any other, and the browser notes it.
	expect( faults.splice( 0 ).every( ( fault ) => fault.includes( '409' ) ) ).toBe( true );
} );

test( 'two tickets of one customer become one by keyboard, and two again', async ( { deskOf } ) => {
	const who = customer( 'Mona Merge' );
	await writes( who, 'The bowl is broken.' );
	const again = { ...who, subject: `${ who.subject } again` };
	await writes( again, 'Did you get my mail?' );
	const ann = await deskOf( 'ann' );
	await ann.open();
	const id = await ann.openTicket( again.subject );
	await ann.page.keyboard.press( 'm' );
	const dialog = ann.page.getByRole( 'dialog', { name: 'Merge tickets of Mona Merge' } );
	const other = dialog.getByRole( 'button', { name: who.subject } );
	await expect( other ).toBeVisible();
	await ann.page.keyboard.press( 'Tab' );
	await expect( other ).toBeFocused();
	await ann.page.keyboard.press( 'Enter' );
	await expect( dialog.getByRole( 'button', { name: `Merge into ${ id }` } ) ).toBeFocused();
	await ann.page.keyboard.press( 'Enter' );
	await expect( dialog ).toHaveCount( 0 );
	await expect( ann.conversation ).toContainText( 'The bowl is broken.' );
	await expect( ann.conversation ).toContainText( 'Merged into one ticket.' );
	await ann.page.locator( '.df-joined' ).getByRole( 'button', { name: 'Undo' } ).click();
	await expect( ann.conversation ).not.toContainText( 'The bowl is broken.' );
	await expect( ann.row( who.subject ) ).toHaveCount( 2 );
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
