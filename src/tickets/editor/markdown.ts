import type Squire from 'squire-rte';
import { blockOf } from './formats';

type Handlers = Record< string, ( ( squire: Squire, event: KeyboardEvent, range: Range ) => void ) | undefined >;

const typedIn = ( squire: Squire ): { block: Element; text: string } | undefined => {
	const range = squire.getSelection();
	const block = blockOf( range.startContainer, squire.getRoot() );
	return range.collapsed && block !== squire.getRoot() && ! block.closest( 'pre, li' ) ? { block, text: ( block.textContent ?? '' ).replace( /\u200B/g, '' ).trim() } : undefined;
};

/** The signs stay in the undo list: one step back, and they stand there as typed. */
function become( squire: Squire, block: Element, make: () => void ): void {
	squire.saveUndoState();
	const caret = document.createRange();
	block.replaceChildren( document.createElement( 'br' ) );
	caret.setStart( block, 0 );
	squire.setSelection( caret );
	make();
}

/** "- ", "> " and "```" at the start of a line; "* " and "1. " are Squire's own. */
export function readMarkdown( squire: Squire ): () => void {
	const own = ( Object.getPrototypeOf( squire._keyHandlers ) as Handlers )[ ' ' ];
	squire.setKeyHandler( ' ', ( _, event, range ) => {
		const typed = typedIn( squire );
		const make = typed && { '-': () => squire.makeUnorderedList(), '>': () => squire.increaseQuoteLevel() }[ typed.text ];
		if ( ! typed || ! make || event.isComposing || ( typed.text === '>' && typed.block.closest( 'blockquote' ) ) ) {
			own?.( squire, event, range );
			return;
		}
		event.preventDefault();
		become( squire, typed.block, make );
	} );
	const root = squire.getRoot();
	const onEnter = ( event: InputEvent ) => {
		const typed = event.inputType === 'insertParagraph' ? typedIn( squire ) : undefined;
		if ( typed?.text === '```' ) {
			event.preventDefault();
			event.stopImmediatePropagation();
			become( squire, typed.block, () => squire.code() );
		}
	};
	root.addEventListener( 'beforeinput', onEnter, true );
	return () => root.removeEventListener( 'beforeinput', onEnter, true );
}
