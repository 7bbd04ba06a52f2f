import { useEffect } from 'react';
import { useDesk } from '../tickets/store';
import { viewTitle } from '../tickets/words';
import { useRoute } from './route';

/** As WordPress wrote it. */
const base = document.title;

/** The tab says which ticket or view it shows: several may be open. */
export function useTitle(): void {
	const { screen, view, ticket: id } = useRoute();
	const subject = useDesk( ( state ) => ( id === undefined ? undefined : state.tickets[ id ]?.subject ), [ id ] );
	const here = { ticket: [ id, subject ].filter( Boolean ).join( ' ' ), view: viewTitle( view ) }[ screen as 'ticket' | 'view' ];
	useEffect( () => {
		document.title = [ here, base ].filter( Boolean ).join( ' ‹ ' );
	}, [ here ] );
}
