import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import { useKeys } from '../app/keys';
import { go, useRoute } from '../app/route';
import { firstName, timeOfDay } from '../core/format';
import type { Status, Ticket } from '../core/types.gen';
import { Button, Icon, IconButton } from '../ui';
import { AddressLine } from './AddressLine';
import { Collision, useNewer } from './Collision';
import { DraftFiles } from './DraftFiles';
import { Editor, type EditorHandle, type Format } from './Editor';
import { FormatBar } from './FormatBar';
import { SendButton } from './SendButton';
import { draftKey, type DraftKind, type StoredDraft } from './state';
import { useActions, useDesk } from './store';
import { useCycle } from './useCycle';
import { useDraft } from './useDraft';
import { useFiles } from './useFiles';
import { isBlank } from './writing';

const NO_FORMATS: ReadonlySet< Format > = new Set();

/** Where the answer is written. As a note the whole of it looks like one, so that neither is taken for the other. */
export function Composer( { ticket }: { ticket: Ticket } ): JSX.Element {
	const noteBegun = useDesk( ( state ) => ! state.drafts[ draftKey( ticket.id, 'reply' ) ] && Boolean( state.drafts[ draftKey( ticket.id, 'note' ) ] ), [ ticket.id ] );
	const [ kind, setKind ] = useState< DraftKind >( noteBegun ? 'note' : 'reply' );
	const [ touched, setTouched ] = useState( noteBegun );
	const editor = useRef< EditorHandle >( null );
	const name = firstName( ticket.customer_name, ticket.customer_address );

	const open = ( to: DraftKind ) => {
		setKind( to );
		setTouched( true );
		setTimeout( () => editor.current?.focus() );
	};
	useKeys( { reply: () => open( 'reply' ), note: () => open( 'note' ) } );

	return (
		<form
			id="df-reply"
			tabIndex={ -1 }
			className={ `df-composer is-${ kind } ${ touched ? 'is-touched' : '' }` }
			aria-label={ kind === 'note' ? __( 'Write an internal note', 'deskfold' ) : __( 'Write a reply', 'deskfold' ) }
			onSubmit={ ( event ) => event.preventDefault() }
		>
			<div className="df-composer-mini">
				<button type="button" className="df-composer-open" onClick={ () => open( 'reply' ) }>
					<Icon name="reply" />
					{ /* translators: %s: first name of a customer. */ }
					<span className="df-cut">{ sprintf( __( 'Reply to %s by e-mail', 'deskfold' ), name ) }</span>
				</button>
				<IconButton icon="lock" label={ __( 'Internal note', 'deskfold' ) } onClick={ () => open( 'note' ) } />
			</div>
			<Sheet key={ kind } ticket={ ticket } kind={ kind } onKind={ open } onLeave={ () => setTouched( false ) } editor={ editor } name={ name } />
		</form>
	);
}

type SheetProps = { ticket: Ticket; kind: DraftKind; onKind: ( kind: DraftKind ) => void; onLeave: () => void; editor: React.RefObject< EditorHandle >; name: string };

function Sheet( { ticket, kind, onKind, onLeave, editor, name }: SheetProps ): JSX.Element {
	const { draft, isKept, edit, flush, forget } = useDraft( ticket, kind );
	const { send, dropFile } = useActions();
	const cycle = useCycle();
	const { view, search } = useRoute();
	const [ formats, setFormats ] = useState( NO_FORMATS );
	const files = useFiles( ( attachment ) => edit( { attachments: [ ...latest.current.attachments, attachment ] } ) );
	const latest = useRef( draft );
	latest.current = draft;
	const newer = useNewer( ticket, draft.problem?.kind === 'something_newer' );
	const isNote = kind === 'note';
	const empty = isBlank( draft.html ) && draft.attachments.length === 0;
	const sendable = ! empty && ! files.busy;

	const submit = ( status?: Status, anyway = false ) => {
		if ( ! sendable ) {
			editor.current?.focus();
			return;
		}
		forget();
		newer.dismiss();
		if ( status && status !== 'open' ) {
			cycle.leave( ticket.id );
		}
		const onBack = () => go( { screen: 'ticket', ticket: ticket.id, view, search } );
		void send( ticket.id, kind, { ...( status ? { status } : {} ), anyway, onBack } );
		onLeave();
	};
	useKeys( {
		send: ( event ) => ( inComposer( event ) ? submit( isNote ? undefined : 'waiting' ) : false ),
		sendResolve: ( event ) => ( inComposer( event ) && ! isNote ? submit( 'resolved' ) : false ),
		leave: ( event ) => {
			if ( ! inComposer( event ) ) {
				return false;
			}
			flush();
			onLeave();
			document.getElementById( 'df-conversation' )?.focus();
			return undefined;
		},
	} );

	const onDrop = ( event: DragEvent ) => {
		if ( event.dataTransfer.files.length ) {
			event.preventDefault();
			files.add( [ ...event.dataTransfer.files ] );
		}
	};
	// What came back, after Undo or a failure, is where the agent goes on.
	const known = useRef( draft.revision );
	useEffect( () => {
		if ( draft.revision > known.current ) {
			known.current = draft.revision;
			editor.current?.focus();
		}
	}, [ draft.revision, editor ] );

	return (
		// eslint-disable-next-line jsx-a11y/no-static-element-interactions -- a place to drop files on, besides the button
		<div className="df-composer-sheet" onDragOver={ ( event ) => event.preventDefault() } onDrop={ onDrop }>
			<Collision newer={ newer } draft={ draft } name={ name } onAnyway={ () => submit( 'waiting', true ) } />
			<Tabs kind={ kind } draft={ draft } onKind={ onKind } />
			{ ! isNote && <AddressLine ticket={ ticket } cc={ draft.cc } onCc={ ( cc ) => edit( { cc } ) } /> }
			<div className="df-composer-text">
				<Editor
					ref={ editor }
					html={ draft.html }
					revision={ isKept ? `kept ${ draft.revision }` : 'none' }
					label={ isNote ? __( 'Internal note', 'deskfold' ) : __( 'Reply', 'deskfold' ) }
					placeholder={ isNote ? __( 'Only your team sees this', 'deskfold' ) : /* translators: %s: first name of a customer. */ sprintf( __( 'Reply to %s', 'deskfold' ), name ) }
					onChange={ ( html ) => edit( { html } ) }
					onFormats={ setFormats }
					onFiles={ files.add }
				/>
			</div>
			<DraftFiles
				attachments={ draft.attachments }
				files={ files }
				onRemove={ ( id ) => {
					edit( { attachments: draft.attachments.filter( ( file ) => file.id !== id ) } );
					void dropFile( id );
				} }
			/>
			<div className="df-composer-tools" role="toolbar" aria-label={ __( 'Format and send', 'deskfold' ) }>
				<FormatBar editor={ editor } formats={ formats } onFiles={ files.add } />
				<span className="df-grow" />
				{ isNote ? (
					<Button look="primary" disabled={ ! sendable } onClick={ () => submit() }>
						{ __( 'Add note', 'deskfold' ) }
					</Button>
				) : (
					<SendButton name={ name } disabled={ ! sendable } onSend={ submit } />
				) }
			</div>
		</div>
	);
}

const inComposer = ( event: globalThis.KeyboardEvent ): boolean => event.target instanceof Element && event.target.closest( '.df-composer' ) !== null;

/** Whether the text is safe, and since when. */
function saved( draft: StoredDraft ): string {
	if ( isBlank( draft.html ) && draft.attachments.length === 0 ) {
		return '';
	}
	return draft.saved_at === null
		? __( 'Draft', 'deskfold' )
		: /* translators: %s: a time of day. */ sprintf( __( 'Draft saved %s', 'deskfold' ), timeOfDay( draft.saved_at ) );
}

function Tabs( { kind, draft, onKind }: { kind: DraftKind; draft: StoredDraft; onKind: ( kind: DraftKind ) => void } ): JSX.Element {
	const onKeyDown = ( event: KeyboardEvent ) => {
		if ( event.key === 'ArrowLeft' || event.key === 'ArrowRight' ) {
			event.preventDefault();
			onKind( kind === 'reply' ? 'note' : 'reply' );
		}
	};
	const tab = ( which: DraftKind, icon: 'reply' | 'lock', label: string ) => (
		<button type="button" role="tab" className="df-tab" aria-selected={ kind === which } tabIndex={ kind === which ? 0 : -1 } onClick={ () => onKind( which ) } onKeyDown={ onKeyDown }>
			<Icon name={ icon } />
			{ label }
		</button>
	);
	return (
		<div className="df-tabs">
			<div role="tablist" aria-label={ __( 'Reply or note', 'deskfold' ) }>
				{ tab( 'reply', 'reply', __( 'Reply', 'deskfold' ) ) }
				{ tab( 'note', 'lock', __( 'Internal note', 'deskfold' ) ) }
			</div>
			<span className="df-grow" />
			<span className="df-tabs-saved df-num">{ saved( draft ) }</span>
		</div>
	);
}
