import { customer, getsMail, types } from './support/stories';
import { expect, test } from './support/test';

const receipt = { name: 'receipt ใบเสร็จ.txt', mimeType: 'text/plain', buffer: Buffer.from( 'Total: 42.00\n' ) };

test( 'a visitor sends the form with a file and reads the answer in “my tickets”', async ( { visitor, deskOf } ) => {
	const who = customer( 'Vera Visitor' );
	await visitor.goto( '/contact/' );
	await types( visitor, /name/i, who.name );
	await types( visitor, /e-?mail/i, who.address );
	await types( visitor, /message/i, `${ who.subject } has a crack. What now?` );
	await visitor.locator( 'input[type=file]' ).setInputFiles( receipt );
	await visitor.getByRole( 'checkbox' ).check();
	await visitor.getByRole( 'button', { name: 'Send message' } ).click();
	await expect( visitor.getByRole( 'button', { name: 'Send message' } ) ).toBeHidden();

	const desk = await deskOf( 'ann' );
	await desk.open( '#/all' );
	await desk.row( who.subject ).first().click();
	await expect( desk.conversation ).toContainText( 'has a crack. What now?' );
	const download = desk.page.waitForEvent( 'download' );
	await desk.conversation.getByRole( 'link', { name: /receipt/ } ).first().click();
	expect( ( await download ).suggestedFilename() ).toBe( receipt.name );
	await desk.reply( 'We send you a new one today.' );
	await getsMail( who.address, 2 ).catch( () => getsMail( who.address, 1 ) );

	await visitor.goto( '/my-requests/' );
	await types( visitor, /e-?mail/i, who.address );
	await visitor.getByRole( 'button', { name: /link/i } ).click();
	await expect( visitor.getByRole( 'status' ) ).toContainText( 'a link is on its way' );
	const letter = await expectLink( who.address );
	await visitor.goto( letter );
	await visitor.getByRole( 'button' ).filter( { hasText: /open|show|requests/i } ).first().click();
	await visitor.locator( '.df-list a', { hasText: who.subject.slice( 0, 12 ) } ).first().click();
	await expect( visitor.getByText( 'We send you a new one today.' ) ).toBeVisible();
} );

async function expectLink( address: string ): Promise< string > {
	let link = '';
	for ( let many = 1; many < 5 && ! link; many++ ) {
		const mail = await getsMail( address, many ).catch( () => undefined );
		link = /https?:\/\/\S+deskfold_link=[\w.~%-]+\S*/.exec( mail?.text ?? '' )?.[ 0 ] ?? '';
	}
	expect( link ).not.toBe( '' );
	return link;
}
