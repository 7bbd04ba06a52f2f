import { __, _x } from '@wordpress/i18n';
import { SelectField, TextField, Toggle } from '../../ui';
import { exampleHost, isThisMachine, PORTS, type Faults } from './mailbox';
import type { Mailbox, Security } from '../types';

type Server = { host: string; port: number; security: Security; verify_certificate: boolean };

type Props = {
	side: 'incoming' | 'outgoing';
	mailbox: Mailbox;
	faults: Faults;
	help?: string | undefined;
	onMailbox: ( change: Partial< Mailbox > ) => void;
};

/** Server, port and protection in one row; a new protection brings its usual port along. */
export function ServerFields( { side, mailbox, faults, help, onMailbox }: Props ): JSX.Element {
	const server: Server = mailbox[ side ];
	const isReading = side === 'incoming';
	const usual = PORTS[ isReading ? 'imap' : 'smtp' ];
	const onChange = ( change: Partial< Server > ) => onMailbox( { [ side ]: { ...mailbox[ side ], ...change } } );
	// Elsewhere the check cannot be off, so a new name switches it on again.
	const name = ( host: string ) => onChange( { host, ...( isThisMachine( host ) ? {} : { verify_certificate: true } ) } );
	const secure = ( security: Security ) =>
		onChange( { security, ...( server.port === usual[ server.security ] || ! server.port ? { port: usual[ security ] } : {} ) } );
	return (
		<div className="df-settings-server" role="group" aria-label={ isReading ? __( 'Where mail is read', 'deskfold' ) : __( 'Where mail is sent', 'deskfold' ) }>
			<TextField
				label={ isReading ? __( 'Reading: server', 'deskfold' ) : __( 'Sending: server', 'deskfold' ) }
				value={ server.host }
				placeholder={ exampleHost( isReading ? 'imap' : 'smtp', mailbox.address ) }
				dir="ltr"
				autoComplete="off"
				spellCheck={ false }
				help={ help }
				error={ faults[ `${ side }_host` ] }
				onChange={ ( event ) => name( event.target.value ) }
			/>
			<TextField
				label={ __( 'Port', 'deskfold' ) }
				type="text"
				inputMode="numeric"
				dir="ltr"
				value={ server.port || '' }
				error={ faults[ `${ side }_port` ] }
				onChange={ ( event ) => onChange( { port: Number( event.target.value.replace( /\D/g, '' ) ) } ) }
			/>
			<SelectField label={ __( 'Protection', 'deskfold' ) } value={ server.security } onChange={ ( event ) => secure( event.target.value as Security ) }>
				<option value="tls">{ __( 'Encrypted (TLS)', 'deskfold' ) }</option>
				<option value="starttls">{ __( 'Encrypted (STARTTLS)', 'deskfold' ) }</option>
				<option value="none">{ _x( 'None', 'protection of a connection', 'deskfold' ) }</option>
			</SelectField>
			{ isThisMachine( server.host ) && server.security !== 'none' && (
				<Toggle
					label={ __( 'Check the certificate', 'deskfold' ) }
					help={ __( 'A server on this machine may have one of its own making. Only there can the check be switched off.', 'deskfold' ) }
					checked={ server.verify_certificate }
					onChange={ ( checked ) => onChange( { verify_certificate: checked } ) }
				/>
			) }
		</div>
	);
}

type SignInProps = {
	server: { user: string; password?: string | undefined; has_password: boolean };
	userHelp?: string | undefined;
	userError?: string | undefined;
	passwordError?: string | undefined;
	onChange: ( change: { user?: string; password?: string | undefined } ) => void;
};

/** A stored password is never shown; an empty field leaves it as it is. */
export function SignInFields( { server, userHelp, userError, passwordError, onChange }: SignInProps ): JSX.Element {
	return (
		<div className="df-settings-pair">
			<TextField
				label={ __( 'User name', 'deskfold' ) }
				value={ server.user }
				dir="ltr"
				autoComplete="off"
				spellCheck={ false }
				help={ userHelp }
				error={ userError }
				onChange={ ( event ) => onChange( { user: event.target.value } ) }
			/>
			<TextField
				label={ __( 'Password', 'deskfold' ) }
				type="password"
				value={ server.password ?? '' }
				dir="ltr"
				autoComplete="new-password"
				placeholder={ server.has_password ? '••••••••' : '' }
				help={
					server.has_password
						? __( 'A password is stored. Leave this empty to keep it.', 'deskfold' )
						: __( 'Many providers want an app password here. It is stored encrypted.', 'deskfold' )
				}
				error={ passwordError }
				onChange={ ( event ) => onChange( { password: event.target.value || undefined } ) }
			/>
		</div>
	);
}
