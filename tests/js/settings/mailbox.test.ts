import { emptyMailbox, faultsOf, healthOf, isThisMachine, toSend, withAddress, withServers } from '../../../src/settings/mailboxes/mailbox';
import { isSimple, toHtml, toText } from '../../../src/settings/mailboxes/signature';
import { typesOf } from '../../../src/settings/FormPage';
import { someMailbox } from './server';

describe( 'a mailbox that is being filled in', () => {
	it( 'takes the servers of a known provider from the address', () => {
		const mailbox = withAddress( emptyMailbox(), 'shop@gmail.com' );
		expect( mailbox.incoming ).toMatchObject( { host: 'imap.gmail.com', port: 993, user: 'shop@gmail.com' } );
		expect( mailbox.outgoing ).toMatchObject( { host: 'smtp.gmail.com', port: 587, security: 'starttls', user: 'shop@gmail.com' } );
	} );

	it( 'knows a provider that sends on another port', () => {
		expect( withAddress( emptyMailbox(), 'a@fastmail.com' ).outgoing ).toMatchObject( { port: 465, security: 'tls' } );
	} );

	it( 'never overwrites what somebody typed', () => {
		const typed = someMailbox( { address: '' } );
		typed.incoming.user = 'u1234';
		const mailbox = withAddress( typed, 'shop@gmail.com' );
		expect( mailbox.incoming ).toMatchObject( { host: 'imap.shop.test', user: 'u1234' } );
	} );

	it( 'takes its own proposal back when the address changes', () => {
		const mailbox = withAddress( withAddress( emptyMailbox(), 'shop@gmail.com' ), 'shop@own.test' );
		expect( mailbox.incoming ).toMatchObject( { host: '', user: 'shop@own.test' } );
	} );

	it( 'proposes the usual ports for a side that was not in use', () => {
		const bare = someMailbox();
		bare.outgoing = { ...bare.outgoing, kind: 'wp_mail', host: '', port: 0, security: 'tls', user: '' };
		expect( withServers( bare ).outgoing ).toMatchObject( { kind: 'wp_mail', port: 587, security: 'starttls' } );
		expect( withServers( bare ).incoming ).toEqual( bare.incoming );
	} );

	it( 'says what is missing, and asks for nothing that is not used', () => {
		expect( Object.keys( faultsOf( emptyMailbox() ) ) ).toEqual( [ 'address', 'incoming_host', 'incoming_user', 'incoming_password', 'outgoing_host' ] );
		const piped = someMailbox();
		piped.incoming = { ...emptyMailbox().incoming, kind: 'pipe' };
		piped.outgoing = { ...emptyMailbox().outgoing, kind: 'wp_mail', port: 0 };
		expect( faultsOf( piped ) ).toEqual( {} );
	} );

	it.each( [ 0, 65536, NaN, -1, 1.5 ] )( 'refuses port %p', ( port ) => {
		const mailbox = someMailbox();
		mailbox.incoming.port = port;
		expect( faultsOf( mailbox ).incoming_port ).toBeTruthy();
	} );

	it( 'forgets the stored password of a server that wants none', () => {
		const mailbox = someMailbox();
		expect( toSend( mailbox ).outgoing.password ).toBeUndefined();
		mailbox.outgoing.user = ' ';
		expect( toSend( mailbox ).outgoing.password ).toBe( '' );
	} );

	it.each( [
		[ 'localhost', true ],
		[ '127.0.0.1', true ],
		[ '[::1]', true ],
		[ '127.0.0.1.evil.test', false ],
		[ 'mail.test', false ],
	] )( 'knows whether %s is this machine', ( host, expected ) => expect( isThisMachine( host ) ).toBe( expected ) );
} );

describe( 'how a mailbox is doing', () => {
	it.each( [
		[ 'off', { is_active: false, last_error: 'x', last_error_at: 5 } ],
		[ 'trouble', { last_error: 'No', last_error_at: 9, last_success_at: 5 } ],
		[ 'trouble', { last_error: 'Odd', last_error_at: 9, last_success_at: 9 } ],
		[ 'works', { last_error: 'Long ago', last_error_at: 5, last_success_at: 9 } ],
		[ 'fresh', {} ],
		[ 'waits', { incoming: { ...emptyMailbox().incoming, kind: 'pipe' as const } } ],
	] )( 'is %s', ( health, change ) => expect( healthOf( someMailbox( change ) ) ).toBe( health ) );
} );

describe( 'a signature', () => {
	it( 'is typed as lines and kept as paragraphs with links', () => {
		expect( toHtml( 'Ann & Co <3\nhttps://shop.test/a?b=1.\n\nhelp@shop.test' ) ).toBe(
			'<p>Ann &amp; Co &lt;3<br><a href="https://shop.test/a?b=1">https://shop.test/a?b=1</a>.</p><p><a href="mailto:help@shop.test">help@shop.test</a></p>'
		);
	} );

	it.each( [ 'One line', 'Two\nlines', 'A paragraph\n\nand another', 'ทีมงาน\nhttps://shop.test', '' ] )( 'comes back as it was typed: %j', ( text ) => {
		const html = toHtml( text );
		expect( isSimple( html ) ).toBe( true );
		expect( toText( html ) ).toBe( text );
		expect( toHtml( toText( html ) ) ).toBe( html );
	} );

	it.each( [ '<p><img src="x"></p>', '<table></table>', '<p><b>Ann</b></p>', '<a href="https://else.test">shop.test</a>' ] )( 'with a layout of its own stays HTML: %s', ( html ) =>
		expect( isSimple( html ) ).toBe( false )
	);

	it( 'runs nothing that is in it while it is read', () => {
		( window as unknown as { hit?: boolean } ).hit = false;
		toText( '<img src=x onerror="window.hit = true"><script>window.hit = true</script>' );
		expect( ( window as unknown as { hit?: boolean } ).hit ).toBe( false );
	} );
} );

describe( 'file types as people type them', () => {
	it.each( [
		[ 'pdf, .PNG jpg', [ 'pdf', 'png', 'jpg' ] ],
		[ '*.docx;docx', [ 'docx' ] ],
		[ ' ,, ', [] ],
	] )( '%j', ( typed, types ) => expect( typesOf( typed ) ).toEqual( types ) );
} );
