import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useState } from 'react';
import { problemOf } from '../../core/api';
import { fullDate } from '../../core/format';
import { toast } from '../../core/toasts';
import { Button, Icon } from '../../ui';
import { Segments } from '../parts';
import { store } from '../store';
import { usePart } from '../usePart';
import type { Mailbox } from '../types';
import type { Auth } from './mailbox';
import { SignInAppForm } from './SignInAppForm';

type Props = { mailbox: Mailbox; auth: Auth; onAuth: ( auth: Auth ) => void; onSignIn: () => Promise< void > };

/** Whose account it is, whether somebody signed in with it, and the button that goes there. */
export function ProviderSignIn( { mailbox, auth, onAuth, onSignIn }: Props ): JSX.Element {
	const [ apps, problem, retry ] = usePart( 'apps' );
	const app = apps?.find( ( { provider } ) => provider === auth );
	const isReady = app?.client_id && app.has_secret;
	const [ isOpen, setOpen ] = useState( false );
	const choices = [
		{ value: 'google', label: 'Google' },
		{ value: 'microsoft', label: 'Microsoft' },
	] as const;
	return (
		<div className="df-settings-sign-in">
			<Segments label={ __( 'Provider', 'deskfold' ) } value={ auth } choices={ choices } onChange={ onAuth } />
			{ problem && ! apps && (
				<p className="df-field-error">
					<Icon name="warning" size={ 16 } />
					{ problem.message } <Button onClick={ retry }>{ __( 'Try again', 'deskfold' ) }</Button>
				</p>
			) }
			{ isReady && <State mailbox={ mailbox } auth={ auth } onSignIn={ onSignIn } /> }
			{ app && ( ! isReady || isOpen ) && <SignInAppForm key={ auth } app={ app } onDone={ () => setOpen( false ) } /> }
			{ isReady && ! isOpen && (
				<div>
					<Button look="tertiary" size="small" onClick={ () => setOpen( true ) }>
						{ __( 'Change the app that signs in', 'deskfold' ) }
					</Button>
				</div>
			) }
		</div>
	);
}

function State( { mailbox, auth, onSignIn }: Omit< Props, 'onAuth' > ): JSX.Element {
	const { confirmSignIn, signOut } = useDispatch( store );
	const [ isBusy, setBusy ] = useState( false );
	const title = auth === 'google' ? 'Google' : 'Microsoft';
	const { state } = mailbox.sign_in;
	const run = async ( act: () => Promise< unknown > ) => {
		setBusy( true );
		try {
			await act();
		} catch ( thrown ) {
			toast( problemOf( thrown ).message, { isError: true } );
		} finally {
			setBusy( false );
		}
	};
	const leave = async () => {
		const isRevoked = await signOut( mailbox.id );
		toast(
			isRevoked
				? __( 'Signed out. The provider knows, too.', 'deskfold' )
				: __( 'Signed out here. Remove the app’s access in the account’s settings at the provider as well.', 'deskfold' )
		);
	};
	/* translators: %s: name of a mail provider, such as "Google". */
	const connect = sprintf( __( 'Sign in with %s', 'deskfold' ), title );
	return (
		<div className="df-settings-sign-in-state" aria-live="polite">
			<Told mailbox={ mailbox } title={ title } />
			<div className="df-settings-buttons">
				{ state === 'asks' && (
					<Button look="primary" disabled={ isBusy } onClick={ () => void run( () => confirmSignIn( mailbox.id ) ) }>
						{ __( 'Use this account', 'deskfold' ) }
					</Button>
				) }
				<Button look={ state === 'none' || state === 'broken' ? 'primary' : 'plain' } disabled={ isBusy } onClick={ () => void run( onSignIn ) }>
					{ { none: connect, broken: __( 'Sign in again', 'deskfold' ), asks: __( 'Sign in with another account', 'deskfold' ), works: __( 'Sign in again', 'deskfold' ) }[ state ] }
				</Button>
				{ state !== 'none' && (
					<Button look="tertiary" disabled={ isBusy } onClick={ () => void run( leave ) }>
						{ __( 'Sign out', 'deskfold' ) }
					</Button>
				) }
			</div>
		</div>
	);
}

/** How it stands, in a sentence. */
function Told( { mailbox, title }: { mailbox: Mailbox; title: string } ): JSX.Element {
	const { state, account, reason, granted_at: since } = mailbox.sign_in;
	if ( state === 'none' ) {
		return (
			<p className="df-muted">
				{
					/* translators: %s: name of a mail provider, such as "Google". */
					sprintf( __( 'You are taken to %s, choose the account and come back. No password is entered or kept here.', 'deskfold' ), title )
				}
			</p>
		);
	}
	if ( state === 'works' ) {
		return (
			<p className="df-settings-good">
				<Icon name="resolved" />
				<span className="df-grow">
					<b dir="auto">
						{
							/* translators: %s: mail address of an account. */
							sprintf( __( 'Signed in as %s', 'deskfold' ), account )
						}
					</b>
					{ since !== null && (
						<small>
							{
								/* translators: %s: date and time. */
								sprintf( __( 'Since %s. It renews itself.', 'deskfold' ), fullDate( since ) )
							}
						</small>
					) }
				</span>
			</p>
		);
	}
	return (
		<p className="df-field-error">
			<Icon name="warning" size={ 16 } />
			<span dir="auto">
				{ state === 'broken'
					? reason
					: /* translators: 1: mail address of an account, 2: mail address of the mailbox. */
					  sprintf( __( 'You signed in as %1$s, but this mailbox is %2$s. No mail is read or sent until you say that this is meant.', 'deskfold' ), account, mailbox.address ) }
			</span>
		</p>
	);
}
