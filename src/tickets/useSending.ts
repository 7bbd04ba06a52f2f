import { useEffect, useRef, type RefObject } from 'react';
import { useKeys } from '../app/keys';
import { go, useRoute } from '../app/route';
import { dismiss } from '../core/toasts';
import type { Ticket } from '../core/types.gen';
import { stillOpen } from '../replies/stillOpen';
import type { EditorHandle } from './Editor';
import type { DraftKind, Ending, StoredDraft } from './state';
import { useActions } from './store';
import { useCycle } from './useCycle';
import type { Writing } from './useDraft';
import { isBlank } from './writing';

type Given = { ticket: Ticket; kind: DraftKind; writing: Writing; busy: boolean; editor: RefObject< EditorHandle >; onSent: () => void; onLeave: () => void };

export type Sending = { sendable: boolean; submit: ( ending?: Ending, anyway?: boolean ) => void };

const inComposer = ( event: KeyboardEvent ): boolean => event.target instanceof Element && event.target.closest( '.df-composer' ) !== null;

const focusEditor = (): void => document.querySelector< HTMLElement >( '.df-composer .df-editor' )?.focus();

/** What came back, after Undo or a failure, is where the agent goes on; on the screen it needs no toast. */
function useReturned( { revision, returned, toast }: StoredDraft, editor: RefObject< EditorHandle > ): void {
	const known = useRef( revision );
	useEffect( () => {
		if ( revision > known.current && returned ) {
			editor.current?.focus();
		}
		known.current = revision;
	}, [ revision, returned, editor ] );
	useEffect( () => {
		if ( toast !== undefined ) {
			dismiss( toast );
		}
	}, [ toast ] );
}

/** Ends the writing: by key or button, with what becomes of the ticket. */
export function useSending( { ticket, kind, writing, busy, editor, onSent, onLeave }: Given ): Sending {
	const { draft, flush, forget } = writing;
	const { send, arrive } = useActions();
	const { leave } = useCycle();
	const { view, search } = useRoute();
	const sendable = ! busy && ! ( isBlank( draft.html ) && draft.attachments.length === 0 );

	const submit = ( ending: Ending = {}, anyway = false ) => {
		if ( ! sendable ) {
			editor.current?.focus();
			return;
		}
		const open = kind === 'reply' ? stillOpen( draft.html ) : undefined;
		if ( open ) {
			arrive( { drafts: [ { ...draft, problem: { ...open, ending } } ] } );
			return;
		}
		forget();
		onSent();
		if ( ending.send_at !== undefined || ( ending.status && ending.status !== 'open' ) ) {
			leave( ticket.id );
		}
		const onBack = () => {
			go( { screen: 'ticket', ticket: ticket.id, view, search } );
			// After the list has brought its row into sight.
			requestAnimationFrame( () => requestAnimationFrame( focusEditor ) );
		};
		void send( ticket.id, kind, { ...ending, anyway, onBack } );
	};
	useKeys( {
		send: ( event ) => ( inComposer( event ) ? submit( kind === 'note' ? {} : { status: 'waiting' } ) : false ),
		sendResolve: ( event ) => ( inComposer( event ) && kind === 'reply' ? submit( { status: 'resolved' } ) : false ),
		leave: ( event ) => ( inComposer( event ) ? ( flush(), onLeave() ) : false ),
	} );

	useReturned( draft, editor );
	return { sendable, submit };
}
