import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useState } from 'react';
import { problemOf } from '../../core/api';
import { toast } from '../../core/toasts';
import { Button, Icon, TextField } from '../../ui';
import { CopyLine } from '../parts';
import { store } from '../store';
import type { SignInApp } from '../types';

const steps = ( provider: SignInApp[ 'provider' ] ): readonly string[] =>
	provider === 'google'
		? [
				__( 'Open console.cloud.google.com and make a project. Switch the Gmail API on in it.', 'deskfold' ),
				__( 'Set up the consent screen: “Internal” for a Google Workspace of your own, else “External”. Publish it, or the sign-in ends every seven days.', 'deskfold' ),
				__( 'Make an OAuth client of the type “Web application” and give it this redirect address:', 'deskfold' ),
		  ]
		: [
				__( 'Open entra.microsoft.com, “App registrations”, and make a new one.', 'deskfold' ),
				__( 'Under “API permissions” add the delegated ones IMAP.AccessAsUser.All and SMTP.Send of Office 365 Exchange Online. Authenticated SMTP must be allowed for the mailbox.', 'deskfold' ),
				__( 'Make a client secret and note when it runs out. Under “Authentication” add the platform “Web” with this redirect address:', 'deskfold' ),
		  ];

/** The shop's own app at a provider: a few steps there, two values here. */
export function SignInAppForm( { app, onDone }: { app: SignInApp; onDone: () => void } ): JSX.Element {
	const { saveApp } = useDispatch( store );
	const [ values, setValues ] = useState( { client_id: app.client_id, tenant: app.tenant, secret: '' } );
	const [ failure, setFailure ] = useState< string >();
	const [ isBusy, setBusy ] = useState( false );
	const set = ( change: Partial< typeof values > ) => setValues( ( old ) => ( { ...old, ...change } ) );
	const save = async () => {
		setBusy( true );
		setFailure( undefined );
		try {
			await saveApp( { provider: app.provider, client_id: values.client_id.trim(), tenant: values.tenant.trim() }, values.secret.trim() );
			toast( __( 'The app is saved.', 'deskfold' ) );
			onDone();
		} catch ( thrown ) {
			setFailure( problemOf( thrown ).message );
			setBusy( false );
		}
	};
	if ( app.is_fixed ) {
		return <p className="df-muted">{ __( 'The app’s client ID and secret stand in wp-config.php.', 'deskfold' ) }</p>;
	}
	return (
		<div className="df-settings-app" role="group" aria-label={ __( 'Your app at the provider', 'deskfold' ) }>
			<h2>{ __( 'First, an app of your own', 'deskfold' ) }</h2>
			<p className="df-muted">{ __( 'Once for the whole shop. So nobody but you and the provider stands between this site and your mail.', 'deskfold' ) }</p>
			<ol>
				{ steps( app.provider ).map( ( step ) => (
					<li key={ step }>{ step }</li>
				) ) }
			</ol>
			<CopyLine label={ __( 'Redirect address', 'deskfold' ) } text={ app.redirect_uri } />
			<div className="df-settings-pair">
				<TextField
					label={ __( 'Client ID', 'deskfold' ) }
					dir="ltr"
					autoComplete="off"
					spellCheck={ false }
					value={ values.client_id }
					onChange={ ( event ) => set( { client_id: event.target.value } ) }
				/>
				<TextField
					label={ __( 'Client secret', 'deskfold' ) }
					type="password"
					dir="ltr"
					autoComplete="new-password"
					value={ values.secret }
					placeholder={ app.has_secret ? '••••••••' : '' }
					help={ app.has_secret ? __( 'A secret is stored. Leave this empty to keep it.', 'deskfold' ) : __( 'It is stored encrypted and never shown again.', 'deskfold' ) }
					onChange={ ( event ) => set( { secret: event.target.value } ) }
				/>
			</div>
			{ app.provider === 'microsoft' && (
				<TextField
					label={ __( 'Tenant', 'deskfold' ) }
					dir="ltr"
					autoComplete="off"
					spellCheck={ false }
					value={ values.tenant }
					placeholder="common"
					help={ __( 'The directory’s ID if the app is for your organisation only. Empty means every account.', 'deskfold' ) }
					onChange={ ( event ) => set( { tenant: event.target.value } ) }
				/>
			) }
			{ failure && (
				<p className="df-field-error" role="alert">
					<Icon name="warning" size={ 16 } />
					{ failure }
				</p>
			) }
			<div>
				<Button look="primary" disabled={ isBusy || ! values.client_id.trim() || ( ! values.secret.trim() && ! app.has_secret ) } onClick={ () => void save() }>
					{ __( 'Save the app', 'deskfold' ) }
				</Button>
			</div>
		</div>
	);
}
