import { useEffect, type RefObject } from 'react';
import { found } from './variables';

type Kind = 'df-filled' | 'df-variable';

/** Names of ::highlight(): the browser paints them, the text itself stays plain. Old browsers paint nothing. */
function paint( name: Kind, ranges: readonly Range[] ): () => void {
	if ( typeof CSS === 'undefined' || ! CSS.highlights || typeof Highlight === 'undefined' ) {
		return () => undefined;
	}
	const all = CSS.highlights.get( name ) ?? new Highlight();
	CSS.highlights.set( name, all );
	ranges.forEach( ( range ) => all.add( range ) );
	return () => ranges.forEach( ( range ) => all.delete( range ) );
}

/** The texts under an element as one, and ranges back from places in it. */
function textOf( root: Node ): { text: string; range: ( at: number, length: number ) => Range } {
	const nodes: { node: Text; at: number }[] = [];
	const walk = document.createTreeWalker( root, NodeFilter.SHOW_TEXT );
	let text = '';
	for ( let node = walk.nextNode(); node; node = walk.nextNode() ) {
		nodes.push( { node: node as Text, at: text.length } );
		text += node.nodeValue ?? '';
	}
	const place = ( at: number ) => nodes.findLast( ( one ) => one.at <= at );
	const range = ( at: number, length: number ) => {
		const made = document.createRange();
		const [ first, last ] = [ place( at ), place( at + length - 1 ) ];
		if ( first && last ) {
			made.setStart( first.node, at - first.at );
			made.setEnd( last.node, at + length - last.at );
		}
		return made;
	};
	return { text, range };
}

const isLetter = ( sign: string | undefined ): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test( sign );

/** Where a word stands by itself: "Maya" is not in "Mayam". */
export function placesOf( text: string, word: string ): number[] {
	const places: number[] = [];
	for ( let at = text.indexOf( word ); at >= 0 && word !== ''; at = text.indexOf( word, at + word.length ) ) {
		if ( ! isLetter( text[ at - 1 ] ) && ! isLetter( text[ at + word.length ] ) ) {
			places.push( at );
		}
	}
	return places;
}

function mark( root: Node, words: readonly string[] ): () => void {
	const { text, range } = textOf( root );
	const filled = words.flatMap( ( word ) => placesOf( text, word ).map( ( at ) => range( at, word.length ) ) );
	const open = found( text ).map( ( { at, written } ) => range( at, written.length ) );
	const ends = [ paint( 'df-filled', filled ), paint( 'df-variable', open ) ];
	return () => ends.forEach( ( end ) => end() );
}

/** Selects the first variable that is still open. */
export function selectOpen( root: Node ): void {
	const { text, range } = textOf( root );
	const [ first ] = found( text );
	const selection = root.ownerDocument?.getSelection();
	if ( first && selection ) {
		selection.removeAllRanges();
		selection.addRange( range( first.at, first.written.length ) );
	}
}

/** Marks variables that are still open, and the words that were filled in for others, for as long as they stand there. */
export function useMarks( box: RefObject< HTMLElement >, words: readonly string[], again: string = '' ): void {
	useEffect( () => {
		const root = box.current;
		if ( ! root ) {
			return undefined;
		}
		let end = mark( root, words );
		const watch = new MutationObserver( () => {
			end();
			end = mark( root, words );
		} );
		watch.observe( root, { subtree: true, childList: true, characterData: true } );
		return () => {
			watch.disconnect();
			end();
		};
	}, [ box, words, again ] );
}
