import { deliver, receivedBy, written } from './support/mail';
import { customer, getsMail, writes } from './support/stories';
import { expect, test } from './support/test';
import { fetchMail, SUPPORT, wp } from './support/world';

const SERVER = 'mx.shop.test';

/** What the shop's own mail server says about a mail that it takes in. */
const proof = ( result: string ) => ( {
	'Authentication-Results': `${ SERVER }; dkim=${ result } header.d=shop.test; dmarc=${ result } header.from=shop.test`,
	'Received': `from mail.example.test by ${ SERVER }; ${ new Date().toUTCString().replace( 'GMT', '+0000' ) }`,
} );

test( 'an agent answers from the mail program, and nobody else does in their name', async ( { deskOf } ) => {
	// A notification waits a minute for more of the same ticket.
	test.setTimeout( 240_000 );
	await wp( 'eval', `$c = Deskfold\\Plugin::container(); $m = ( $c->get( Deskfold\\Email\\FindMailbox::class ) )( '${ SUPPORT }' ); $GLOBALS['wpdb']->update( $GLOBALS['wpdb']->prefix . 'deskfold_mailboxes', [ 'authserv_id' => '${ SERVER }' ], [ 'id' => $m->id ] );` );
	const who = customer( 'Nell Notified' );
	await writes( who, 'Where is my parcel?' );
	const desk = await deskOf( 'ann' );
	await desk.open();
	const id = await desk.openTicket( who.subject );
	await desk.reply( 'I am looking for it.' );
	const reply = await getsMail( who.address );
	// Nobody looks at the desk when the customer writes again.
	await desk.page.goto( 'about:blank' );
	await writes( who, 'It has not come yet.', { 'Subject': `Re: ${ who.subject }`, 'In-Reply-To': reply.headers.get( 'message-id' ) ?? '' } );

	const told = async () => ( await receivedBy( 'ann@shop.test' ) ).find( ( mail ) => mail.text.includes( 'It has not come yet.' ) );
	await expect.poll( told, { message: 'a mail to Ann', timeout: 150_000, intervals: [ 500 ] } ).toBeTruthy();
	const notification = await told();
	expect( notification?.text ).toContain( 'Reply above this line to answer the customer.' );
	const answer = { 'From': 'Ann Agent <ann@shop.test>', 'To': SUPPORT, 'Subject': `Re: ${ notification?.headers.get( 'subject' ) ?? '' }`, 'In-Reply-To': notification?.headers.get( 'message-id' ) ?? '' };
	const quoted = `\n\nOn Monday ${ SUPPORT } wrote:\n> ${ ( notification?.text ?? '' ).trim().split( '\n' ).join( '\n> ' ) }`;

	await deliver( written( { ...proof( 'fail' ), ...answer, 'Message-ID': `<forged.${ id }@evil.test>` }, `Send the refund elsewhere.${ quoted }` ) );
	await deliver( written( { ...proof( 'pass' ), ...answer, 'Message-ID': `<true.${ id }@shop.test>` }, `It arrives tomorrow.${ quoted }` ) );
	await fetchMail();
	const mail = await getsMail( who.address, ( one ) => one.text.includes( 'It arrives tomorrow.' ) );
	expect( mail.text ).not.toContain( 'Reply above this line' );
	expect( ( await receivedBy( who.address ) ).some( ( one ) => one.text.includes( 'refund' ) ) ).toBe( false );

	await desk.open( `#/tickets/${ id }` );
	await expect( desk.conversation.getByRole( 'article' ) ).toHaveCount( 4 );
	await expect( desk.conversation.getByRole( 'article' ).last() ).toContainText( 'It arrives tomorrow.' );
	await expect( desk.conversation ).not.toContainText( 'refund' );
} );
