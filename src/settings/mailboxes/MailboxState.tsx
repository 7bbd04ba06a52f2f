import { useDispatch } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { useState } from 'react';
import { problemOf } from '../../core/api';
import { fullDate, number } from '../../core/format';
import { toast } from '../../core/toasts';
import { Button, Icon } from '../../ui';
import { healthOf } from './mailbox';
import { Card } from '../parts';
import { store } from '../store';
import type { Fetched, Mailbox } from '../types';

/** When mail was last read, what stood in the way, and a button that does not wait for the clock. */
export function MailboxState( { mailbox }: { mailbox: Mailbox } ): JSX.Element {
	const { fetchMailbox } = useDispatch( store );
	const [ isBusy, setBusy ] = useState( false );
	// With a success at the same moment it is a warning: the mailbox was read, but something is odd.
	const stopped = ( mailbox.last_error_at ?? 0 ) > ( mailbox.last_success_at ?? 0 );
	const fetchNow = async () => {
		setBusy( true );
		try {
			toast( outcome( await fetchMailbox( mailbox.id ) ) );
		} catch ( thrown ) {
			toast( problemOf( thrown ).message, { isError: true } );
		} finally {
			setBusy( false );
		}
	};
	return (
		<Card
			title={ __( 'Reading mail', 'deskfold' ) }
			action={
				mailbox.is_active && (
					<Button icon="download" disabled={ isBusy } onClick={ () => void fetchNow() }>
						{ isBusy ? __( 'Reading…', 'deskfold' ) : __( 'Read now', 'deskfold' ) }
					</Button>
				)
			}
		>
			<p className="df-settings-small">
				{ mailbox.last_success_at
					? /* translators: %s: date and time. */
					  sprintf( __( 'Last read without trouble: %s.', 'deskfold' ), fullDate( mailbox.last_success_at ) )
					: __( 'Nothing has been read yet.', 'deskfold' ) }
			</p>
			{ healthOf( mailbox ) === 'trouble' && (
				<p className="df-field-error">
					<Icon name="warning" size={ 16 } />
					<span dir="auto">
						{ stopped && mailbox.last_error_at
							? /* translators: 1: date and time, 2: what the mail server said. */
							  sprintf( __( 'Stopped at %1$s: %2$s', 'deskfold' ), fullDate( mailbox.last_error_at ), mailbox.last_error )
							: mailbox.last_error }
					</span>
				</p>
			) }
		</Card>
	);
}

function outcome( { received, has_more: hasMore }: Fetched ): string {
	if ( received === 0 ) {
		return __( 'The mailbox was read. There is nothing new.', 'deskfold' );
	}
	const words = hasMore
		? /* translators: %s: a number of mails. */
		  _n( '%s mail came in. The rest follows by itself.', '%s mails came in. The rest follows by itself.', received, 'deskfold' )
		: /* translators: %s: a number of mails. */
		  _n( '%s mail came in.', '%s mails came in.', received, 'deskfold' );
	return sprintf( words, number( received ) );
}
