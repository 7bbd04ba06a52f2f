import DOMPurify from 'dompurify';
import Squire from 'squire-rte';
import { forwardRef, useEffect, useImperativeHandle, useRef } from 'react';

export type Format = 'bold' | 'italic' | 'link' | 'list' | 'quote';

export type EditorHandle = {
	focus: () => void;
	toggle: ( format: Exclude< Format, 'link' > ) => void;
	/** An address makes a link, null takes it away. */
	link: ( address: string | null ) => void;
	selected: () => string;
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
};

/** What a mail needs and nothing that a paste from Word brings along. */
const clean = ( html: string ): DocumentFragment =>
	document.importNode(
		DOMPurify.sanitize( html, {
			RETURN_DOM_FRAGMENT: true,
			ALLOWED_TAGS: [ 'p', 'div', 'br', 'b', 'strong', 'i', 'em', 'a', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre' ],
			ALLOWED_ATTR: [ 'href', 'dir' ],
			ADD_URI_SAFE_ATTR: [ 'dir' ],
			ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:)/i,
		} ),
		true
	);

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

/** The text field of replies and notes: Squire on an element that React leaves alone. */
export const Editor = forwardRef< EditorHandle, Props >( function Editor( { html, revision, label, placeholder, ...callbacks }, ref ) {
	const box = useRef< HTMLDivElement >( null );
	const squire = useRef< Squire >();
	const told = useRef( '' );
	const latest = useRef( callbacks );
	latest.current = callbacks;

	useEffect( () => {
		const root = box.current;
		if ( ! root ) {
			return undefined;
		}
		const made = new Squire( root, { blockTag: 'P', sanitizeToDOMFragment: clean, addLinks: true, tagAttributes: {} as never } );
		squire.current = made;
		const blank = () => root.classList.toggle( 'is-blank', root.textContent === '' && root.querySelector( 'li, blockquote, img' ) === null );
		made.addEventListener( 'input', () => {
			blank();
			const now = made.getHTML();
			// Squire also reports what was put in from outside.
			if ( now !== told.current ) {
				told.current = now;
				latest.current.onChange( now );
			}
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

	useImperativeHandle( ref, () => ( {
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
	} ) );

	return <div ref={ box } className="df-editor df-prose is-blank" role="textbox" aria-multiline="true" aria-label={ label } data-placeholder={ placeholder } dir="auto" tabIndex={ 0 } />;
} );
