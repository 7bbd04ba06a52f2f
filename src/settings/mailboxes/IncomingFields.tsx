import { __, _n, sprintf } from '@wordpress/i18n';
import { number } from '../../core/format';
import { SelectField, TextField } from '../../ui';
import { HandOver } from './HandOver';
import { authOf, signInWith, withPassword, type Faults } from './mailbox';
import { ProviderSignIn } from './ProviderSignIn';
import { Segments } from '../parts';
import { hintOf, providerAt, providerOf } from './providers';
import { ServerFields, SignInFields } from './ServerFields';
import type { Incoming, Mailbox } from '../types';

type Props = {
	mailbox: Mailbox;
	faults: Faults;
	onChange: ( change: Partial< Incoming > ) => void;
	/** What changes both directions at once. */
	onMailbox: ( change: Partial< Mailbox > ) => void;
	onSignIn: () => Promise< void >;
};

export function IncomingFields( { mailbox, faults, onChange, onMailbox, onSignIn }: Props ): JSX.Element {
	const { incoming } = mailbox;
	const auth = authOf( mailbox );
	const provider = providerAt( incoming.host );
	const hint = provider ? hintOf( provider ) : '';
	const choices = [
		{ value: 'provider', label: __( 'Sign in with provider', 'deskfold' ) },
		{ value: 'imap', label: __( 'Server and password', 'deskfold' ) },
		{ value: 'pipe', label: __( 'Handed over', 'deskfold' ) },
		{ value: 'none', label: __( 'Nothing comes in', 'deskfold' ) },
	] as const;
	const choose = ( way: ( typeof choices )[ number ][ 'value' ] ) => {
		if ( way === 'provider' ) {
			onMailbox( signInWith( mailbox, provider?.auth ?? providerOf( mailbox.address )?.auth ?? 'google' ) );
		} else if ( way === 'imap' && auth ) {
			onMailbox( withPassword( mailbox ) );
		} else {
			onMailbox( auth ? { ...withPassword( mailbox ), incoming: { ...incoming, auth: 'password', kind: way } } : { incoming: { ...incoming, kind: way } } );
		}
	};
	return (
		<>
			<Segments label={ __( 'How mail comes in', 'deskfold' ) } value={ incoming.kind === 'imap' && auth ? 'provider' : incoming.kind } choices={ choices } onChange={ choose } />
			{ incoming.kind === 'imap' && auth && <ProviderSignIn mailbox={ mailbox } auth={ auth } onAuth={ ( next ) => onMailbox( signInWith( mailbox, next ) ) } onSignIn={ onSignIn } /> }
			{ incoming.kind === 'imap' && ! auth && (
				<>
					<ServerFields
						side="incoming"
						mailbox={ mailbox }
						faults={ faults }
						help={
							provider
								? /* translators: %s: name of a mail provider, such as "Gmail". */
								  [ sprintf( __( 'Filled in for %s.', 'deskfold' ), provider.name ), hint ].filter( Boolean ).join( ' ' )
								: undefined
						}
						onMailbox={ onMailbox }
					/>
					<SignInFields server={ incoming } userError={ faults.incoming_user } passwordError={ faults.incoming_password } onChange={ onChange } />
				</>
			) }
			{ incoming.kind === 'imap' && (
				<>
					<div className="df-settings-pair">
						<TextField
							label={ __( 'Folder', 'deskfold' ) }
							value={ incoming.folder }
							help={ __( 'Mail in it becomes tickets. Nothing is deleted there or marked as read.', 'deskfold' ) }
							onChange={ ( event ) => onChange( { folder: event.target.value } ) }
						/>
						<FirstDays days={ incoming.first_days } onChange={ ( days ) => onChange( { first_days: days } ) } />
					</div>
				</>
			) }
			{ incoming.kind === 'pipe' && <HandOver mailbox={ mailbox } /> }
			{ incoming.kind === 'none' && (
				<p className="df-muted">{ __( 'This mailbox only sends. Answers to its mails are not read.', 'deskfold' ) }</p>
			) }
		</>
	);
}

export function FirstDays( { days, onChange }: { days: number; onChange: ( days: number ) => void } ): JSX.Element {
	const choices: readonly [ number, string ][] = [
		[ 1, __( 'Mail of the last day', 'deskfold' ) ],
		[ 3, __( 'Mail of the last 3 days', 'deskfold' ) ],
		[ 7, __( 'Mail of the last week', 'deskfold' ) ],
		[ 30, __( 'Mail of the last month', 'deskfold' ) ],
		[ 0, __( 'Everything in the folder', 'deskfold' ) ],
	];
	const isOther = ! choices.some( ( [ value ] ) => value === days );
	return (
		<SelectField
			label={ __( 'Begin with', 'deskfold' ) }
			value={ days }
			help={ __( 'Counts for the first read only.', 'deskfold' ) }
			onChange={ ( event ) => onChange( Number( event.target.value ) ) }
		>
			{ choices.map( ( [ value, words ] ) => (
				<option key={ value } value={ value }>
					{ words }
				</option>
			) ) }
			{ isOther && (
				<option value={ days }>
					{
						/* translators: %s: a number of days. */
						sprintf( _n( 'Mail of the last %s day', 'Mail of the last %s days', days, 'deskfold' ), number( days ) )
					}
				</option>
			) }
		</SelectField>
	);
}
