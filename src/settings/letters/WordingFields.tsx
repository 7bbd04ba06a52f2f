import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useRef } from 'react';
import { Button, Field, Icon, IconButton, Menu, MenuItem, TextField } from '../../ui';
import type { Form } from '../form';
import type { Letter, Wording } from './store';
import { wordName } from './words';

type Props = { form: Form< Wording >; letter: Letter; isRequested: boolean; warnings: readonly string[] };

/** Subject and text, with the words that can be put in where the caret stands. */
export function WordingFields( { form, letter, isRequested, warnings }: Props ): JSX.Element {
	const area = useRef< HTMLTextAreaElement >( null );
	const { subject, text } = form.values;
	const missing = letter.required.filter( ( word ) => ! text.includes( word ) );
	// Until somebody has clicked into the text, words go to its end.
	useEffect( () => area.current?.setSelectionRange( area.current.value.length, area.current.value.length ), [] );
	const empty = __( 'Write something here, or take the usual text.', 'deskfold' );

	/** Puts something around what is chosen, or where the caret stands; the browser's own undo goes on working. */
	const put = ( before: string, after = '' ) => {
		const field = area.current;
		if ( ! field ) {
			return;
		}
		const { selectionStart: from, selectionEnd: to } = field;
		const whole = before + text.slice( from, to ) + after;
		field.focus();
		if ( ! document.execCommand?.( 'insertText', false, whole ) ) {
			form.set( { text: text.slice( 0, from ) + whole + text.slice( to ) } );
		}
		field.setSelectionRange( from + before.length, from + whole.length - after.length );
	};

	return (
		<>
			<TextField
				label={ __( 'Subject', 'deskfold' ) }
				value={ subject }
				maxLength={ 200 }
				error={ isRequested && ! subject.trim() ? empty : undefined }
				onChange={ ( event ) => form.set( { subject: event.target.value } ) }
			/>
			<Field
				label={ __( 'Text', 'deskfold' ) }
				error={ isRequested && ! text.trim() ? empty : undefined }
				help={ __( 'A blank line begins a paragraph. Bold, italic and links may be used; the plain-text part of the mail is made by itself.', 'deskfold' ) }
			>
				{ ( given ) => (
					<>
						<Tools words={ Object.keys( letter.words ) } onPut={ put } />
						<textarea
							ref={ area }
							className="df-input"
							dir="auto"
							rows={ 12 }
							maxLength={ 5000 }
							value={ text }
							onChange={ ( event ) => form.set( { text: event.target.value } ) }
							{ ...given }
						/>
					</>
				) }
			</Field>
			{ [ ...warnings, ...missing.map( forgotten ) ].map( ( words ) => (
				<p key={ words } className="df-settings-warning" role="status">
					<Icon name="warning" size={ 16 } />
					<span dir="auto">{ words }</span>
				</p>
			) ) }
		</>
	);
}

/* translators: 1: a word in braces, such as {link}, 2: what it stands for. */
const forgotten = ( word: string ): string => sprintf( __( 'The text does not have %1$s (%2$s). It is put at the end, because without it the mail is of no use.', 'deskfold' ), word, wordName( word ) );

function Tools( { words, onPut }: { words: readonly string[]; onPut: ( before: string, after?: string ) => void } ): JSX.Element {
	return (
		<div className="df-letter-tools" role="group" aria-label={ __( 'Put into the text', 'deskfold' ) }>
			<Menu
				label={ __( 'Variables', 'deskfold' ) }
				width={ 300 }
				button={ ( props ) => (
					<Button { ...props } icon="plus">
						{ __( 'Insert', 'deskfold' ) }
					</Button>
				) }
			>
				{ ( close ) =>
					words.map( ( word ) => (
						<MenuItem
							key={ word }
							onClick={ () => {
								close();
								onPut( word );
							} }
						>
							{ wordName( word ) }
						</MenuItem>
					) )
				}
			</Menu>
			<IconButton icon="bold" label={ __( 'Bold', 'deskfold' ) } onClick={ () => onPut( '<b>', '</b>' ) } />
			<IconButton icon="italic" label={ __( 'Italic', 'deskfold' ) } onClick={ () => onPut( '<i>', '</i>' ) } />
			<IconButton icon="link" label={ __( 'Link', 'deskfold' ) } onClick={ () => onPut( '<a href="https://">', '</a>' ) } />
		</div>
	);
}
