import { __ } from '@wordpress/i18n';
import { useRef, useState, type ReactNode, type RefObject } from 'react';
import { Button, IconButton, Popover } from '../ui';
import type { EditorHandle, Format } from './Editor';

type Props = {
	editor: RefObject< EditorHandle >;
	formats: ReadonlySet< Format >;
	onFiles: ( files: File[] ) => void;
	/** Further tools after the paper clip. */
	children?: ReactNode;
};

/** Pressing a tool must not take the cursor out of the text. */
const stay = ( event: { preventDefault: () => void } ) => event.preventDefault();

export function FormatBar( { editor, formats, onFiles, children }: Props ): JSX.Element {
	const picker = useRef< HTMLInputElement >( null );
	const tool = ( format: Exclude< Format, 'link' >, label: string, shortcut?: string, phone = true ) => (
		<IconButton
			icon={ format }
			label={ label }
			{ ...( shortcut ? { shortcut } : {} ) }
			className={ phone ? '' : 'df-not-phone' }
			aria-pressed={ formats.has( format ) }
			onMouseDown={ stay }
			onClick={ () => editor.current?.toggle( format ) }
		/>
	);
	return (
		<>
			{ tool( 'bold', __( 'Bold', 'deskfold' ), 'Ctrl+B' ) }
			{ tool( 'italic', __( 'Italic', 'deskfold' ), 'Ctrl+I', false ) }
			<LinkTool editor={ editor } isOn={ formats.has( 'link' ) } />
			{ tool( 'list', __( 'List', 'deskfold' ), undefined, false ) }
			{ tool( 'quote', __( 'Quote', 'deskfold' ), undefined, false ) }
			<IconButton icon="attach" label={ __( 'Attach a file', 'deskfold' ) } onClick={ () => picker.current?.click() } />
			<input
				ref={ picker }
				type="file"
				multiple
				hidden
				onChange={ ( event ) => {
					onFiles( [ ...( event.target.files ?? [] ) ] );
					event.target.value = '';
				} }
			/>
			{ children }
		</>
	);
}

/** "x.test" is meant as https. */
export const asAddress = ( typed: string ): string => {
	const text = typed.trim();
	if ( /^(https?:|mailto:|tel:)/i.test( text ) ) {
		return text;
	}
	return /^[^\s@]+@[^\s@]+$/.test( text ) ? `mailto:${ text }` : `https://${ text }`;
};

function LinkTool( { editor, isOn }: { editor: RefObject< EditorHandle >; isOn: boolean } ): JSX.Element {
	const button = useRef< HTMLButtonElement >( null );
	const [ open, setOpen ] = useState( false );
	const [ typed, setTyped ] = useState( '' );
	const done = ( address: string | null ) => {
		setOpen( false );
		setTyped( '' );
		editor.current?.link( address );
	};
	const start = () => {
		if ( isOn ) {
			done( null );
			return;
		}
		const selected = editor.current?.selected().trim() ?? '';
		setTyped( /^(https?:\/\/|www\.)\S+$/i.test( selected ) ? selected : '' );
		setOpen( true );
	};
	return (
		<>
			<IconButton ref={ button } icon="link" label={ isOn ? __( 'Remove the link', 'deskfold' ) : __( 'Link', 'deskfold' ) } aria-pressed={ isOn } onMouseDown={ stay } onClick={ start } />
			{ open && (
				<Popover anchor={ button } onClose={ () => setOpen( false ) } label={ __( 'Link', 'deskfold' ) }>
					<form
						className="df-link-form"
						onSubmit={ ( event ) => {
							event.preventDefault();
							event.stopPropagation();
							if ( typed.trim() ) {
								done( asAddress( typed ) );
							}
						} }
					>
						<input
							// The field is all there is in this popover.
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
							{ __( 'Link', 'deskfold' ) }
						</Button>
					</form>
				</Popover>
			) }
		</>
	);
}
