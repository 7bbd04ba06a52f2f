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
	const health = healthOf( mailbox );
	const reads = mailbox.incoming.kind === 'imap';
	return (
		<>
			{ mailbox.incoming.kind !== 'none' && (
				<Card
					title={ __( 'Reading mail', 'deskfold' ) }
					action={
						reads &&
						mailbox.is_active && (
							<Button icon="download" disabled={ isBusy } onClick={ () => void fetchNow() }>
								{ isBusy ? __( 'Reading…', 'deskfold' ) : __( 'Read now', 'deskfold' ) }
							</Button>
						)
					}
				>
					{ reads && <Fact words={ /* translators: %s: date and time. */ __( 'Last read without trouble: %s', 'deskfold' ) } at={ mailbox.last_success_at } never={ __( 'Nothing has been read yet.', 'deskfold' ) } /> }
					<Fact words={ /* translators: %s: date and time. */ __( 'Last mail came in: %s', 'deskfold' ) } at={ mailbox.health.last_mail_at } never={ __( 'No mail has come in yet.', 'deskfold' ) } />
					{ health === 'trouble' && (
						<Trouble
							words={
								stopped && mailbox.last_error_at
									? /* translators: 1: date and time, 2: what happened and what to do. */
									  sprintf( __( 'Stopped at %1$s: %2$s', 'deskfold' ), fullDate( mailbox.health.failing_since ?? mailbox.last_error_at ), mailbox.last_error )
									: mailbox.last_error
							}
						/>
					) }
					{ stopped && health === 'trouble' && reads && <NextTry at={ mailbox.health.next_fetch_at } /> }
					{ health === 'silent' && (
						<Trouble words={ __( 'Nothing has come in for longer than usual. Nothing is lost here: send yourself a test mail, and look at forwarding rules and the spam folder.', 'deskfold' ) } />
					) }
				</Card>
			) }
			<Card title={ __( 'Sending mail', 'deskfold' ) }>
				<Fact words={ /* translators: %s: date and time. */ __( 'Last reply left: %s', 'deskfold' ) } at={ mailbox.health.last_sent_at } never={ __( 'No reply has left yet.', 'deskfold' ) } />
				{ mailbox.health.send_failing_since && (
					<Trouble
						words={
							/* translators: 1: date and time, 2: what happened and what to do. */
							sprintf( __( 'Replies have waited since %1$s: %2$s They are kept and sent when this works again.', 'deskfold' ), fullDate( mailbox.health.send_failing_since ), mailbox.health.send_error )
						}
					/>
				) }
			</Card>
		</>
	);
}

function Fact( { words, at, never }: { words: string; at: number | null; never: string } ): JSX.Element {
	return (
		<p className="df-settings-small">{ at ? sprintf( words, fullDate( at ) ) : never }</p>
	);
}

function Trouble( { words }: { words: string } ): JSX.Element {
	return (
		<p className="df-field-error">
			<Icon name="warning" size={ 16 } />
			<span dir="auto">{ words }</span>
		</p>
	);
}

function NextTry( { at }: { at: number | null } ): JSX.Element {
	return (
		<p className="df-settings-small">
			{ at && at > Date.now()
				? /* translators: %s: date and time. */
				  sprintf( __( 'We try again by ourselves at %s.', 'deskfold' ), fullDate( at ) )
				: __( 'We try again by ourselves in a moment.', 'deskfold' ) }
		</p>
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
