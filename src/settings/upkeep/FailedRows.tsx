import { useDispatch } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { useState } from 'react';
import { problemOf } from '../../core/api';
import { ago, fullDate, number } from '../../core/format';
import { toast } from '../../core/toasts';
import { Button } from '../../ui';
import { Card } from '../parts';
import { store, type Upkeep } from './store';

type Row = { id: number; ticket_id: number; title: string; to: string; reason: string; at: number; can_retry: boolean };

/** What was given up, with the reason and a way to try once more. */
export function FailedRows( { upkeep }: { upkeep: Upkeep } ): JSX.Element {
	const { failed } = upkeep;
	const notifications = failed.notifications.map( ( one ) => ( { ...one, title: kindOf( one.kind ) } ) );
	const replies = failed.replies.map( ( one ) => ( { ...one, title: one.subject || __( '(no subject)', 'deskfold' ) } ) );
	return (
		<>
			<Given
				what="replies"
				title={ __( 'Replies that were not sent', 'deskfold' ) }
				none={ __( 'Every reply was handed over.', 'deskfold' ) }
				rows={ replies }
				count={ failed.replies_count }
			/>
			<Given
				what="notifications"
				title={ __( 'Notifications that were not sent', 'deskfold' ) }
				none={ __( 'Every notification was handed over.', 'deskfold' ) }
				rows={ notifications }
				count={ failed.notifications_count }
			/>
		</>
	);
}

function kindOf( kind: string ): string {
	switch ( kind ) {
		case 'unassigned':
			return __( 'A customer wrote and nobody has the ticket', 'deskfold' );
		case 'answered':
			return __( 'A customer answered', 'deskfold' );
		case 'assigned':
			return __( 'A ticket was assigned', 'deskfold' );
		case 'mentioned':
			return __( 'A colleague mentioned somebody in a note', 'deskfold' );
		case 'stopped':
			return __( 'An answer by mail waits in the desk', 'deskfold' );
		case 'refused':
			return __( 'An answer by mail was refused', 'deskfold' );
		default:
			return __( 'Notification', 'deskfold' );
	}
}

type GivenProps = { what: 'replies' | 'notifications'; title: string; none: string; rows: readonly Row[]; count: number };

function Given( { what, title, none, rows, count }: GivenProps ): JSX.Element {
	return (
		<Card title={ title }>
			{ rows.length === 0 && <p className="df-muted">{ none }</p> }
			<ul className="df-upkeep-rows">
				{ rows.map( ( row ) => (
					<Line key={ row.id } what={ what } row={ row } />
				) ) }
			</ul>
			{ count > rows.length && (
				<p className="df-settings-small">
					{
						/* translators: %s: a number of rows in a list. */
						sprintf( _n( 'The newest %s is shown.', 'The newest %s are shown.', rows.length, 'deskfold' ), number( rows.length ) )
					}
				</p>
			) }
		</Card>
	);
}

function Line( { what, row }: { what: GivenProps[ 'what' ]; row: Row } ): JSX.Element {
	const { retry } = useDispatch( store );
	const [ isBusy, setBusy ] = useState( false );
	const again = async () => {
		setBusy( true );
		try {
			await retry( what, row.id );
			toast( __( 'It is tried again now.', 'deskfold' ) );
		} catch ( thrown ) {
			toast( problemOf( thrown ).message, { isError: true } );
			setBusy( false );
		}
	};
	return (
		<li>
			<div>
				<p>
					<a href={ `#/tickets/${ row.ticket_id }` } dir="auto">
						{ row.title }
					</a>
					<time dateTime={ new Date( row.at ).toISOString() } title={ fullDate( row.at ) }>
						{ ago( row.at, Date.now() ) }
					</time>
				</p>
				{ row.to && (
					<p className="df-muted">
						<bdi>{ row.to }</bdi>
					</p>
				) }
				<p className="df-upkeep-reason" dir="auto">
					{ row.reason || __( 'No reason was given.', 'deskfold' ) }
				</p>
			</div>
			{ row.can_retry && (
				<Button
					icon="retry"
					disabled={ isBusy }
					onClick={ () => void again() }
					aria-label={
						/* translators: %s: subject of a message. */
						sprintf( __( 'Try again: %s', 'deskfold' ), row.title )
					}
				>
					{ isBusy ? __( 'Trying…', 'deskfold' ) : __( 'Try again', 'deskfold' ) }
				</Button>
			) }
		</li>
	);
}
