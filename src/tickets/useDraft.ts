import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react';
import type { Address, Attachment, Ticket } from '../core/types.gen';
import { forgetLocally } from './localDrafts';
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
	/** Ends the quarrel with another tab: this text goes on, the other one, or both. */
	settle: ( which: 'mine' | 'theirs' | 'both' ) => void;
	/** The text is on its way: the pause must not save it again. */
	forget: () => void;
};

const begun = ( ticket: Ticket, kind: DraftKind, cc: Address[] ): StoredDraft => ( { ticket_id: ticket.id, kind, html: '', cc, bcc: [], attachments: [], saved_at: null, revision: 0 } );

/** Nothing is saved until the agent chose; whatever is chosen went on from the other tab's version. */
function useSettling( latest: RefObject< StoredDraft > ): Writing[ 'settle' ] {
	const { arrive, keepDraft } = useActions();
	return useCallback(
		( which ) => {
			if ( ! latest.current ) {
				return;
			}
			const { elsewhere: other, problem: _, version: __, ...own } = latest.current;
			if ( which === 'theirs' && ! other ) {
				forgetLocally( own.ticket_id, own.kind );
				arrive( { noDrafts: [ { ticket_id: own.ticket_id, kind: own.kind } ] } );
				return;
			}
			const theirs = other ? { html: other.html, cc: other.cc, bcc: other.bcc, attachments: other.attachments } : {};
			const both = other ? { html: own.html + other.html, attachments: [ ...own.attachments, ...other.attachments.filter( ( { id } ) => own.attachments.every( ( one ) => one.id !== id ) ) ] } : {};
			const chosen = { mine: {}, theirs, both }[ which ];
			void keepDraft( { ...own, ...chosen, revision: own.revision + ( which === 'mine' ? 0 : 1 ), saved_at: null, ...( other ? { version: other.updated_at } : {} ) } );
		},
		[ latest, arrive, keepDraft ]
	);
}

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

	return { draft, isKept: stored !== undefined, edit, settle: useSettling( latest ), flush, forget };
}
