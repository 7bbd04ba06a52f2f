import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Address, Attachment, Ticket } from '../core/types.gen';
import { remembered } from './people';
import { draftKey, type DraftKind, type History, type StoredDraft } from './state';
import { useActions, useDesk } from './store';

const PAUSE = 900;

type Change = { html?: string; cc?: Address[]; bcc?: Address[]; attachments?: Attachment[]; history?: History | undefined };

export type Writing = {
	draft: StoredDraft;
	/** False before the first letter and after sending: then the field is empty. */
	isKept: boolean;
	/** Known at once to whoever sends; saved after a short pause. */
	edit: ( change: Change ) => void;
	/** Saves what is still waiting for the pause. */
	flush: () => void;
	/** The text is on its way: the pause must not save it again. */
	forget: () => void;
};

const begun = ( ticket: Ticket, kind: DraftKind, cc: Address[] ): StoredDraft => ( { ticket_id: ticket.id, kind, html: '', cc, bcc: [], attachments: [], saved_at: null, revision: 0 } );

/** What is being written to one ticket. It survives leaving the ticket, reloading, and a lost connection. */
export function useDraft( ticket: Ticket, kind: DraftKind ): Writing {
	const stored = useDesk( ( state ) => state.drafts[ draftKey( ticket.id, kind ) ], [ ticket.id, kind ] );
	const messages = useDesk( ( state ) => state.messages[ ticket.id ], [ ticket.id ] );
	const copies = useMemo( () => ( kind === 'reply' ? remembered( messages ) : [] ), [ kind, messages ] );
	const { arrive, keepDraft } = useActions();
	const draft = stored ?? begun( ticket, kind, copies );
	const latest = useRef( draft );
	latest.current = draft;
	const timer = useRef< ReturnType< typeof setTimeout > >();

	const flush = useCallback( () => {
		if ( timer.current !== undefined ) {
			clearTimeout( timer.current );
			timer.current = undefined;
			void keepDraft( latest.current );
		}
	}, [ keepDraft ] );
	const forget = useCallback( () => {
		clearTimeout( timer.current );
		timer.current = undefined;
	}, [] );
	const edit = useCallback(
		( change: Change ) => {
			const { problem: _, client_key: __, toast: ___, ...rest } = latest.current;
			// Another text is another message: a second try of the first one is over.
			const next: StoredDraft = { ...rest, ...change, saved_at: null };
			latest.current = next;
			arrive( { drafts: [ next ] } );
			clearTimeout( timer.current );
			timer.current = setTimeout( flush, PAUSE );
		},
		[ arrive, flush ]
	);

	useEffect( () => {
		window.addEventListener( 'pagehide', flush );
		return () => {
			window.removeEventListener( 'pagehide', flush );
			flush();
		};
	}, [ flush ] );

	return { draft, isKept: stored !== undefined, edit, flush, forget };
}
