import { forwardRef, useImperativeHandle, useRef, type RefObject } from 'react';
import type { Attachment } from '../core/types.gen';
import { clearFormats, linkAt, setLink, toggle, type Format, type Toggled } from './editor/formats';
import { PictureLayer } from './editor/PictureLayer';
import type { Upload } from './editor/pictures';
import type { Triggers } from './editor/triggers';
import { insertPictures, useSquire, type Writing } from './editor/useSquire';

export type { Format } from './editor/formats';

export type EditorHandle = {
	focus: () => void;
	toggle: ( format: Toggled ) => void;
	/** Plain paragraphs again. */
	clear: () => void;
	/** An address makes a link or changes the one at the caret, null takes it away. */
	link: ( address: string | null ) => void;
	/** The address of the link at the caret. */
	linked: () => string | null;
	selected: () => string;
	/** At the caret, in place of what is selected; goes through the same cleaning as a paste. */
	insertHtml: ( html: string ) => void;
	/** Into the text where they can stand in it. */
	insertPictures: ( files: readonly File[] ) => void;
	/** In place of the word that opened a menu ("/ref"); without such a word at the caret. */
	replaceTrigger: ( html: string ) => void;
	/** Closes the open menu and leaves what was typed. */
	dismissTrigger: () => void;
	/** Tells screen readers which row of a menu the keys are on; null when the menu is gone. */
	describeMenu: ( menu: { list: string; active: string | null } | null ) => void;
};

export type EditorProps = {
	/** What stands in it when `revision` changes; typing is told by onChange and never written back. */
	html: string;
	revision: string;
	label: string;
	placeholder: string;
	/** With the pictures in the text that have arrived on the server. */
	onChange: ( html: string, inline: readonly Attachment[] ) => void;
	onFormats: ( formats: ReadonlySet< Format > ) => void;
	onFiles: ( files: File[] ) => void;
	/** The key for links was pressed where one can be made. */
	onLink?: () => void;
	/** Signs that open a menu while one types. */
	triggers?: Triggers;
	/** Whether chips that name an agent stay: in notes. */
	mentions?: boolean;
	/** Files of the text, its pictures among them. */
	attachments?: readonly Attachment[];
	/** How pictures in the text come and go; without it they are files beside it. */
	pictures?: PictureWays;
};

export type PictureWays = {
	upload: Upload;
	load: ( attachment: Attachment ) => Promise< string >;
	drop: ( id: number ) => void;
	/** True while one in the text is still on its way, or stuck. */
	onWaiting: ( waiting: boolean ) => void;
};

function describe( root: HTMLElement, menu: { list: string; active: string | null } | null ): void {
	const set = ( name: string, value: string | null ) => ( value === null ? root.removeAttribute( name ) : root.setAttribute( name, value ) );
	set( 'aria-haspopup', menu && 'listbox' );
	set( 'aria-controls', menu && menu.list );
	set( 'aria-activedescendant', menu && menu.active );
}

function handleOf( writing: RefObject< Writing | undefined > ): EditorHandle {
	const insertHtml = ( html: string ) => writing.current?.squire.focus().insertHTML( html );
	return {
		focus: () => {
			const squire = writing.current?.squire;
			if ( squire && document.activeElement !== squire.getRoot() ) {
				squire.focus();
				squire.moveCursorToEnd();
			}
		},
		toggle: ( format ) => writing.current && toggle( writing.current.squire, format ),
		clear: () => writing.current && clearFormats( writing.current.squire ),
		link: ( address ) => writing.current && setLink( writing.current.squire, address ),
		linked: () => ( writing.current ? ( linkAt( writing.current.squire )?.getAttribute( 'href' ) ?? null ) : null ),
		selected: () => writing.current?.squire.getSelectedText() ?? '',
		insertHtml,
		insertPictures: ( files ) => writing.current && insertPictures( writing.current, files ),
		replaceTrigger: ( html ) => {
			if ( ! writing.current?.watch.replace( html ) ) {
				insertHtml( html );
			}
		},
		dismissTrigger: () => writing.current?.watch.dismiss(),
		describeMenu: ( menu ) => writing.current && describe( writing.current.squire.getRoot(), menu ),
	};
}

/** The text field of replies and notes: Squire on an element that React leaves alone. */
export const Editor = forwardRef< EditorHandle, EditorProps >( function Editor( props, ref ) {
	const box = useRef< HTMLDivElement >( null );
	const { writing, changes } = useSquire( box, props );
	useImperativeHandle( ref, () => handleOf( writing ) );
	return (
		<div className="df-editor-frame">
			<div ref={ box } className="df-editor df-prose is-blank" role="textbox" aria-multiline="true" aria-label={ props.label } data-placeholder={ props.placeholder } dir="auto" tabIndex={ 0 } />
			{ props.pictures && <PictureLayer box={ box } writing={ writing } changes={ changes } /> }
		</div>
	);
} );
