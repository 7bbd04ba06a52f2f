import { __, sprintf } from '@wordpress/i18n';
import { useRef, type DragEvent, type RefObject } from 'react';
import type { Ticket } from '../core/types.gen';
import { useSaved } from '../replies/useSaved';
import { Button } from '../ui';
import { AddressLine } from './AddressLine';
import { Collision, useNewer } from './Collision';
import { ComposerTabs } from './ComposerTabs';
import { DraftFiles } from './DraftFiles';
import { Editor, type EditorHandle } from './Editor';
import { useEmojiMenu } from './editor/EmojiTool';
import { NoteHint, useMentions } from './editor/useMentions';
import { usePictureWays } from './editor/usePictureWays';
import { useTools } from './editor/useTools';
import { Elsewhere } from './Elsewhere';
import { FormatBar } from './FormatBar';
import { HistoryChoice } from './HistoryChoice';
import { SendButton } from './SendButton';
import type { DraftKind } from './state';
import { useActions } from './store';
import { useDraft } from './useDraft';
import { useFiles } from './useFiles';
import { useSending } from './useSending';
import { isBlank } from './writing';

type Props = { ticket: Ticket; isReady: boolean; kind: DraftKind; onKind: ( kind: DraftKind ) => void; onLeave: () => void; editor: RefObject< EditorHandle >; name: string };

/** Everything about one reply or one note: to whom, the words, the files, and how it ends. */
export function ComposerSheet( { ticket, isReady, kind, onKind, onLeave, editor, name }: Props ): JSX.Element {
	const writing = useDraft( ticket, kind );
	const { draft, edit } = writing;
	const { dropFile } = useActions();
	const tools = useTools();
	const { pictures, waiting } = usePictureWays();
	const latest = useRef( draft );
	latest.current = draft;
	const files = useFiles( ( attachment ) => edit( { attachments: [ ...latest.current.attachments, attachment ] } ) );
	const newer = useNewer( ticket, isReady, draft.problem?.kind === 'something_newer' );
	const isNote = kind === 'note';
	const box = useRef< HTMLDivElement >( null );
	const saved = useSaved( { editor, box, ticket, onAttachments: ( more ) => edit( { attachments: [ ...latest.current.attachments, ...more ] } ) } );
	const emoji = useEmojiMenu( editor );
	const mentions = useMentions( editor, isNote );
	const { sendable, submit } = useSending( {
		ticket,
		kind,
		writing,
		busy: files.busy || saved.busy || waiting || ! isReady || draft.elsewhere !== undefined,
		editor,
		onSent: () => {
			newer.dismiss();
			onLeave();
		},
		onLeave: () => {
			onLeave();
			document.getElementById( 'df-conversation' )?.focus();
		},
	} );

	const onDrop = ( event: DragEvent ) => {
		if ( event.dataTransfer.files.length ) {
			event.preventDefault();
			files.add( [ ...event.dataTransfer.files ] );
		}
	};
	const onRemove = ( id: number ) => ( edit( { attachments: draft.attachments.filter( ( file ) => file.id !== id ) } ), void dropFile( id ) );
	return (
		<div className="df-composer-sheet" onDragOver={ ( event ) => event.preventDefault() } onDrop={ onDrop }>
			<Collision newer={ newer } draft={ draft } onAgain={ () => submit( draft.problem?.ending, draft.problem?.kind === 'something_newer' ) } />
			<Elsewhere writing={ writing } />
			<ComposerTabs kind={ kind } draft={ draft } onKind={ onKind } />
			{ ! isNote && <AddressLine ticket={ ticket } cc={ draft.cc } bcc={ draft.bcc } onChange={ edit } onAll={ () => editor.current?.focus() } /> }
			<div ref={ box } className="df-composer-text">
				<Editor
					ref={ editor }
					html={ draft.html }
					revision={ writing.isKept ? `kept ${ draft.revision }` : 'none' }
					label={ isNote ? __( 'Internal note', 'deskfold' ) : __( 'Reply', 'deskfold' ) }
					placeholder={ isNote ? __( 'Only your team sees this', 'deskfold' ) : /* translators: %s: first name of a customer. */ sprintf( __( 'Reply to %s', 'deskfold' ), name ) }
					onChange={ ( html, inline ) => edit( { html, attachments: [ ...latest.current.attachments.filter( ( file ) => ! file.is_inline ), ...inline ] } ) }
					onFiles={ files.add }
					{ ...tools.field }
					triggers={ { ...saved.triggers, ...mentions.triggers, ':': emoji.trigger } }
					mentions={ isNote }
					attachments={ draft.attachments }
					pictures={ pictures }
				/>
				{ isNote && ! isBlank( draft.html ) && <NoteHint html={ draft.html } /> }
				{ mentions.menu }
				{ emoji.menu }
			</div>
			{ ! isNote && writing.isKept && <HistoryChoice value={ draft.history } onChange={ ( history ) => edit( { history } ) } /> }
			{ saved.menus }
			<DraftFiles attachments={ draft.attachments.filter( ( file ) => ! file.is_inline ) } files={ files } onRemove={ onRemove } />
			<div className="df-composer-tools">
				<FormatBar editor={ editor } onFiles={ files.add } { ...tools.bar }>
					{ saved.tools }
				</FormatBar>
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
