import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useId, useMemo, useRef } from 'react';
import type { Attachment } from '../../core/types.gen';
import { languageName } from '../../replies/languages';
import { useMarks } from '../../replies/useMarks';
import { useVariables } from '../../replies/useVariables';
import { DraftFiles } from '../../tickets/DraftFiles';
import { Editor, type EditorHandle } from '../../tickets/Editor';
import { useTools } from '../../tickets/editor/useTools';
import { FormatBar } from '../../tickets/FormatBar';
import { useActions } from '../../tickets/store';
import { useFiles } from '../../tickets/useFiles';
import { Button, Icon } from '../../ui';
import type { ReplyDraft } from './draft';
import { Languages } from './Languages';

type Props = {
	draft: ReplyDraft;
	set: ( change: Partial< ReplyDraft > ) => void;
	/** Whose text is on the screen. */
	locale: string;
	onLocale: ( locale: string ) => void;
	onBusy: ( busy: boolean ) => void;
	error: string | undefined;
};

const NO_WORDS: readonly string[] = [];

/** Its own files count below zero, so that an upload cannot be taken for one of them. */
const filesOf = ( { files, uploads }: ReplyDraft ): Attachment[] => [ ...files.map( ( file ) => ( { ...file, id: -file.id, is_inline: false, content_id: '' } ) ), ...uploads ];

/** What it says, in each language, and what goes with it. */
export function TextPart( { draft, set, locale, onLocale, onBusy, error }: Props ): JSX.Element {
	const help = useId();
	const editor = useRef< EditorHandle >( null );
	const box = useRef< HTMLDivElement >( null );
	const tools = useTools();
	const { dropFile } = useActions();
	const latest = useRef( draft );
	latest.current = draft;
	const files = useFiles( ( upload ) => set( { uploads: [ ...latest.current.uploads, upload ] } ) );
	useEffect( () => onBusy( files.busy ), [ onBusy, files.busy ] );
	const variables = useVariables( { editor, onPhone: true } );
	useMarks( box, NO_WORDS );
	const triggers = useMemo( () => ( { '{': variables.trigger } ), [ variables.trigger ] );
	const here = draft.texts.find( ( text ) => text.locale === locale ) ?? draft.texts[ 0 ];
	const write = ( html: string ) => set( { texts: latest.current.texts.map( ( text ) => ( text.locale === here?.locale ? { ...text, html } : text ) ) } );
	const onRemove = ( id: number ) => {
		if ( id < 0 ) {
			set( { files: draft.files.filter( ( file ) => file.id !== -id ) } );
		} else {
			set( { uploads: draft.uploads.filter( ( upload ) => upload.id !== id ) } );
			void dropFile( id );
		}
	};
	return (
		<div className="df-field df-reply-text">
			<span className="df-reply-label" aria-hidden="true">
				{ __( 'Text', 'deskfold' ) }
			</span>
			<div ref={ box } className={ `df-new-text ${ error ? 'has-error' : '' }` } lang={ here?.locale }>
				<Editor
					ref={ editor }
					html={ here?.html ?? '' }
					revision={ `${ draft.id } ${ here?.locale } ${ draft.updated_at }` }
					label={ here && draft.texts.length > 1 ? /* translators: %s: name of a language. */ sprintf( __( 'Text in %s', 'deskfold' ), languageName( here.locale ) ) : __( 'Text', 'deskfold' ) }
					placeholder={ __( 'Write what the reply says', 'deskfold' ) }
					onChange={ write }
					onFiles={ files.add }
					{ ...tools.field }
					triggers={ triggers }
				/>
				{ variables.menu }
				<DraftFiles attachments={ filesOf( draft ) } files={ files } onRemove={ onRemove } />
				<div className="df-composer-tools">
					<FormatBar editor={ editor } onFiles={ files.add } { ...tools.bar }>
						{ variables.tool }
					</FormatBar>
					<Languages texts={ draft.texts } locale={ here?.locale ?? '' } onLocale={ onLocale } onAdd={ ( added ) => ( set( { texts: [ ...draft.texts, { locale: added, html: '' } ] } ), onLocale( added ) ) } />
				</div>
			</div>
			<div id={ help } className="df-field-help" role={ error ? 'alert' : undefined }>
				{ error ? (
					<span className="df-field-error">
						<Icon name="warning" size={ 16 } />
						{ error }
					</span>
				) : (
					__( 'If a variable is empty, sending stops and asks you.', 'deskfold' )
				) }
			</div>
			{ here && draft.texts.length > 1 && <Others draft={ draft } locale={ here.locale } onTexts={ ( texts ) => ( set( { texts } ), onLocale( texts[ 0 ]?.locale ?? '' ) ) } /> }
		</div>
	);
}

type OthersProps = { draft: ReplyDraft; locale: string; onTexts: ( texts: ReplyDraft[ 'texts' ] ) => void };

/** Who reads which of several languages. */
function Others( { draft: { texts }, locale, onTexts }: OthersProps ): JSX.Element {
	const name = languageName( locale );
	const isFirst = texts[ 0 ]?.locale === locale;
	const first = languageName( texts[ 0 ]?.locale ?? '' );
	return (
		<div className="df-reply-others">
			<span className="df-field-help">
				{ /* translators: %s: name of a language. */ sprintf( __( 'Customers who speak none of these get the text in %s.', 'deskfold' ), first ) }
			</span>
			{ ! isFirst && (
				<Button look="tertiary" size="small" onClick={ () => onTexts( [ ...texts.filter( ( text ) => text.locale === locale ), ...texts.filter( ( text ) => text.locale !== locale ) ] ) }>
					{ /* translators: %s: name of a language. */ sprintf( __( 'Give them %s', 'deskfold' ), name ) }
				</Button>
			) }
			<Button look="tertiary" size="small" onClick={ () => onTexts( texts.filter( ( text ) => text.locale !== locale ) ) }>
				{ /* translators: %s: name of a language. */ sprintf( __( 'Remove %s', 'deskfold' ), name ) }
			</Button>
		</div>
	);
}
