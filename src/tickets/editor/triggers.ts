import type Squire from 'squire-rte';

/** A word that began with a sign: "/ref", "{na", "@jo". The rectangle is that of the word, in the window. */
export type OpenTrigger = { trigger: string; query: string; rect: DOMRect };

export type TriggerKey = 'ArrowUp' | 'ArrowDown' | 'Enter' | 'Tab' | 'Escape';

export type Trigger = {
	/** Told at each letter of the word, and null once when the caret has left it. */
	onChange: ( open: OpenTrigger | null ) => void;
	/** True takes the key away from the text. An Escape that is not taken ends the word; nothing is asked during IME composition. */
	onKey?: ( key: TriggerKey ) => boolean;
	/** So many letters before it opens; none if not given. */
	least?: number;
	/** What is looked for may hold single spaces: "/broken bowl". */
	spaces?: boolean;
};

/** By the sign that opens them. */
export type Triggers = Readonly< Record< string, Trigger > >;

const KEYS: ReadonlySet< string > = new Set( [ 'ArrowUp', 'ArrowDown', 'Enter', 'Tab', 'Escape' ] );

/** The wide forms that a Japanese or Chinese keyboard types. */
const WIDE: Readonly< Record< string, string > > = { '／': '/', '＠': '@', '｛': '{', '：': ':' };

/** A sign opens at the start of a line, after a space or an opening bracket; a mention also after scripts that write without spaces. */
const BEFORE = /[\s\u00A0([{«“„"'‘]/u;
const NO_SPACES = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const LONGEST = 60;

type Spot = { node: Text; offset: number };
type Word = { sign: string; query: string; start: Spot; end: Spot };

const isBlock = ( node: Node, root: Node ): boolean => node === root || /^(?:P|DIV|LI|PRE|BLOCKQUOTE|H[1-6])$/.test( node.nodeName );

/** The text pieces between the start of the line and the caret, first one first. */
function piecesBefore( range: Range, root: HTMLElement ): { node: Text; text: string }[] {
	let block: Node = range.startContainer;
	while ( ! isBlock( block, root ) && block.parentNode ) {
		block = block.parentNode;
	}
	const found: { node: Text; text: string }[] = [];
	const walker = document.createTreeWalker( block );
	for ( let node = walker.nextNode(); node; node = walker.nextNode() ) {
		if ( range.comparePoint( node, 0 ) > 0 ) {
			break;
		}
		if ( node.nodeName === 'BR' || node.nodeName === 'IMG' ) {
			found.length = 0;
		} else if ( node instanceof Text ) {
			found.push( { node, text: node === range.startContainer ? node.data.slice( 0, range.startOffset ) : node.data } );
		}
	}
	return found;
}

/** Where the sign stands: the last one that may open, with nothing but its word behind it. */
function signIn( text: string, triggers: Triggers ): { at: number; sign: string; query: string } | undefined {
	for ( let at = text.length - 1; at >= Math.max( 0, text.length - LONGEST ); at-- ) {
		const typed = text[ at ] ?? '';
		const sign = WIDE[ typed ] ?? typed;
		const trigger = Object.hasOwn( triggers, sign ) ? triggers[ sign ] : undefined;
		const before = text.slice( 0, at ).replace( /\u200B/g, '' ).at( -1 );
		if ( trigger && ( before === undefined || BEFORE.test( before ) || ( sign === '@' && NO_SPACES.test( before ) ) ) ) {
			const query = text.slice( at + 1 ).replace( /\u200B/g, '' ).replace( /\u00A0/g, ' ' );
			const fits = trigger.spaces ? ! /^\s|\s\s|\n/.test( query ) : ! /\s/.test( query );
			return fits && [ ...query ].length >= ( trigger.least ?? 0 ) ? { at, sign, query } : undefined;
		}
	}
	return undefined;
}

/** The word that the caret stands behind, where one of our signs opened it. */
export function wordAt( range: Range, root: HTMLElement, triggers: Triggers ): Word | undefined {
	const { startContainer } = range;
	const within = startContainer instanceof Element ? startContainer : startContainer.parentElement;
	if ( ! range.collapsed || ! root.contains( startContainer ) || within?.closest( 'pre, code, a, [contenteditable="false"]' ) ) {
		return undefined;
	}
	const pieces = piecesBefore( range, root );
	const found = signIn( pieces.map( ( piece ) => piece.text ).join( '' ), triggers );
	const last = pieces.at( -1 );
	if ( ! found || ! last ) {
		return undefined;
	}
	let passed = 0;
	for ( const { node, text } of pieces ) {
		if ( found.at < passed + text.length ) {
			return { sign: found.sign, query: found.query, start: { node, offset: found.at - passed }, end: { node: last.node, offset: last.text.length } };
		}
		passed += text.length;
	}
	return undefined;
}

function rangeOf( { start, end }: Word ): Range {
	const range = document.createRange();
	range.setStart( start.node, start.offset );
	range.setEnd( end.node, end.offset );
	return range;
}

const noRect = (): DOMRect => ( { x: 0, y: 0, left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0, toJSON: () => ( {} ) } );

/** Watches the caret for words that open a menu. It only reads; the text changes in `replace` alone. */
export class TriggerWatch {
	private open: string | null = null;
	private told: string | null = null;
	/** The start of a word that was closed by Escape: it stays closed while the caret stands in it. */
	private closed: Spot | null = null;

	public constructor(
		private readonly squire: Squire,
		private readonly triggers: () => Triggers
	) {}

	/** After each change of the text or of the caret. */
	public look(): void {
		const word = this.word();
		if ( ! word ) {
			this.closed = null;
			this.end();
			return;
		}
		if ( this.closed && this.closed.node === word.start.node && this.closed.offset === word.start.offset ) {
			return;
		}
		this.closed = null;
		if ( this.open !== word.sign ) {
			this.end();
		}
		this.open = word.sign;
		if ( this.told === word.query ) {
			return;
		}
		this.told = word.query;
		const range = rangeOf( word );
		const rect = range.getBoundingClientRect?.() ?? noRect();
		this.triggers()[ word.sign ]?.onChange( { trigger: word.sign, query: word.query, rect } );
	}

	/** True when the menu took the key. */
	public takes( event: KeyboardEvent ): boolean {
		const trigger = this.open === null ? undefined : this.triggers()[ this.open ];
		if ( ! trigger || ! KEYS.has( event.key ) || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey ) {
			return false;
		}
		if ( trigger.onKey?.( event.key as TriggerKey ) ) {
			return true;
		}
		if ( event.key === 'Escape' ) {
			this.dismiss();
			return true;
		}
		return false;
	}

	/** Closes the menu and leaves what was typed. */
	public dismiss(): void {
		this.closed = this.word()?.start ?? null;
		this.end();
	}

	/** The caret is elsewhere. */
	public end(): void {
		const before = this.open;
		this.open = null;
		this.told = null;
		if ( before !== null ) {
			this.triggers()[ before ]?.onChange( null );
		}
	}

	/** Puts what was chosen in place of the word, in one step of the undo list. False when the caret stands in none. */
	public replace( html: string ): boolean {
		const word = this.word();
		if ( ! word ) {
			return false;
		}
		this.end();
		this.squire.focus();
		this.squire.saveUndoState();
		this.squire.setSelection( rangeOf( word ) );
		this.squire.insertHTML( html );
		return true;
	}

	private word(): Word | undefined {
		return wordAt( this.squire.getSelection(), this.squire.getRoot(), this.triggers() );
	}
}

/** The caret may move by arrow, mouse or touch: the document tells of all three. */
export function watchTriggers( root: HTMLElement, watch: TriggerWatch ): () => void {
	const onSelection = () => root.ownerDocument.activeElement === root && watch.look();
	const onKeyDown = ( event: KeyboardEvent ) => {
		if ( watch.takes( event ) ) {
			event.preventDefault();
			event.stopImmediatePropagation();
		}
	};
	const onBlur = () => watch.end();
	document.addEventListener( 'selectionchange', onSelection );
	root.addEventListener( 'keydown', onKeyDown, true );
	root.addEventListener( 'blur', onBlur );
	return () => {
		document.removeEventListener( 'selectionchange', onSelection );
		root.removeEventListener( 'keydown', onKeyDown, true );
		root.removeEventListener( 'blur', onBlur );
		watch.end();
	};
}
