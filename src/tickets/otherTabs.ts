import { boot } from '../core/boot';
import { draftKey, type Arrival, type DraftKind, type State, type StoredDraft } from './state';

type Told = { saved: StoredDraft } | { gone: { ticket_id: number; kind: DraftKind } };

/** Other tabs of this browser. Without them, or in another browser, the server notices when something is saved. */
let channel: BroadcastChannel | undefined;

export const tellTabs = ( told: Told ): void => channel?.postMessage( { ...told, user: boot().user.id } );

/** What another tab saved or sent, as news for this one. What is not saved here is never touched: the agent will be asked. */
export function newsOf( told: Told, { drafts, threads }: State ): Arrival | undefined {
	const { ticket_id, kind } = 'saved' in told ? told.saved : told.gone;
	const own = drafts[ draftKey( ticket_id, kind ) ];
	if ( threads[ ticket_id ]?.state !== 'ready' || ( own && ( own.saved_at === null || own.problem ) ) ) {
		return undefined;
	}
	if ( 'gone' in told ) {
		return own && { noDrafts: [ { ticket_id, kind } ] };
	}
	const { returned: _, toast: __, problem: ___, client_key: ____, elsewhere: _____, ...saved } = told.saved;
	return { drafts: [ { ...saved, revision: ( own?.revision ?? 0 ) + 1 } ] };
}

/** Hears them, and is heard, as long as the desk is open. */
export function hearTabs( state: () => State, arrive: ( news: Arrival ) => void ): () => void {
	const onMessage = ( { data }: MessageEvent< Told & { user: number } > ) => {
		const news = data.user === boot().user.id ? newsOf( data, state() ) : undefined;
		if ( news ) {
			arrive( news );
		}
	};
	const opened = typeof BroadcastChannel === 'function' ? new BroadcastChannel( 'deskfold-drafts' ) : undefined;
	opened?.addEventListener( 'message', onMessage );
	channel = opened;
	return () => {
		channel = undefined;
		opened?.close();
	};
}
