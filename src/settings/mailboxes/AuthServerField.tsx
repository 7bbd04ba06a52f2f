import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useState } from 'react';
import { Button, TextField } from '../../ui';
import { store } from '../store';
import type { AuthServer, Mailbox } from '../types';

type Props = { mailbox: Mailbox; onChange: ( change: Partial< Mailbox > ) => void };

/** Which server proves who wrote a mail. Proposed is only one that belongs to the mailbox's own provider. */
export function AuthServerField( { mailbox, onChange }: Props ): JSX.Element {
	const { askAuthServer } = useDispatch( store );
	const [ found, setFound ] = useState< AuthServer >();
	const { id, authserv_id: name } = mailbox;

	// Only a help: without an answer the field works as well.
	useEffect( () => {
		let isHere = true;
		if ( id ) {
			askAuthServer( id ).then(
				( answer ) => isHere && setFound( answer ),
				() => {}
			);
		}
		return () => {
			isHere = false;
		};
	}, [ askAuthServer, id ] );

	return (
		<div className="df-settings-form-part">
			<TextField
				label={ __( 'Server that proves who wrote', 'deskfold' ) }
				value={ name }
				dir="ltr"
				spellCheck={ false }
				autoComplete="off"
				maxLength={ 253 }
				placeholder="mx.example.com"
				help={ __(
					'Your mail server checks each sender and writes its name into the line “Authentication-Results”. Only what this server says counts. Agents can answer by mail once it is set. Enter a hyphen for Microsoft 365, which writes no name. Your server must add the line to every mail.',
					'deskfold'
				) }
				onChange={ ( event ) => onChange( { authserv_id: event.target.value } ) }
			/>
			{ found && found.proposal !== '' && found.proposal !== name.trim().toLowerCase() && (
				<div className="df-settings-proposal" role="status">
					<p>{ proposalOf( found.proposal ) }</p>
					<Button onClick={ () => onChange( { authserv_id: found.proposal } ) }>{ __( 'Use it', 'deskfold' ) }</Button>
				</div>
			) }
			{ found && found.proposal === '' && found.seen !== '' && found.seen !== name.trim().toLowerCase() && (
				<p className="df-settings-small">
					{ sprintf(
						/* translators: %s: name of a server. */
						__( 'The newest mails name “%s”, which does not belong to this mailbox’s provider. Anybody can write such a line: enter it only if you know that it is your own server.', 'deskfold' ),
						found.seen
					) }
				</p>
			) }
		</div>
	);
}

function proposalOf( proposal: string ): string {
	return proposal === '-'
		? __( 'The newest mails carry the line without a name, as Microsoft 365 writes it.', 'deskfold' )
		: /* translators: %s: name of a server. */
		  sprintf( __( 'The newest mails all name “%s”, which belongs to your provider.', 'deskfold' ), proposal );
}
