import { __ } from '@wordpress/i18n';
import { useRef, type ReactNode, type RefObject } from 'react';
import { keyLabel, type Command } from '../app/keys';
import { IconButton, Menu, MenuItem, MenuSeparator, type GlyphName } from '../ui';
import type { EditorHandle } from './Editor';
import type { Format, Toggled } from './editor/formats';
import { EmojiTool } from './editor/EmojiTool';
import { LinkTool } from './editor/LinkTool';
import { useRoving } from './editor/useRoving';

type Props = {
	editor: RefObject< EditorHandle >;
	formats: ReadonlySet< Format >;
	onFiles: ( files: File[] ) => void;
	/** The field for an address is open. */
	linking: boolean;
	onLinking: ( open: boolean ) => void;
	/** Further tools after the paper clip. */
	children?: ReactNode;
};

/** Pressing a tool must not take the cursor out of the text. */
const stay = ( event: { preventDefault: () => void } ) => event.preventDefault();

type Tool = { format: Toggled; icon: GlyphName; command: Command; label: string };

const tools = (): Record< Toggled, Tool > => ( {
	bold: { format: 'bold', icon: 'bold', command: 'bold', label: __( 'Bold', 'deskfold' ) },
	italic: { format: 'italic', icon: 'italic', command: 'italic', label: __( 'Italic', 'deskfold' ) },
	list: { format: 'list', icon: 'list', command: 'bullets', label: __( 'Bulleted list', 'deskfold' ) },
	numbered: { format: 'numbered', icon: 'numbered', command: 'numbers', label: __( 'Numbered list', 'deskfold' ) },
	quote: { format: 'quote', icon: 'quote', command: 'quote', label: __( 'Quote', 'deskfold' ) },
	code: { format: 'code', icon: 'code', command: 'code', label: __( 'Code', 'deskfold' ) },
} );

/** The tools of a text field: one stop for Tab, arrows move along it. What is rarer stands behind the dots. */
export function FormatBar( { editor, formats, onFiles, linking, onLinking, children }: Props ): JSX.Element {
	const bar = useRef< HTMLDivElement >( null );
	const onKeyDown = useRoving( bar );
	const all = tools();
	const button = ( { format, icon, command, label }: Tool, look = '' ) => (
		<IconButton icon={ icon } label={ label } shortcut={ keyLabel( command ) } className={ look } aria-pressed={ formats.has( format ) } onMouseDown={ stay } onClick={ () => editor.current?.toggle( format ) } />
	);
	return (
		<div ref={ bar } className="df-format-bar" role="toolbar" aria-label={ __( 'Format', 'deskfold' ) } onKeyDown={ onKeyDown }>
			{ button( all.bold, 'df-tool-wide' ) }
			{ button( all.italic, 'df-tool-roomy' ) }
			<LinkTool editor={ editor } isOn={ formats.has( 'link' ) } open={ linking } onOpen={ onLinking } />
			{ button( all.list, 'df-tool-roomy' ) }
			<FileTool onFiles={ onFiles } />
			{ children }
			<EmojiTool editor={ editor } />
			<More editor={ editor } formats={ formats } rows={ [ all.bold, all.italic, all.list, all.numbered, all.quote, all.code ] } />
		</div>
	);
}

function FileTool( { onFiles }: { onFiles: ( files: File[] ) => void } ): JSX.Element {
	const picker = useRef< HTMLInputElement >( null );
	return (
		<>
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
		</>
	);
}

function More( { editor, formats, rows }: { editor: RefObject< EditorHandle >; formats: ReadonlySet< Format >; rows: readonly Tool[] } ): JSX.Element {
	// The menu gives the focus back to its button first.
	const then = ( close: () => void, act: () => void ) => () => {
		close();
		act();
	};
	return (
		<Menu label={ __( 'More formats', 'deskfold' ) } width={ 280 } button={ ( props ) => <IconButton icon="dots" label={ __( 'More formats', 'deskfold' ) } onMouseDown={ stay } { ...props } /> }>
			{ ( close ) => (
				<>
					{ rows.map( ( { format, icon, command, label } ) => (
						<MenuItem key={ format } kind="checkbox" icon={ icon } checked={ formats.has( format ) } shortcut={ keyLabel( command ) } onClick={ then( close, () => editor.current?.toggle( format ) ) }>
							{ label }
						</MenuItem>
					) ) }
					<MenuSeparator />
					<MenuItem icon="clear" shortcut={ keyLabel( 'clearFormats' ) } onClick={ then( close, () => editor.current?.clear() ) }>
						{ __( 'Clear formatting', 'deskfold' ) }
					</MenuItem>
				</>
			) }
		</Menu>
	);
}
