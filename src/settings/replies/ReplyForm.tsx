import { useDispatch } from '@wordpress/data';
import { __, _n, _x, sprintf } from '@wordpress/i18n';
import { useEffect, useId, useRef, useState } from 'react';
import { Problem } from '../../core/api';
import { number } from '../../core/format';
import { toast } from '../../core/toasts';
import { ownLanguage, textFor } from '../../replies/languages';
import { store } from '../../replies/store';
import { Bar, Button, TextField } from '../../ui';
import { useForm } from '../form';
import { LeaveGuard } from '../LeaveGuard';
import { NotSaved } from '../Page';
import { Segments } from '../parts';
import { blankLocales, draftOf, mayShare, wordsOf, type ReplyDraft } from './draft';
import { removeReplies } from './removing';
import { Frame } from './ReplyPane';
import { TagsPart } from './TagsPart';
import { TextPart } from './TextPart';

type Props = {
	kept: ReplyDraft;
	folders: readonly string[];
	/** So many files of what was copied are not in the copy. */
	leftOut?: number;
};

/** Saves against what the agent has seen; told of somebody else's change, a second save is meant. */
function useReplyForm( kept: ReplyDraft ) {
	const { save } = useDispatch( store );
	const seen = useRef( kept.updated_at );
	const form = useForm< ReplyDraft >( kept, async ( draft ) => {
		try {
			const after = draftOf( await save( draft.id, wordsOf( draft, seen.current ) ) );
			seen.current = after.updated_at;
			return after;
		} catch ( thrown ) {
			const theirs = thrown instanceof Problem ? thrown.details.updated_at : undefined;
			seen.current = typeof theirs === 'number' ? theirs : seen.current;
			throw thrown;
		}
	} );
	useEffect( () => {
		// Shown, because nothing was typed: then it is seen.
		if ( ! form.isDirty ) {
			seen.current = Math.max( seen.current, kept.updated_at );
		}
	}, [ form.isDirty, kept.updated_at ] );
	return form;
}

export function ReplyForm( { kept, folders, leftOut = 0 }: Props ): JSX.Element {
	const form = useReplyForm( kept );
	const { values, set } = form;
	const [ locale, setLocale ] = useState( () => textFor( kept.texts, ownLanguage() ).locale );
	const [ tried, setTried ] = useState( false );
	const [ isGone, setGone ] = useState( false );
	const [ isUploading, setUploading ] = useState( false );
	const isNew = kept.id === 0;
	const empty = blankLocales( values );
	const nameless = values.name.trim() === '';

	// A new one has its own address from the moment it is kept; what is deleted has none.
	useEffect( () => {
		if ( isGone || ( isNew && values.id > 0 ) ) {
			window.location.hash = isGone ? '#/settings/replies' : `#/settings/replies/${ values.id }`;
		}
	}, [ isGone, isNew, values.id ] );

	const save = async () => {
		setTried( true );
		if ( nameless || empty.length > 0 ) {
			setLocale( empty[ 0 ] ?? locale );
			return;
		}
		if ( await form.save() ) {
			setTried( false );
			toast( __( 'The reply is saved.', 'deskfold' ) );
		}
	};
	return (
		<form
			className="df-reply-form-box"
			noValidate
			onSubmit={ ( event ) => {
				event.preventDefault();
				void save();
			} }
		>
			<LeaveGuard isDirty={ form.isDirty && ! isGone } />
			<Frame title={ isNew ? __( 'New saved reply', 'deskfold' ) : kept.name } foot={ <Foot form={ form } isNew={ isNew } isBusy={ isUploading } onDelete={ async () => setGone( await removeReplies( [ kept.id ] ) ) } /> }>
				<NotSaved problem={ form.problem } />
				{ leftOut > 0 && isNew && (
					<Bar look="info">
						{
							/* translators: %s: a number of files. */
							sprintf( _n( '%s file stays with the first reply. Attach it here again if this one needs it.', '%s files stay with the first reply. Attach them here again if this one needs them.', leftOut, 'deskfold' ), number( leftOut ) )
						}
					</Bar>
				) }
				<div className="df-settings-form df-reply-form">
					<TextField label={ __( 'Name', 'deskfold' ) } required maxLength={ 190 } value={ values.name } error={ tried && nameless ? __( 'Give the reply a name, so that it can be found.', 'deskfold' ) : undefined } onChange={ ( event ) => set( { name: event.target.value } ) } />
					<TextPart draft={ values } set={ set } locale={ locale } onLocale={ setLocale } onBusy={ setUploading } error={ tried && empty.includes( locale ) ? __( 'Write what the reply says.', 'deskfold' ) : undefined } />
					<Folder value={ values.folder } folders={ folders } onChange={ ( folder ) => set( { folder } ) } />
					<For isPersonal={ values.is_personal } onChange={ ( is_personal ) => set( { is_personal } ) } />
					<TagsPart tags={ values.tags } onTags={ ( tags ) => set( { tags } ) } />
				</div>
			</Frame>
		</form>
	);
}

type FootProps = { form: { isDirty: boolean; isBusy: boolean }; isNew: boolean; isBusy: boolean; onDelete: () => Promise< void > };

function Foot( { form, isNew, isBusy, onDelete }: FootProps ): JSX.Element {
	return (
		<>
			{ ! isNew && (
				<Button look="danger" onClick={ () => void onDelete() }>
					{ __( 'Delete', 'deskfold' ) }
				</Button>
			) }
			<span className="df-grow" />
			<a className="df-button is-ghost is-medium" href="#/settings/replies">
				{ __( 'Cancel', 'deskfold' ) }
			</a>
			<Button type="submit" look="primary" disabled={ isBusy || form.isBusy || ( ! form.isDirty && ! isNew ) }>
				{ form.isBusy ? __( 'Saving…', 'deskfold' ) : __( 'Save', 'deskfold' ) }
			</Button>
		</>
	);
}

function Folder( { value, folders, onChange }: { value: string; folders: readonly string[]; onChange: ( folder: string ) => void } ): JSX.Element {
	const list = useId();
	return (
		<>
			<TextField label={ __( 'Folder', 'deskfold' ) } maxLength={ 100 } list={ list } value={ value } help={ __( 'Replies about the same thing stand together. It may stay empty.', 'deskfold' ) } onChange={ ( event ) => onChange( event.target.value ) } />
			<datalist id={ list }>
				{ folders.map( ( folder ) => (
					<option key={ folder } value={ folder } />
				) ) }
			</datalist>
		</>
	);
}

function For( { isPersonal, onChange }: { isPersonal: boolean; onChange: ( isPersonal: boolean ) => void } ): JSX.Element {
	if ( ! mayShare() ) {
		return <p className="df-field-help">{ __( 'Only you see this reply. Supervisors and managers write replies for everyone.', 'deskfold' ) }</p>;
	}
	return (
		<Segments
			label={ _x( 'For', 'who may use a saved reply', 'deskfold' ) }
			value={ isPersonal ? 'me' : 'everyone' }
			choices={ [
				{ value: 'everyone', label: _x( 'Everyone', 'who may use a saved reply', 'deskfold' ) },
				{ value: 'me', label: __( 'Only me', 'deskfold' ) },
			] }
			onChange={ ( value ) => onChange( value === 'me' ) }
		/>
	);
}
