import { authOf, emptyMailbox, faultsOf, healthOf, signInWith, withAddress, withPassword, withProvider } from '../../../src/settings/mailboxes/mailbox';
import { hintOf, providerNamed, providerOf, providers } from '../../../src/settings/mailboxes/providers';
import { someMailbox } from './server';

const HOUR = 3_600_000;

describe( 'providers', () => {
	it( 'each have one key, one owner for a domain, and whole server names', () => {
		const keys = providers.map( ( { key } ) => key );
		const domains = providers.flatMap( ( one ) => one.domains );
		expect( new Set( keys ).size ).toBe( keys.length );
		expect( new Set( domains ).size ).toBe( domains.length );
		expect( providers.every( ( { imap, smtp } ) => /^[a-z0-9.-]+\.[a-z0-9]+$/.test( imap ) && /^[a-z0-9.-]+\.[a-z0-9]+$/.test( smtp ) ) ).toBe( true );
	} );

	it( 'say where an app password is made', () => {
		expect( hintOf( providerNamed( 'yahoo' )! ) ).toContain( 'login.yahoo.com' );
		expect( hintOf( providerNamed( 'strato' )! ) ).toBe( '' );
	} );

	it( 'fill in servers, ports and protection from the address', () => {
		const { incoming, outgoing } = withAddress( emptyMailbox(), 'Shop@Yahoo.de' );
		expect( [ incoming.host, incoming.port, incoming.security ] ).toEqual( [ 'imap.mail.yahoo.com', 993, 'tls' ] );
		expect( [ outgoing.host, outgoing.port, outgoing.security ] ).toEqual( [ 'smtp.mail.yahoo.com', 465, 'tls' ] );
		expect( providerOf( 'x@googlemail.com' )?.auth ).toBe( 'google' );
	} );

	it( 'give way to another guess, and never overwrite what a person typed', () => {
		const yahoo = withAddress( emptyMailbox(), 'shop@yahoo.de' );
		const gmx = withAddress( yahoo, 'shop@gmx.de' );
		expect( [ gmx.incoming.host, gmx.outgoing.port ] ).toEqual( [ 'imap.gmx.net', 587 ] );
		const typed = { ...yahoo, incoming: { ...yahoo.incoming, host: 'imap.mine.test', port: 1993 } };
		const after = withAddress( typed, 'shop@gmx.de' );
		expect( [ after.incoming.host, after.incoming.port, after.outgoing.host ] ).toEqual( [ 'imap.mine.test', 1993, 'mail.gmx.net' ] );
		expect( withProvider( typed, providerNamed( 'ionos' ) ).incoming.host ).toBe( 'imap.mine.test' );
	} );
} );

describe( 'signing in with a provider', () => {
	it( 'sets both directions to its servers and wants no password', () => {
		const mailbox = signInWith( withAddress( emptyMailbox(), 'support@northbay.example' ), 'microsoft' );
		expect( [ mailbox.incoming.host, mailbox.outgoing.host, mailbox.outgoing.security ] ).toEqual( [ 'outlook.office365.com', 'smtp.office365.com', 'starttls' ] );
		expect( authOf( mailbox ) ).toBe( 'microsoft' );
		expect( faultsOf( mailbox ) ).toEqual( {} );
		expect( authOf( withPassword( mailbox ) ) ).toBeUndefined();
		expect( Object.keys( faultsOf( withPassword( mailbox ) ) ) ).toEqual( [ 'incoming_password' ] );
	} );

	it( 'knows the sending server of personal accounts', () => {
		expect( signInWith( withAddress( emptyMailbox(), 'shop@hotmail.com' ), 'microsoft' ).outgoing.host ).toBe( 'smtp-mail.outlook.com' );
	} );
} );

describe( 'health', () => {
	const now = 1_790_000_000_000;
	const { health } = emptyMailbox();

	it( 'is unusual silence only when mail should have come', () => {
		const silent = someMailbox( { last_success_at: now, health: { ...health, last_mail_at: now - 49 * HOUR, silence_limit: 48 * HOUR } } );
		expect( healthOf( silent, now ) ).toBe( 'silent' );
		expect( healthOf( { ...silent, health: { ...silent.health, silence_limit: 0 } }, now ) ).toBe( 'works' );
		expect( healthOf( { ...silent, health: { ...silent.health, last_mail_at: null } }, now ) ).toBe( 'works' );
	} );

	it( 'names the sign-in first, then reading, then sending', () => {
		const signed = signInWith( someMailbox( { last_success_at: now } ), 'google' );
		expect( healthOf( signed, now ) ).toBe( 'sign_in' );
		const works = { ...signed, sign_in: { ...signed.sign_in, state: 'works' as const }, health: { ...health, send_failing_since: now } };
		expect( healthOf( works, now ) ).toBe( 'sending' );
		expect( healthOf( { ...works, last_error: 'It stopped.', last_error_at: now + 1 }, now ) ).toBe( 'trouble' );
	} );
} );
