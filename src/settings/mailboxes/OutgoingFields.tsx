import { __, sprintf } from '@wordpress/i18n';
import { authOf, type Faults } from './mailbox';
import { Segments } from '../parts';
import { ServerFields, SignInFields } from './ServerFields';
import type { Mailbox, Outgoing } from '../types';

type Props = { mailbox: Mailbox; faults: Faults; onMailbox: ( change: Partial< Mailbox > ) => void };

export function OutgoingFields( { mailbox, faults, onMailbox }: Props ): JSX.Element {
	const { outgoing } = mailbox;
	const onChange = ( change: Partial< Outgoing > ) => onMailbox( { outgoing: { ...outgoing, ...change } } );
	const choices = [
		{ value: 'smtp', label: __( 'Server and password', 'deskfold' ) },
		{ value: 'wp_mail', label: __( 'Like other mail of this site', 'deskfold' ) },
	] as const;
	const auth = authOf( mailbox );
	if ( outgoing.kind === 'smtp' && outgoing.auth !== 'password' ) {
		return (
			<p className="df-muted">
				{
					/* translators: %s: name of a mail provider, such as "Google". */
					sprintf( __( 'Replies go out through %s too, with the same sign-in.', 'deskfold' ), auth === 'microsoft' ? 'Microsoft' : 'Google' )
				}
			</p>
		);
	}
	return (
		<>
			<Segments label={ __( 'How replies go out', 'deskfold' ) } value={ outgoing.kind } choices={ choices } onChange={ ( kind ) => onChange( { kind } ) } />
			{ outgoing.kind === 'smtp' && (
				<>
					<ServerFields side="outgoing" mailbox={ mailbox } faults={ faults } onMailbox={ onMailbox } />
					<SignInFields
						server={ outgoing }
						userHelp={ __( 'Leave this empty when the server takes mail from this site without a password.', 'deskfold' ) }
						onChange={ onChange }
					/>
				</>
			) }
			{ outgoing.kind === 'wp_mail' && (
				<p className="df-muted">
					{ __( 'Replies go the way that WordPress sends its own mail. That is simple, but a provider may take them for spam sooner than mail from the mailbox’s own server.', 'deskfold' ) }
				</p>
			) }
		</>
	);
}
