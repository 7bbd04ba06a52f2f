import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useState } from 'react';
import { problemOf } from '../../core/api';
import { toast } from '../../core/toasts';
import { Button } from '../../ui';
import { CopyLine } from '../parts';
import { store } from '../store';
import type { Mailbox } from '../types';

/** The lines that somebody who runs a mail server needs. */
export function HandOver( { mailbox }: { mailbox: Mailbox } ): JSX.Element {
	const address = mailbox.address.trim() || 'support@example.com';
	return (
		<div className="df-settings-hand-over">
			<p className="df-muted">{ __( 'Your mail server hands each mail over as it arrives. Give one of these lines to whoever runs it.', 'deskfold' ) }</p>
			<h2>{ __( 'A command, on the same machine', 'deskfold' ) }</h2>
			<CopyLine label={ __( 'Command', 'deskfold' ) } text={ `wp deskfold mail pipe --mailbox=${ address } || exit 75` } />
			<p className="df-field-help">{ __( 'It answers 0 only when the mail is safely stored, and 75 when the server should try again.', 'deskfold' ) }</p>
			<h2>{ __( 'A web address, from anywhere', 'deskfold' ) }</h2>
			{ mailbox.endpoint_url ? (
				<CopyLine label={ __( 'Web address', 'deskfold' ) } text={ mailbox.endpoint_url } />
			) : (
				<p className="df-muted">{ __( 'The address is shown here once the mailbox is saved.', 'deskfold' ) }</p>
			) }
			<p className="df-field-help">{ __( 'Send the mail as it is, as the body of a POST request, with the key as a header.', 'deskfold' ) }</p>
			{ mailbox.id > 0 && <Key mailbox={ mailbox } /> }
		</div>
	);
}

/** The key is told once: the desk cannot show it again, only make another. */
function Key( { mailbox }: { mailbox: Mailbox } ): JSX.Element {
	const { issueToken } = useDispatch( store );
	const [ token, setToken ] = useState< string >();
	const [ isBusy, setBusy ] = useState( false );
	const make = async () => {
		setBusy( true );
		try {
			setToken( await issueToken( mailbox.id ) );
		} catch ( thrown ) {
			toast( problemOf( thrown ).message, { isError: true } );
		} finally {
			setBusy( false );
		}
	};
	return (
		<>
			{ token && (
				<div role="status">
					<CopyLine label={ __( 'Header with the key', 'deskfold' ) } text={ `Authorization: Bearer ${ token }` } />
					<p className="df-field-help">{ __( 'Copy it now: it is shown this once.', 'deskfold' ) }</p>
				</div>
			) }
			<div>
				<Button disabled={ isBusy } onClick={ () => void make() }>
					{ mailbox.has_token ? __( 'Make a new key', 'deskfold' ) : __( 'Make a key', 'deskfold' ) }
				</Button>
				{ mailbox.has_token && ! token && <p className="df-field-help">{ __( 'A key is in use. A new one makes it void at once.', 'deskfold' ) }</p> }
			</div>
		</>
	);
}
