import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useEffect } from 'react';
import { problemOf } from '../../core/api';
import { leaveFor } from '../../core/browser';
import { toast } from '../../core/toasts';
import { TextField } from '../../ui';
import { FirstDays } from '../mailboxes/IncomingFields';
import { authOf, signInWith, withAddress, withPassword, type Faults } from '../mailboxes/mailbox';
import { ProviderSignIn } from '../mailboxes/ProviderSignIn';
import { hintOf, providerAt, providerOf } from '../mailboxes/providers';
import { ServerFields } from '../mailboxes/ServerFields';
import { useSuggestion } from '../mailboxes/useSuggestion';
import { focusFault } from '../Page';
import { Segments } from '../parts';
import { store as settings } from '../store';
import type { Mailbox } from '../types';
import { Result } from './Result';
import { store } from './store';
import type { Typed } from './typed';
import { useConnecting } from './useConnecting';

type Props = { known: Mailbox | undefined; typed: Typed; onMade: ( id: number ) => void };

export function MailboxForm( { known, typed, onMade }: Props ): JSX.Element {
	const { saveMailbox, beginSignIn } = useDispatch( settings );
	const { keep } = useDispatch( store );
	// Kept, but not signed in yet: another provider may still be chosen.
	const mailbox = known && known.id === typed.mailbox.id ? { ...typed.mailbox, sign_in: known.sign_in } : known ?? typed.mailbox;
	const change = ( next: Partial< Mailbox > ) => typed.set( ( old ) => ( { mailbox: { ...old.mailbox, ...next } } ) );
	const { faults, turn, connect, ...result } = useConnecting( mailbox, known !== undefined, onMade );
	const suggest = useSuggestion( mailbox, change );
	const auth = authOf( mailbox );
	// Names the first field that wants something to whoever cannot see its colour.
	useEffect( () => void ( turn > 0 && focusFault( 0 ) ), [ turn ] );

	const signIn = async () => {
		try {
			const saved = await saveMailbox( mailbox );
			change( { id: saved.id } );
			await keep( { way: 'mailbox', mailbox_id: saved.id } );
			leaveFor( await beginSignIn( saved.id ) );
		} catch ( thrown ) {
			toast( problemOf( thrown ).message, { isError: true } );
		}
	};
	const signInFields = auth && <ProviderSignIn mailbox={ mailbox } auth={ auth } onAuth={ ( next ) => change( { ...signInWith( mailbox, next ), id: mailbox.id } ) } onSignIn={ signIn } />;

	if ( known ) {
		return known.sign_in.state !== 'works' && signInFields ? signInFields : <Result { ...result } known={ known } onTest={ () => void connect() } />;
	}
	return (
		<>
			<form id="df-wizard-mail" className="df-wizard-form" noValidate onSubmit={ ( event ) => void connect( event ) }>
				<Account mailbox={ mailbox } faults={ faults } onChange={ change } onLeft={ suggest } />
				{ ! auth && <Servers mailbox={ mailbox } faults={ faults } onChange={ change } /> }
				<FirstDays days={ mailbox.incoming.first_days } onChange={ ( days ) => change( { incoming: { ...mailbox.incoming, first_days: days } } ) } />
			</form>
			{ signInFields }
			<Result { ...result } known={ undefined } onTest={ () => void connect() } />
		</>
	);
}

type AccountProps = { mailbox: Mailbox; faults: Faults; onChange: ( mailbox: Mailbox ) => void; onLeft: () => void };

function Account( { mailbox, faults, onChange, onLeft }: AccountProps ): JSX.Element {
	const { incoming, outgoing } = mailbox;
	const auth = authOf( mailbox );
	const provider = providerAt( incoming.host ) ?? providerOf( mailbox.address );
	const hint = provider ? hintOf( provider ) : '';
	const choices = [
		{ value: 'provider', label: __( 'Sign in with provider', 'deskfold' ) },
		{ value: 'password', label: __( 'Server and password', 'deskfold' ) },
	] as const;
	return (
		<>
			{ ( provider?.auth || auth ) && (
				<Segments
					label={ __( 'How Deskfold signs in', 'deskfold' ) }
					value={ auth ? 'provider' : 'password' }
					choices={ choices }
					onChange={ ( way ) => onChange( way === 'provider' ? signInWith( mailbox, provider?.auth ?? 'google' ) : withPassword( mailbox ) ) }
				/>
			) }
			<div className="df-wizard-pair">
				<TextField
					label={ __( 'E-mail address', 'deskfold' ) }
					type="email"
					dir="ltr"
					autoComplete="off"
					value={ mailbox.address }
					placeholder="support@example.com"
					error={ faults.address }
					onChange={ ( event ) => onChange( withAddress( mailbox, event.target.value ) ) }
					onBlur={ onLeft }
				/>
				{ ! auth && (
					<TextField
						label={ __( 'App password', 'deskfold' ) }
						type="password"
						dir="ltr"
						autoComplete="new-password"
						value={ incoming.password ?? '' }
						help={ hint || __( 'Many providers want an app password here instead of the usual one. It is stored encrypted.', 'deskfold' ) }
						error={ faults.incoming_password }
						onChange={ ( event ) => {
							const password = event.target.value || undefined;
							onChange( { ...mailbox, incoming: { ...incoming, password }, outgoing: { ...outgoing, password } } );
						} }
					/>
				) }
			</div>
		</>
	);
}

type ServersProps = { mailbox: Mailbox; faults: Faults; onChange: ( change: Partial< Mailbox > ) => void };

/** Where the address tells whose servers they are, nobody needs to see them. */
function Servers( { mailbox, faults, onChange }: ServersProps ): JSX.Element {
	const { incoming, outgoing } = mailbox;
	const isFaulty = Object.keys( faults ).some( ( name ) => name.endsWith( 'host' ) || name.endsWith( 'port' ) || name.endsWith( 'user' ) );
	const isKnown = providerAt( incoming.host ) !== undefined && ! isFaulty;
	return (
		<details className="df-wizard-servers" key={ isKnown ? 'known' : 'open' } open={ ! isKnown && mailbox.address.includes( '@' ) }>
			<summary>{ __( 'Servers', 'deskfold' ) }</summary>
			<ServerFields side="incoming" mailbox={ mailbox } faults={ faults } onMailbox={ onChange } />
			<ServerFields side="outgoing" mailbox={ mailbox } faults={ faults } onMailbox={ onChange } />
			<TextField
				label={ __( 'User name', 'deskfold' ) }
				value={ incoming.user }
				dir="ltr"
				autoComplete="off"
				spellCheck={ false }
				help={ __( 'It is often the whole mail address.', 'deskfold' ) }
				error={ faults.incoming_user }
				onChange={ ( event ) => onChange( { incoming: { ...incoming, user: event.target.value }, outgoing: { ...outgoing, user: event.target.value } } ) }
			/>
		</details>
	);
}
