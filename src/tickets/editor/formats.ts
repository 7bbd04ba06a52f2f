import type Squire from 'squire-rte';

export type Format = 'bold' | 'italic' | 'link' | 'list' | 'numbered' | 'quote' | 'code';
export type Toggled = Exclude< Format, 'link' >;

const TAGS: Record< Format, readonly string[] > = { bold: [ 'B' ], italic: [ 'I' ], link: [ 'A' ], list: [ 'UL' ], numbered: [ 'OL' ], quote: [ 'BLOCKQUOTE' ], code: [ 'CODE', 'PRE' ] };

export const isOn = ( squire: Squire, format: Format ): boolean => TAGS[ format ].some( ( tag ) => squire.hasFormat( tag ) );

export const formatsAt = ( squire: Squire ): ReadonlySet< Format > => new Set( ( Object.keys( TAGS ) as Format[] ).filter( ( format ) => isOn( squire, format ) ) );

const acts: Record< Toggled, ( squire: Squire, on: boolean ) => void > = {
	bold: ( squire, on ) => ( on ? squire.bold() : squire.removeBold() ),
	italic: ( squire, on ) => ( on ? squire.italic() : squire.removeItalic() ),
	list: ( squire, on ) => ( on ? squire.makeUnorderedList() : squire.removeList() ),
	numbered: ( squire, on ) => ( on ? squire.makeOrderedList() : squire.removeList() ),
	quote: ( squire, on ) => ( on ? squire.increaseQuoteLevel() : squire.removeQuote() ),
	code: ( squire, on ) => ( on ? squire.code() : squire.removeCode() ),
};

export function toggle( squire: Squire, format: Toggled ): void {
	squire.focus();
	acts[ format ]( squire, ! isOn( squire, format ) );
}

/** Back to plain paragraphs: what is selected, or the whole line that the caret is in. */
export function clearFormats( squire: Squire ): void {
	squire.focus();
	const range = squire.getSelection();
	for ( const format of [ 'list', 'numbered', 'quote' ] as const ) {
		if ( isOn( squire, format ) ) {
			acts[ format ]( squire, false );
		}
	}
	if ( isOn( squire, 'code' ) ) {
		squire.removeCode();
	}
	const now = squire.getSelection();
	if ( range.collapsed ) {
		const block = blockOf( now.startContainer, squire.getRoot() );
		const whole = document.createRange();
		whole.selectNodeContents( block );
		squire.setSelection( whole ).removeAllFormatting().moveCursorToEnd();
	} else {
		squire.removeAllFormatting();
	}
}

export function linkAt( squire: Squire ): HTMLAnchorElement | null {
	const { startContainer } = squire.getSelection();
	const element = startContainer instanceof Element ? startContainer : startContainer.parentElement;
	const link = element?.closest( 'a' ) ?? null;
	return link && squire.getRoot().contains( link ) ? link : null;
}

/** An address makes a link of what is selected, or changes the one that the caret is in; null takes it away. */
export function setLink( squire: Squire, address: string | null ): void {
	squire.focus();
	const link = linkAt( squire );
	if ( link ) {
		const whole = document.createRange();
		whole.selectNodeContents( link );
		squire.setSelection( whole );
	}
	if ( address === null ) {
		squire.removeLink();
	} else {
		squire.makeLink( address );
	}
}

export function blockOf( node: Node, root: HTMLElement ): Element {
	const element = node instanceof Element ? node : node.parentElement;
	const block = element?.closest( 'p, div, li, pre, blockquote' );
	return block && root.contains( block ) ? block : root;
}

const held = /Mac|iPhone|iPad/.test( navigator.platform ) ? 'Meta-' : 'Ctrl-';

/** The keys that stand on the sheet. Squire brings those for bold, italic and undo. */
export function installKeys( squire: Squire, onLink: () => boolean ): void {
	const on = ( key: string, act: ( () => boolean | void ) | null ) =>
		squire.setKeyHandler( held + key, ( _, event ) => {
			if ( act && act() !== false ) {
				event.preventDefault();
			}
		} );
	on( 'Shift-7', () => toggle( squire, 'numbered' ) );
	on( 'Shift-8', () => toggle( squire, 'list' ) );
	on( 'Shift-9', () => toggle( squire, 'quote' ) );
	on( 'e', () => toggle( squire, 'code' ) );
	on( '\\', () => clearFormats( squire ) );
	on( 'Shift-k', onLink );
	on( 'Shift-K', onLink );
	// Squire's own, which would write what a reply cannot keep, or take a key of the browser.
	for ( const key of [ 'Shift-5', 'Shift-6', 'd' ] ) {
		on( key, null );
	}
}
