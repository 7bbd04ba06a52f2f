import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useState, type FormEvent } from 'react';
import { problemOf } from '../../core/api';
import { leaveFor } from '../../core/browser';
import { toast } from '../../core/toasts';
import { TextField } from '../../ui';
import { FirstDays } from '../mailboxes/IncomingFields';
import { authOf, emptyMailbox, exampleHost, faultsOf, signInWith, withAddress, withPassword, type Faults } from '../mailboxes/mailbox';
import { ProviderSignIn } from '../mailboxes/ProviderSignIn';
import { hintOf, providerAt, providerOf } from '../mailboxes/providers';
import { ServerFields } from '../mailboxes/ServerFields';
import { useSuggestion } from '../mailboxes/useSuggestion';
import { Segments } from '../parts';
import { store as settings } from '../store';
import type { Mailbox, TestStep } from '../types';
import { Result } from './Result';
import { store } from './store';

/** As drawn: a week is what somebody who begins wants to see. */
const fresh = (): Mailbox => ( { ...emptyMailbox(), incoming: { ...emptyMailbox().incoming, first_days: 7 } } );

export function MailboxForm( { known, onMade }: { known: Mailbox | undefined; onMade: ( id: number ) => void } ): JSX.Element {
	const { saveMailbox, testMailbox, beginSignIn } = useDispatch( settings );
	const { keep } = useDispatch( store );
	const [ mailbox, setMailbox ] = useState< Mailbox >( known ?? fresh );
	const [ faults, setFaults ] = useState< Faults >( {} );
	const [ isBusy, setBusy ] = useState( false );
	const [ steps, setSteps ] = useState< TestStep[] >();
	const [ failure, setFailure ] = useState< string >();
	const change = ( next: Partial< Mailbox > ) => setMailbox( ( old ) => ( { ...old, ...next } ) );
	const suggest = useSuggestion( mailbox, change );
	const auth = authOf( mailbox );

	const connect = async ( event?: FormEvent ) => {
		event?.preventDefault();
		const found = faultsOf( mailbox );
		setFaults( found );
		if ( Object.keys( found ).length > 0 || isBusy ) {
			return;
		}
		setBusy( true );
		setFailure( undefined );
		setSteps( undefined );
		try {
			const told = await testMailbox( mailbox );
			setSteps( told );
			if ( ! known && told.every( ( { ok } ) => ok ) ) {
				const saved = await saveMailbox( mailbox );
				setMailbox( saved );
				onMade( saved.id );
			}
		} catch ( thrown ) {
			setFailure( problemOf( thrown ).message );
		} finally {
			setBusy( false );
		}
	};
	const signIn = async () => {
		try {
			const { id } = await saveMailbox( mailbox );
			await keep( { way: 'mailbox', mailbox_id: id } );
			leaveFor( await beginSignIn( id ) );
		} catch ( thrown ) {
			toast( problemOf( thrown ).message, { isError: true } );
		}
	};

	if ( known ) {
		return <Result steps={ steps } known={ known } isBusy={ isBusy } failure={ failure } onTest={ () => void connect() } />;
	}
	return (
		<>
			<form id="df-wizard-mail" className="df-wizard-form" noValidate onSubmit={ ( event ) => void connect( event ) }>
				<Account mailbox={ mailbox } faults={ faults } onChange={ ( next ) => setMailbox( next ) } onLeft={ suggest } />
				{ ! auth && <Servers mailbox={ mailbox } faults={ faults } onChange={ change } /> }
				<FirstDays days={ mailbox.incoming.first_days } onChange={ ( days ) => change( { incoming: { ...mailbox.incoming, first_days: days } } ) } />
			</form>
			{ auth && <ProviderSignIn mailbox={ mailbox } auth={ auth } onAuth={ ( next ) => setMailbox( ( old ) => signInWith( old, next ) ) } onSignIn={ signIn } /> }
			<Result steps={ steps } known={ undefined } isBusy={ isBusy } failure={ failure } onTest={ () => void connect() } />
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
					label={ __( 'How we get in', 'deskfold' ) }
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
			<ServerFields
				protocol="imap"
				legend={ __( 'Reading: server', 'deskfold' ) }
				server={ incoming }
				placeholder={ exampleHost( 'imap', mailbox.address ) }
				hostError={ faults.incoming_host }
				portError={ faults.incoming_port }
				onChange={ ( change ) => onChange( { incoming: { ...incoming, ...change } } ) }
			/>
			<ServerFields
				protocol="smtp"
				legend={ __( 'Sending: server', 'deskfold' ) }
				server={ outgoing }
				placeholder={ exampleHost( 'smtp', mailbox.address ) }
				hostError={ faults.outgoing_host }
				portError={ faults.outgoing_port }
				onChange={ ( change ) => onChange( { outgoing: { ...outgoing, ...change } } ) }
			/>
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
