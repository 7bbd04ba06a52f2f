import { draftKey } from './state';
import type { Desk } from './thunk';

const TOLD = 8_000;
let timer: ReturnType< typeof setTimeout > | undefined;

export const returning = {
	/** The connection is back: what only this computer has goes to the server, and the agent hears of it for a moment. */
	comeOnline:
		() =>
		async ( { dispatch, select }: Desk ): Promise< void > => {
			const kept = Object.values( select.state().drafts ).filter( ( draft ) => draft.saved_at === null );
			await Promise.all( kept.map( ( draft ) => dispatch.keepDraft( draft ) ) );
			const { drafts } = select.state();
			const saved = kept.filter( ( { ticket_id, kind } ) => typeof drafts[ draftKey( ticket_id, kind ) ]?.saved_at === 'number' ).length;
			const waiting = Object.values( drafts ).filter( ( { problem } ) => problem?.kind === 'offline' ).length;
			dispatch.arrive( { back: { saved, waiting } } );
			clearTimeout( timer );
			timer = setTimeout( () => dispatch.arrive( { back: null } ), TOLD );
		},
};
