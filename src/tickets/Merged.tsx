import { __, sprintf } from '@wordpress/i18n';
import { useState } from 'react';
import { go } from '../app/route';
import { boot } from '../core/boot';
import { useNow } from '../core/clock';
import type { Ticket } from '../core/types.gen';
import { Bar, Button } from '../ui';
import { useActions, useDesk } from './store';

/** In place of the composer of a ticket whose conversation goes on in another one. */
export function Merged( { ticket, into }: { ticket: Ticket; into: number } ): JSX.Element {
	const { unmerge } = useActions();
	const [ busy, setBusy ] = useState( false );
	const now = useNow();
	const until = useDesk( ( state ) => ( state.entries[ ticket.id ] ?? [] ).findLast( ( one ) => one.event === 'merged' )?.undo_until ?? null, [ ticket.id ] );
	const isLate = until !== null && now > until;
	const apart = async () => {
		setBusy( true );
		await unmerge( ticket.id );
		setBusy( false );
	};
	return (
		<Bar
			look="info"
			action={
				<>
					<Button size="small" look="secondary" onClick={ () => go( { screen: 'ticket', ticket: into } ) }>
						{ /* translators: %d: number of a ticket. */ sprintf( __( 'Open ticket %d', 'deskfold' ), into ) }
					</Button>
					{ boot().user.caps.reply && ! isLate && (
						<Button size="small" look="tertiary" disabled={ busy } onClick={ () => void apart() }>
							{ __( 'Take apart again', 'deskfold' ) }
						</Button>
					) }
				</>
			}
		>
			{ /* translators: %d: number of a ticket. */ sprintf( __( 'This ticket was merged into ticket %d. Its messages stand there, and answers go there.', 'deskfold' ), into ) }
			{ isLate && ` ${ __( 'That is too long ago to take it back. Single messages can still be moved.', 'deskfold' ) }` }
		</Bar>
	);
}
