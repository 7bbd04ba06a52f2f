import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useState } from 'react';
import { problemOf } from '../../core/api';
import { toast } from '../../core/toasts';
import { Button } from '../../ui';
import { Confirm } from '../Confirm';
import { store } from '../store';
import type { Mailbox } from '../types';

export function RemoveMailbox( { mailbox }: { mailbox: Mailbox } ): JSX.Element {
	const { removeMailbox } = useDispatch( store );
	const [ asks, setAsks ] = useState( false );
	const remove = async () => {
		try {
			await removeMailbox( mailbox.id );
			toast( __( 'The mailbox is deleted. Its tickets are still there.', 'deskfold' ) );
			window.location.hash = '#/settings/mailboxes';
		} catch ( thrown ) {
			toast( problemOf( thrown ).message, { isError: true } );
		}
	};
	return (
		<div>
			<Button look="danger" onClick={ () => setAsks( true ) }>
				{ __( 'Delete mailbox', 'deskfold' ) }
			</Button>
			{ asks && (
				<Confirm
					/* translators: %s: a mail address. */
					title={ sprintf( __( 'Delete %s?', 'deskfold' ), mailbox.address ) }
					action={ __( 'Delete mailbox', 'deskfold' ) }
					onClose={ () => setAsks( false ) }
					onConfirm={ remove }
				>
					{ __( 'Its mail is not read any more and its passwords are forgotten. Tickets and messages stay, and nothing happens to the mail at your provider.', 'deskfold' ) }
				</Confirm>
			) }
		</div>
	);
}
