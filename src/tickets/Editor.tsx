import Squire from 'squire-rte';
import { forwardRef, useEffect, useImperativeHandle, useRef, type RefObject } from 'react';
import { clean } from './editor/clean';
import { TriggerWatch, type Triggers } from './editor/triggers';

export type Format = 'bold' | 'italic' | 'link' | 'list' | 'quote';

export type EditorHandle = {
	focus: () => void;
	toggle: ( format: Exclude< Format, 'link' > ) => void;
	/** An address makes a link, null takes it away. */
	link: ( address: string | null ) => void;
	selected: () => string;
	/** At the caret, in place of what is selected; goes through the same cleaning as a paste. */
	insertHtml: ( html: string ) => void;
	/** In place of the word that opened a menu ("/ref"); without such a word at the caret. */
	replaceTrigger: ( html: string ) => void;
	/** Closes the open menu and leaves what was typed. */
	dismissTrigger: () => void;
	/** Tells screen readers which row of a menu the keys are on; null when the menu is gone. */
	describeMenu: ( menu: { list: string; active: string | null } | null ) => void;
};

type Props = {
	/** What stands in it when `revision` changes; typing is told by onChange and never written back. */
	html: string;
	revision: string;
	label: string;
	placeholder: string;
	onChange: ( html: string ) => void;
	onFormats: ( formats: ReadonlySet< Format > ) => void;
	onFiles: ( files: File[] ) => void;
	/** Signs that open a menu while one types. */
	triggers?: Triggers;
};

const NO_TRIGGERS: Triggers = {};

const TAGS: Record< Format, string > = { bold: 'B', italic: 'I', link: 'A', list: 'UL', quote: 'BLOCKQUOTE' };

function formatsAt( squire: Squire ): ReadonlySet< Format > {
	return new Set( ( Object.keys( TAGS ) as Format[] ).filter( ( format ) => squire.hasFormat( TAGS[ format ] ) ) );
}

const acts: Record< Exclude< Format, 'link' >, ( squire: Squire, on: boolean ) => void > = {
	bold: ( squire, on ) => ( on ? squire.bold() : squire.removeBold() ),
	italic: ( squire, on ) => ( on ? squire.italic() : squire.removeItalic() ),
	list: ( squire, on ) => ( on ? squire.makeUnorderedList() : squire.removeList() ),
	quote: ( squire, on ) => ( on ? squire.increaseQuoteLevel() : squire.removeQuote() ),
};

/** The caret may move by arrow, mouse or touch: the document tells of all three. */
function watchTriggers( root: HTMLElement, watching: TriggerWatch ): () => void {
	const onSelection = () => root.ownerDocument.activeElement === root && watching.look();
	const onKeyDown = ( event: KeyboardEvent ) => {
		if ( watching.takes( event ) ) {
			event.preventDefault();
			event.stopImmediatePropagation();
		}
	};
	const onBlur = () => watching.end();
	document.addEventListener( 'selectionchange', onSelection );
	root.addEventListener( 'keydown', onKeyDown, true );
	root.addEventListener( 'blur', onBlur );
	return () => {
		document.removeEventListener( 'selectionchange', onSelection );
		root.removeEventListener( 'keydown', onKeyDown, true );
		root.removeEventListener( 'blur', onBlur );
		watching.end();
	};
}

function describe( root: HTMLElement, menu: { list: string; active: string | null } | null ): void {
	const set = ( name: string, value: string | null ) => ( value === null ? root.removeAttribute( name ) : root.setAttribute( name, value ) );
	set( 'aria-haspopup', menu && 'listbox' );
	set( 'aria-controls', menu && menu.list );
	set( 'aria-activedescendant', menu && menu.active );
}

function handleOf( squire: RefObject< Squire | undefined >, watch: RefObject< TriggerWatch | undefined > ): EditorHandle {
	return {
		focus: () => {
			const { current } = squire;
			if ( current && document.activeElement !== current.getRoot() ) {
				current.focus();
				current.moveCursorToEnd();
			}
		},
		toggle: ( format ) => {
			const { current } = squire;
			if ( current ) {
				current.focus();
				acts[ format ]( current, ! current.hasFormat( TAGS[ format ] ) );
			}
		},
		link: ( address ) => {
			squire.current?.focus();
			if ( address === null ) {
				squire.current?.removeLink();
			} else {
				squire.current?.makeLink( address );
			}
		},
		selected: () => squire.current?.getSelectedText() ?? '',
		insertHtml: ( given ) => squire.current?.focus().insertHTML( given ),
		replaceTrigger: ( given ) => {
			if ( ! watch.current?.replace( given ) ) {
				squire.current?.focus().insertHTML( given );
			}
		},
		dismissTrigger: () => watch.current?.dismiss(),
		describeMenu: ( menu ) => squire.current && describe( squire.current.getRoot(), menu ),
	};
}

/** The text field of replies and notes: Squire on an element that React leaves alone. */
export const Editor = forwardRef< EditorHandle, Props >( function Editor( { html, revision, label, placeholder, ...callbacks }, ref ) {
	const box = useRef< HTMLDivElement >( null );
	const squire = useRef< Squire >();
	const told = useRef( '' );
	const watch = useRef< TriggerWatch >();
	const latest = useRef( callbacks );
	latest.current = callbacks;

	useEffect( () => {
		const root = box.current;
		if ( ! root ) {
			return undefined;
		}
		const made = new Squire( root, { blockTag: 'P', sanitizeToDOMFragment: clean, addLinks: true, tagAttributes: {} as never } );
		squire.current = made;
		const watching = new TriggerWatch( made, () => latest.current.triggers ?? NO_TRIGGERS );
		watch.current = watching;
		const unwatch = watchTriggers( root, watching );
		const blank = () => root.classList.toggle( 'is-blank', root.textContent === '' && root.querySelector( 'li, blockquote, img' ) === null );
		made.addEventListener( 'input', () => {
			blank();
			const now = made.getHTML();
			// Squire also reports what was put in from outside.
			if ( now !== told.current ) {
				told.current = now;
				latest.current.onChange( now );
			}
			watching.look();
		} );
		made.addEventListener( 'pathChange', () => latest.current.onFormats( formatsAt( made ) ) );
		// A picture in the clipboard is an attachment; Squire would put it into the text.
		const onPaste = ( event: ClipboardEvent ) => {
			const files = [ ...( event.clipboardData?.files ?? [] ) ];
			if ( files.length && ! event.clipboardData?.types.includes( 'text/html' ) ) {
				event.preventDefault();
				event.stopImmediatePropagation();
				latest.current.onFiles( files );
			}
		};
		root.addEventListener( 'paste', onPaste, true );
		blank();
		return () => {
			root.removeEventListener( 'paste', onPaste, true );
			unwatch();
			made.destroy();
		};
	}, [] );

	useEffect( () => {
		if ( squire.current && squire.current.getHTML() !== html ) {
			squire.current.setHTML( html );
			told.current = squire.current.getHTML();
			box.current?.classList.toggle( 'is-blank', box.current.textContent === '' );
		}
		// eslint-disable-next-line react-hooks/exhaustive-deps -- what is typed here must not come back in
	}, [ revision ] );

	useImperativeHandle( ref, () => handleOf( squire, watch ) );

	return <div ref={ box } className="df-editor df-prose is-blank" role="textbox" aria-multiline="true" aria-label={ label } data-placeholder={ placeholder } dir="auto" tabIndex={ 0 } />;
} );
