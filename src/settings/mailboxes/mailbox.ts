import { __ } from '@wordpress/i18n';
import { domainOf, providerOf } from './providers';
import type { Mailbox } from '../types';

export const emptyMailbox = (): Mailbox => ( {
	id: 0,
	name: '',
	address: '',
	from_name: '',
	signature: '',
	is_active: true,
	is_default: false,
	incoming: { kind: 'imap', host: '', port: 993, security: 'tls', user: '', folder: 'INBOX', first_days: 3, verify_certificate: true, auth: 'password', has_password: false },
	outgoing: { kind: 'smtp', host: '', port: 587, security: 'starttls', user: '', verify_certificate: true, auth: 'password', has_password: false },
	plus_addressing: false,
	history: 'none',
	authserv_id: '',
	has_token: false,
	endpoint_url: '',
	sign_in: { state: 'none', account: '', reason: '', granted_at: null },
	last_success_at: null,
	last_error: '',
	last_error_at: null,
} );

/** A side that is not in use comes without a server; should somebody switch it on, the usual one is proposed. */
export function withServers( mailbox: Mailbox ): Mailbox {
	const { incoming, outgoing } = emptyMailbox();
	const given = { port: incoming.port, security: incoming.security, user: mailbox.address };
	return {
		...mailbox,
		incoming: mailbox.incoming.port ? mailbox.incoming : { ...mailbox.incoming, ...given },
		outgoing: mailbox.outgoing.port ? mailbox.outgoing : { ...mailbox.outgoing, ...given, port: outgoing.port, security: outgoing.security },
	};
}

/** What is sent: no password means the stored one stays; without a user name there is none to keep. */
export function toSend( mailbox: Mailbox ): Mailbox {
	const { outgoing } = mailbox;
	return outgoing.kind === 'smtp' && outgoing.has_password && ! outgoing.user.trim() ? { ...mailbox, outgoing: { ...outgoing, password: '' } } : mailbox;
}

export const isThisMachine = ( host: string ): boolean => /^(localhost|\[?::1\]?|127(\.\d+){3})$/i.test( host.trim() );

/** The usual port of each protection; typing another port is still possible. */
export const PORTS = {
	imap: { tls: 993, starttls: 143, none: 143 },
	smtp: { tls: 465, starttls: 587, none: 25 },
} as const;

/** A new address fills in what most often follows from it, and only where nobody has typed yet. */
export function withAddress( mailbox: Mailbox, address: string ): Mailbox {
	const { incoming, outgoing } = mailbox;
	const follows = ( user: string ) => ( user === '' || user === mailbox.address ? address.trim() : user );
	const provider = providerOf( address );
	const before = providerOf( mailbox.address );
	const host = ( now: string, old: string | undefined, next: string | undefined ) => ( now === '' || now === old ? next ?? '' : now );
	return {
		...mailbox,
		address,
		incoming: { ...incoming, user: follows( incoming.user ), host: host( incoming.host, before?.imap, provider?.imap ) },
		outgoing: {
			...outgoing,
			user: follows( outgoing.user ),
			host: host( outgoing.host, before?.smtp, provider?.smtp ),
			...( provider?.smtpPort === 465 && outgoing.host === '' ? { port: 465, security: 'tls' as const } : {} ),
		},
	};
}

/** "imap.example.com" for the empty field, from the address above it. */
export const exampleHost = ( prefix: 'imap' | 'smtp', address: string ): string => `${ prefix }.${ domainOf( address ) || 'example.com' }`;

export type Faults = Partial< Record< 'address' | 'incoming_host' | 'incoming_port' | 'incoming_user' | 'incoming_password' | 'outgoing_host' | 'outgoing_port', string > >;

const isPort = ( port: number ): boolean => Number.isInteger( port ) && port > 0 && port < 65536;

/** What can be seen to be missing without asking the server. */
export function faultsOf( { address, incoming, outgoing }: Mailbox ): Faults {
	const faults: Faults = {};
	if ( ! /^[^\s@]+@[^\s@]+$/.test( address.trim() ) ) {
		faults.address = __( 'Enter the whole mail address, such as support@example.com.', 'deskfold' );
	}
	if ( incoming.kind === 'imap' ) {
		if ( ! incoming.host.trim() ) {
			faults.incoming_host = __( 'Enter the name of the server that mail is read from.', 'deskfold' );
		}
		if ( ! isPort( incoming.port ) ) {
			faults.incoming_port = __( 'Enter a port between 1 and 65535. Reading usually works on 993.', 'deskfold' );
		}
		if ( ! incoming.user.trim() ) {
			faults.incoming_user = __( 'Enter the user name. It is often the whole mail address.', 'deskfold' );
		}
		if ( ! incoming.has_password && ! incoming.password ) {
			faults.incoming_password = __( 'Enter the password of the mailbox.', 'deskfold' );
		}
	}
	if ( outgoing.kind === 'smtp' ) {
		if ( ! outgoing.host.trim() ) {
			faults.outgoing_host = __( 'Enter the name of the server that mail is sent through.', 'deskfold' );
		}
		if ( ! isPort( outgoing.port ) ) {
			faults.outgoing_port = __( 'Enter a port between 1 and 65535. Sending usually works on 587 or 465.', 'deskfold' );
		}
	}
	return faults;
}

export type Health = 'works' | 'trouble' | 'off' | 'fresh' | 'waits';

/** How a mailbox is doing, from what the server remembers. */
export function healthOf( mailbox: Mailbox ): Health {
	if ( ! mailbox.is_active ) {
		return 'off';
	}
	if ( mailbox.last_error && ( mailbox.last_error_at ?? 0 ) >= ( mailbox.last_success_at ?? 0 ) ) {
		return 'trouble';
	}
	if ( mailbox.last_success_at ) {
		return 'works';
	}
	return mailbox.incoming.kind === 'imap' ? 'fresh' : 'waits';
}
