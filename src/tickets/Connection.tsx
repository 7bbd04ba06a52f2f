import { __, _n, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { number } from '../core/format';
import { Bar } from '../ui';
import type { Back } from './state';
import { useDesk } from './store';

/** What became of what was written meanwhile. */
function backWords( { saved, waiting }: Back ): string {
	return [
		/* translators: %s: a number of drafts. */
		saved > 0 && sprintf( _n( '%s draft is now saved on the server.', '%s drafts are now saved on the server.', saved, 'deskfold' ), number( saved ) ),
		/* translators: %s: a number of messages that could not be sent. */
		waiting > 0 && sprintf( _n( '%s message was not sent and waits in its ticket.', '%s messages were not sent and wait in their tickets.', waiting, 'deskfold' ), number( waiting ) ),
	]
		.filter( Boolean )
		.join( ' ' );
}

/** While there is no connection: what works on. When it is back, for a moment: what was caught up. */
export function Connection( { children }: { children: ReactNode } ): JSX.Element | null {
	const online = useDesk( ( state ) => state.online );
	const back = useDesk( ( state ) => state.back );
	if ( ! online ) {
		return <Bar look="offline">{ children }</Bar>;
	}
	return back ? (
		<Bar look="success">
			<b>{ __( 'You are back online.', 'deskfold' ) }</b> { backWords( back ) }
		</Bar>
	) : null;
}
