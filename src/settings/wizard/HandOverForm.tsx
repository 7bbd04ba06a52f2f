import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useState, type FormEvent } from 'react';
import { problemOf } from '../../core/api';
import { TextField } from '../../ui';
import { HandOver } from '../mailboxes/HandOver';
import { emptyMailbox, faultsOf, withAddress } from '../mailboxes/mailbox';
import { store as settings } from '../store';
import type { Mailbox } from '../types';
import type { Typed } from './typed';

/** The address first; then the lines for whoever runs the mail server. */
export function HandOverForm( { known, typed, onMade }: { known: Mailbox | undefined; typed: Typed; onMade: ( id: number ) => void } ): JSX.Element {
	const { saveMailbox } = useDispatch( settings );
	const [ error, setError ] = useState< string >();
	if ( known ) {
		return <HandOver mailbox={ known } />;
	}
	const make = async ( event: FormEvent ) => {
		event.preventDefault();
		const empty = emptyMailbox();
		const mailbox: Mailbox = { ...empty, address: typed.mailbox.address.trim(), incoming: { ...empty.incoming, kind: 'pipe' }, outgoing: { ...empty.outgoing, kind: 'wp_mail' } };
		const fault = faultsOf( mailbox ).address;
		setError( fault );
		if ( ! fault ) {
			try {
				onMade( ( await saveMailbox( mailbox ) ).id );
			} catch ( thrown ) {
				setError( problemOf( thrown ).message );
			}
		}
	};
	return (
		<form id="df-wizard-mail" noValidate onSubmit={ ( event ) => void make( event ) }>
			<TextField
				label={ __( 'E-mail address', 'deskfold' ) }
				type="email"
				dir="ltr"
				autoComplete="off"
				value={ typed.mailbox.address }
				error={ error }
				help={ __( 'The address that customers write to. Your replies come from it, and leave the way this site sends its mail.', 'deskfold' ) }
				onChange={ ( event ) => typed.set( { mailbox: withAddress( typed.mailbox, event.target.value ) } ) }
			/>
		</form>
	);
}
