import { __ } from '@wordpress/i18n';
import { domainOf, providerNamed, providerOf, providers, type Provider } from './providers';
import type { Incoming, Mailbox } from '../types';

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
	silence_hours: -1,
	health: {
		error_kind: '',
		failing_since: null,
		next_fetch_at: null,
		last_mail_at: null,
		silence_limit: 0,
		last_sent_at: null,
		send_error: '',
		send_error_at: null,
		send_failing_since: null,
	},
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

/** What a provider's servers are called; what is theirs may be replaced by another guess, what somebody typed may not. */
function serversOf( provider: Provider | undefined ): { imap: ServerGuess; smtp: ServerGuess } {
	const usual = emptyMailbox();
	if ( ! provider ) {
		return { imap: { host: '', port: usual.incoming.port, security: usual.incoming.security }, smtp: { host: '', port: usual.outgoing.port, security: usual.outgoing.security } };
	}
	return {
		imap: provider.key === 'proton' ? { host: provider.imap, port: 1143, security: 'starttls' } : { host: provider.imap, port: 993, security: 'tls' },
		smtp: provider.key === 'proton' ? { host: provider.smtp, port: 1025, security: 'starttls' } : { host: provider.smtp, port: provider.smtpTls ? 465 : 587, security: provider.smtpTls ? 'tls' : 'starttls' },
	};
}

type ServerGuess = Pick< Incoming, 'host' | 'port' | 'security' >;

const isGuess = ( host: string, side: 'imap' | 'smtp' ): boolean => host === '' || providers.some( ( one ) => one[ side ] === host );

/** The servers of a provider, where nobody has typed others. */
export function withProvider( mailbox: Mailbox, provider: Provider | undefined ): Mailbox {
	const { imap, smtp } = serversOf( provider );
	const { incoming, outgoing } = mailbox;
	return {
		...mailbox,
		incoming: isGuess( incoming.host, 'imap' ) && incoming.host !== imap.host ? { ...incoming, ...imap } : incoming,
		outgoing: isGuess( outgoing.host, 'smtp' ) && outgoing.host !== smtp.host ? { ...outgoing, ...smtp } : outgoing,
	};
}

/** A new address fills in what most often follows from it, and only where nobody has typed yet. */
export function withAddress( mailbox: Mailbox, address: string ): Mailbox {
	const { incoming, outgoing } = mailbox;
	const follows = ( user: string ) => ( user === '' || user === mailbox.address ? address.trim() : user );
	const next = {
		...mailbox,
		address,
		incoming: { ...incoming, user: follows( incoming.user ) },
		outgoing: { ...outgoing, user: follows( outgoing.user ) },
	};
	const provider = providerOf( address );
	return domainOf( address ) === domainOf( mailbox.address ) || ( ! provider && ! providerOf( mailbox.address ) ) || usesProvider( mailbox ) ? next : withProvider( next, provider );
}

export type Auth = Exclude< Incoming[ 'auth' ], 'password' >;

/** Who lets the mailbox in without a password. */
export const authOf = ( { incoming, outgoing }: Mailbox ): Auth | undefined => {
	const auth = incoming.kind === 'imap' && incoming.auth !== 'password' ? incoming.auth : outgoing.auth;
	return auth === 'password' || ( outgoing.kind !== 'smtp' && incoming.auth === 'password' ) ? undefined : auth;
};

const usesProvider = ( mailbox: Mailbox ): boolean => authOf( mailbox ) !== undefined;

/** Both directions sign in with the provider, at its own servers. */
export function signInWith( mailbox: Mailbox, auth: Auth ): Mailbox {
	const key = auth === 'microsoft' && providerOf( mailbox.address )?.key === 'outlook' ? 'outlook' : auth;
	const { imap, smtp } = serversOf( providerNamed( key ) );
	// What tests and demos put in the provider's place stays.
	const keeps = ( host: string ) => isThisMachine( host );
	const user = mailbox.address.trim();
	return {
		...mailbox,
		incoming: { ...mailbox.incoming, kind: 'imap', auth, user, password: undefined, ...( keeps( mailbox.incoming.host ) ? {} : { ...imap, verify_certificate: true } ) },
		outgoing: { ...mailbox.outgoing, kind: 'smtp', auth, user, password: undefined, ...( keeps( mailbox.outgoing.host ) ? {} : { ...smtp, verify_certificate: true } ) },
	};
}

/** Back to a password of one's own. */
export function withPassword( mailbox: Mailbox ): Mailbox {
	return { ...mailbox, incoming: { ...mailbox.incoming, kind: 'imap', auth: 'password' }, outgoing: { ...mailbox.outgoing, auth: 'password' } };
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
		if ( incoming.auth === 'password' && ! incoming.has_password && ! incoming.password ) {
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

export type Health = 'works' | 'trouble' | 'sending' | 'silent' | 'sign_in' | 'off' | 'fresh' | 'waits';

/** How a mailbox is doing, from what the server remembers; the worst first. */
export function healthOf( mailbox: Mailbox, now = Date.now() ): Health {
	const { health, incoming } = mailbox;
	if ( ! mailbox.is_active ) {
		return 'off';
	}
	if ( authOf( mailbox ) && mailbox.sign_in.state !== 'works' ) {
		return 'sign_in';
	}
	if ( mailbox.last_error && ( mailbox.last_error_at ?? 0 ) >= ( mailbox.last_success_at ?? 0 ) ) {
		return 'trouble';
	}
	if ( health.send_failing_since ) {
		return 'sending';
	}
	if ( incoming.kind === 'imap' && isSilent( mailbox, now ) ) {
		return 'silent';
	}
	if ( mailbox.last_success_at ) {
		return 'works';
	}
	return incoming.kind === 'imap' ? 'fresh' : 'waits';
}

/** Mail should have come by now. */
export const isSilent = ( { health }: Mailbox, now: number ): boolean => health.silence_limit > 0 && health.last_mail_at !== null && now - health.last_mail_at > health.silence_limit;
