import { __, sprintf } from '@wordpress/i18n';
import { useState } from 'react';
import { format } from '../app/route';
import { boot } from '../core/boot';
import { useNow } from '../core/clock';
import { fullDate, timeOfDay } from '../core/format';
import type { Entry } from '../core/types.gen';
import { Icon } from '../ui';
import { eventSentence, otherTicket } from './entries';
import { useActions } from './store';

/** Two conversations became one: a shape of its own, with the way back. */
export function Joined( { entry, isUndone }: { entry: Entry; isUndone: boolean } ): JSX.Element {
	const { unmerge } = useActions();
	const [ busy, setBusy ] = useState( false );
	const now = useNow();
	const other = otherTicket( entry );
	const may = boot().user.caps.reply && ! isUndone && other > 0 && now <= ( entry.undo_until ?? 0 );
	const apart = async () => {
		setBusy( true );
		await unmerge( other );
		setBusy( false );
	};
	return (
		<div className="df-joined">
			<Icon name="merged" />
			<p className="df-grow" dir="auto">
				<b>{ __( 'Merged into one ticket.', 'deskfold' ) }</b> { eventSentence( entry ) }{ ' ' }
				<time className="df-num df-muted" dateTime={ new Date( entry.created_at ).toISOString() } title={ fullDate( entry.created_at ) }>
					{ timeOfDay( entry.created_at ) }
				</time>
			</p>
			<a href={ format( { screen: 'ticket', ticket: other } ) } aria-label={ /* translators: %d: number of a ticket. */ sprintf( __( 'Open ticket %d', 'deskfold' ), other ) }>
				{ __( 'Open', 'deskfold' ) }
			</a>
			{ may && (
				<button type="button" disabled={ busy } onClick={ () => void apart() } title={ __( 'Take the two tickets apart again', 'deskfold' ) }>
					{ __( 'Undo', 'deskfold' ) }
				</button>
			) }
		</div>
	);
}
