import { __ } from '@wordpress/i18n';
import { useCallback, useEffect, useRef, useState, type FormEvent, type RefObject } from 'react';
import { keyLabel } from '../../app/keys';
import { Button, Icon, IconButton, Popover } from '../../ui';
import type { EditorHandle } from '../Editor';

/** "x.test" is meant as https. */
export const asAddress = ( typed: string ): string => {
	const text = typed.trim();
	if ( /^(https?:|mailto:|tel:)/i.test( text ) ) {
		return text;
	}
	return /^[^\s@]+@[^\s@]+$/.test( text ) ? `mailto:${ text }` : `https://${ text }`;
};

/** What would run in place of a page is no address. */
const isUsable = ( typed: string ): boolean => typed.trim() !== '' && ! /^\s*(?:javascript|data|vbscript|file)\s*:/i.test( typed );

type Props = { editor: RefObject< EditorHandle >; isOn: boolean; open: boolean; onOpen: ( open: boolean ) => void };

export function LinkTool( { editor, isOn, open, onOpen }: Props ): JSX.Element {
	const button = useRef< HTMLButtonElement >( null );
	const close = useCallback( () => onOpen( false ), [ onOpen ] );
	return (
		<>
			<IconButton ref={ button } icon="link" label={ isOn ? __( 'Change the link', 'deskfold' ) : __( 'Link', 'deskfold' ) } shortcut={ keyLabel( 'link' ) } aria-pressed={ isOn } onMouseDown={ ( event ) => event.preventDefault() } onClick={ () => onOpen( ! open ) } />
			{ open && (
				<Popover anchor={ button } onClose={ close } label={ __( 'Link', 'deskfold' ) } width={ 360 }>
					<LinkForm editor={ editor } onDone={ close } />
				</Popover>
			) }
		</>
	);
}

function LinkForm( { editor, onDone }: { editor: RefObject< EditorHandle >; onDone: () => void } ): JSX.Element {
	const [ before ] = useState( () => editor.current?.linked() ?? null );
	const [ typed, setTyped ] = useState( () => {
		const selected = editor.current?.selected().trim() ?? '';
		return before ?? ( /^(https?:\/\/|www\.)\S+$/i.test( selected ) ? selected : '' );
	} );
	const field = useRef< HTMLInputElement >( null );
	useEffect( () => field.current?.select(), [] );
	const done = ( address: string | null ) => {
		onDone();
		editor.current?.link( address );
	};
	const submit = ( event: FormEvent ) => {
		event.preventDefault();
		event.stopPropagation();
		if ( isUsable( typed ) ) {
			done( asAddress( typed ) );
		}
	};
	return (
		<form className="df-link-form" onSubmit={ submit }>
			<input
				ref={ field }
				// The field is what this popover was opened for.
				// eslint-disable-next-line jsx-a11y/no-autofocus
				autoFocus
				type="text"
				inputMode="url"
				className="df-input"
				dir="ltr"
				aria-label={ __( 'Address of the link', 'deskfold' ) }
				placeholder="https://"
				value={ typed }
				onChange={ ( event ) => setTyped( event.target.value ) }
			/>
			<Button type="submit" look="primary" size="large">
				{ before === null ? __( 'Link', 'deskfold' ) : __( 'Change', 'deskfold' ) }
			</Button>
			{ before !== null && (
				<div className="df-link-more">
					<a className="df-button is-ghost is-medium" href={ before } target="_blank" rel="noopener noreferrer">
						<Icon name="external" size={ 16 } />
						{ __( 'Open the link', 'deskfold' ) }
					</a>
					<Button look="ghost" onClick={ () => done( null ) }>
						{ __( 'Remove the link', 'deskfold' ) }
					</Button>
				</div>
			) }
		</form>
	);
}
