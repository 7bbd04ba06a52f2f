import { __, _x } from '@wordpress/i18n';
import { SelectField, TextField, Toggle } from '../../ui';
import { AuthServerField } from './AuthServerField';
import { IncomingFields } from './IncomingFields';
import { withAddress, type Faults } from './mailbox';
import { OutgoingFields } from './OutgoingFields';
import { SignatureField } from './SignatureField';
import { SilenceField } from './SilenceField';
import { useSuggestion } from './useSuggestion';
import type { Mailbox } from '../types';

type Props = {
	mailbox: Mailbox;
	faults: Faults;
	onChange: ( change: Partial< Mailbox > ) => void;
	/** Keeps what was typed and goes to the provider's page. */
	onSignIn: () => Promise< void >;
};

export function MailboxFields( { mailbox, faults, onChange, onSignIn }: Props ): JSX.Element {
	const suggest = useSuggestion( mailbox, onChange );
	return (
		<div className="df-settings-form">
			<TextField
				label={ __( 'Mail address', 'deskfold' ) }
				type="email"
				dir="ltr"
				value={ mailbox.address }
				placeholder="support@example.com"
				autoComplete="off"
				error={ faults.address }
				onChange={ ( event ) => onChange( withAddress( mailbox, event.target.value ) ) }
				onBlur={ suggest }
			/>
			<div className="df-settings-pair">
				<TextField
					label={ __( 'Name customers see', 'deskfold' ) }
					value={ mailbox.from_name }
					maxLength={ 190 }
					onChange={ ( event ) => onChange( { from_name: event.target.value } ) }
				/>
				<TextField
					label={ __( 'Name in the desk', 'deskfold' ) }
					value={ mailbox.name }
					maxLength={ 190 }
					help={ __( 'Empty means the address.', 'deskfold' ) }
					onChange={ ( event ) => onChange( { name: event.target.value } ) }
				/>
			</div>
			<IncomingFields mailbox={ mailbox } faults={ faults } onMailbox={ onChange } onSignIn={ onSignIn } onChange={ ( change ) => onChange( { incoming: { ...mailbox.incoming, ...change } } ) } />
			<OutgoingFields mailbox={ mailbox } faults={ faults } onMailbox={ onChange } />
			<SignatureField html={ mailbox.signature } onChange={ ( signature ) => onChange( { signature } ) } />
			<SelectField
				label={ __( 'Earlier messages below each reply', 'deskfold' ) }
				help={ __( 'Internal notes are never quoted, nor who got a blind copy. Pictures are left out.', 'deskfold' ) }
				value={ mailbox.history }
				onChange={ ( event ) => onChange( { history: event.target.value as Mailbox[ 'history' ] } ) }
			>
				<option value="none">{ _x( 'None', 'earlier messages below a reply', 'deskfold' ) }</option>
				<option value="last">{ __( 'The last message', 'deskfold' ) }</option>
				<option value="full">{ __( 'The whole conversation', 'deskfold' ) }</option>
			</SelectField>
			{ mailbox.incoming.kind === 'imap' && <SilenceField hours={ mailbox.silence_hours } onChange={ ( hours ) => onChange( { silence_hours: hours } ) } /> }
			<Toggle
				label={ __( 'Answers come to an address with a plus sign', 'deskfold' ) }
				help={ __( 'Such as support+4711@example.com. It finds the right ticket even when a mail program drops the rest. Switch it on only if your provider delivers such mail.', 'deskfold' ) }
				checked={ mailbox.plus_addressing }
				onChange={ ( checked ) => onChange( { plus_addressing: checked } ) }
			/>
			<AuthServerField mailbox={ mailbox } onChange={ onChange } />
			<Toggle
				label={ __( 'Use this mailbox for new tickets and the contact form', 'deskfold' ) }
				help={ __( 'One mailbox has this part. To move it, switch it on in another one.', 'deskfold' ) }
				checked={ mailbox.is_default }
				onChange={ ( checked ) => onChange( { is_default: checked } ) }
			/>
			<Toggle
				label={ __( 'Mailbox is switched on', 'deskfold' ) }
				help={ __( 'Switched off, it neither reads nor sends. Nothing is lost: what waits there is read later.', 'deskfold' ) }
				checked={ mailbox.is_active }
				onChange={ ( checked ) => onChange( { is_active: checked } ) }
			/>
		</div>
	);
}
