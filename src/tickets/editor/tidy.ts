/**
 * What other programs put on the clipboard, made into plain paragraphs and lists. It runs on a document without a window:
 * nothing in it is fetched and nothing runs.
 */

const BLOCKS = 'p, div, ul, ol, li, blockquote, pre, table, h1, h2, h3, h4, h5, h6, section, article, header, footer, dl, dt, dd, hr, figure';
const JUNK = 'style, script, meta, link, title, base, xml, noscript, template, iframe, object, embed, svg, math, video, audio, canvas, form input, select, textarea, button';

const unwrap = ( element: Element ): void => element.replaceWith( ...element.childNodes );

function rename( element: Element, tag: string ): Element {
	const made = element.ownerDocument.createElement( tag );
	made.append( ...element.childNodes );
	element.replaceWith( made );
	return made;
}

const styleOf = ( element: Element ): string => ( element.getAttribute( 'style' ) ?? '' ).toLowerCase().replace( /\s+/g, ' ' );

function dropJunk( body: HTMLElement ): void {
	body.querySelectorAll( JUNK ).forEach( ( one ) => one.remove() );
	const comments = body.ownerDocument.createTreeWalker( body, NodeFilter.SHOW_COMMENT );
	const found: Node[] = [];
	while ( comments.nextNode() ) {
		found.push( comments.currentNode );
	}
	found.forEach( ( one ) => one.parentNode?.removeChild( one ) );
	body.querySelectorAll( '[style]' ).forEach( ( one ) => /display: ?none|mso-hide: ?all|visibility: ?hidden|font-size: ?0(?:px|pt)?(?:;|$)/.test( styleOf( one ) ) && one.remove() );
	// A mark of where the copied words end.
	body.querySelectorAll( 'br[class*="Apple-interchange-newline"]' ).forEach( ( one ) => one.remove() );
	// Office's own elements: <o:p>, <v:shape>, <w:sdt>.
	[ ...body.querySelectorAll( '*' ) ].filter( ( one ) => one.localName.includes( ':' ) ).forEach( unwrap );
}

/** Bold and italic that are written as styles, and bold that is none (the wrapper of Google Docs). */
function readStyles( body: HTMLElement ): void {
	for ( const element of [ ...body.querySelectorAll( ':is(span, font, b, strong, a, td:not(:has(p, div, table)), p)[style]' ) ] ) {
		const style = styleOf( element );
		// Not "mso-bidi-font-weight", which speaks of Arabic and Hebrew only.
		const weight = /(?:^|[; ])font-weight: ?([a-z0-9]+)/.exec( style )?.[ 1 ] ?? '';
		if ( /^(?:b|strong)$/.test( element.localName ) ) {
			if ( /^(?:normal|[1-4]00)$/.test( weight ) ) {
				unwrap( element );
			}
			continue;
		}
		const wraps = [ ...( /^(?:bold|bolder|[6-9]00)$/.test( weight ) ? [ 'b' ] : [] ), ...( /(?:^|[; ])font-style: ?italic/.test( style ) ? [ 'i' ] : [] ) ];
		for ( const tag of wraps ) {
			const made = body.ownerDocument.createElement( tag );
			made.append( ...element.childNodes );
			element.append( made );
		}
	}
}

const level = ( paragraph: Element ): number => Number( /mso-list: ?[^;]*level(\d)/.exec( styleOf( paragraph ) )?.[ 1 ] ?? 0 );

/** Word writes a list as paragraphs that begin with a bullet or a number and some spaces. */
function readWordLists( body: HTMLElement ): void {
	let open: { level: number; list: Element }[] = [];
	for ( const paragraph of [ ...body.querySelectorAll( 'p' ) ] ) {
		const depth = level( paragraph );
		if ( depth === 0 ) {
			open = [];
			continue;
		}
		const sign = [ ...paragraph.querySelectorAll( 'span' ) ].find( ( one ) => /mso-list: ?ignore/.test( styleOf( one ) ) );
		const tag = /^[\s\u00A0]*[0-9a-z]{1,4}[.)]/i.test( sign?.textContent ?? '' ) ? 'ol' : 'ul';
		sign?.remove();
		const isNext = open.length > 0 && open[ 0 ]?.list === paragraph.previousElementSibling;
		open = isNext ? open.filter( ( one ) => one.level <= depth ) : [];
		let last = open.at( -1 );
		if ( ! last || last.level < depth ) {
			const list = body.ownerDocument.createElement( tag );
			if ( last ) {
				( last.list.lastElementChild ?? last.list ).append( list );
			} else {
				paragraph.before( list );
			}
			last = { level: depth, list };
			open.push( last );
		}
		const item = rename( paragraph, 'li' );
		last.list.append( item );
	}
}

const isData = ( table: Element ): boolean => {
	const rows = [ ...table.querySelectorAll( 'tr' ) ];
	return ! table.querySelector( 'table, ul, ol, img' ) && rows.some( ( row ) => row.children.length > 1 ) && ! table.querySelector( ':is(td, th) :is(p, div) ~ :is(p, div)' );
};

/** Cells of a sheet become a line of words for each row; tables that only make a layout become their contents. */
function readTables( body: HTMLElement ): void {
	for ( const table of [ ...body.querySelectorAll( 'table' ) ].reverse() ) {
		const { ownerDocument } = table;
		if ( ! isData( table ) ) {
			const blocks = [ ...table.querySelectorAll( 'td, th, caption' ) ].map( ( cell ) => rename( cell, 'div' ) );
			table.replaceWith( ...blocks );
			continue;
		}
		const list = ownerDocument.createElement( 'ul' );
		for ( const row of table.querySelectorAll( 'tr' ) ) {
			const item = ownerDocument.createElement( 'li' );
			const isHead = [ ...row.children ].every( ( cell ) => cell.localName === 'th' );
			for ( const cell of row.children ) {
				if ( ! cell.textContent?.trim() ) {
					continue;
				}
				cell.querySelectorAll( 'p, div, br' ).forEach( unwrap );
				item.append( ...( item.hasChildNodes() ? [ ' · ' ] : [] ), ...cell.childNodes );
			}
			if ( isHead && item.hasChildNodes() ) {
				const bold = ownerDocument.createElement( 'b' );
				bold.append( ...item.childNodes );
				item.append( bold );
			}
			if ( item.hasChildNodes() ) {
				list.append( item );
			}
		}
		table.replaceWith( list );
	}
}

function readBlocks( body: HTMLElement ): void {
	for ( const heading of [ ...body.querySelectorAll( 'h1, h2, h3, h4, h5, h6' ) ] ) {
		const bold = heading.ownerDocument.createElement( 'b' );
		bold.append( ...heading.childNodes );
		heading.append( bold );
		rename( heading, 'p' );
	}
	body.querySelectorAll( 'li > p, li > div' ).forEach( unwrap );
	body.querySelectorAll( 'section, article, header, footer, figure, dl, form, center' ).forEach( ( one ) => rename( one, 'div' ) );
	body.querySelectorAll( 'dt, dd' ).forEach( ( one ) => rename( one, 'p' ) );
	// A list that hangs in a list, and not in an item of it, as Google Docs writes it.
	body.querySelectorAll( ':is(ul, ol) > :is(ul, ol)' ).forEach( ( list ) => list.previousElementSibling?.localName === 'li' && list.previousElementSibling.append( list ) );
	for ( const box of [ ...body.querySelectorAll( 'div' ) ].reverse() ) {
		if ( box.querySelector( BLOCKS ) ) {
			unwrap( box );
		}
	}
	const isEmpty = ( one: Element ) => ( one.textContent ?? '' ).replace( /[\s\u00A0\u200B\uFEFF]/g, '' ) === '' && ! one.querySelector( 'img, br' );
	body.querySelectorAll( 'p, li, div' ).forEach( ( one ) => isEmpty( one ) && one.remove() );
	// Between two paragraphs a break is an empty line, which their distance shows already.
	const isEdge = ( node: Node | null ) => node === null || ( node instanceof Element && node.matches( BLOCKS ) );
	const nextOf = ( node: Node, way: 'previousSibling' | 'nextSibling' ): Node | null => ( node[ way ] instanceof Text && ! node[ way ].data.trim() ? nextOf( node[ way ], way ) : node[ way ] );
	body.querySelectorAll( ':scope > br' ).forEach( ( one ) => isEdge( nextOf( one, 'previousSibling' ) ) && isEdge( nextOf( one, 'nextSibling' ) ) && one.remove() );
}

/** Line breaks of the source are none of the text; Word breaks its lines wherever it likes. */
function readSpaces( body: HTMLElement ): void {
	const texts = body.ownerDocument.createTreeWalker( body, NodeFilter.SHOW_TEXT );
	while ( texts.nextNode() ) {
		const text = texts.currentNode as Text;
		if ( ! text.parentElement?.closest( 'pre' ) ) {
			text.data = text.data.replace( /[\t\r\n ]+/g, ' ' ).replace( /\uFEFF/g, '' );
		}
	}
}

export function tidy( html: string ): HTMLElement {
	const { body } = new DOMParser().parseFromString( html, 'text/html' );
	readStyles( body );
	dropJunk( body );
	readWordLists( body );
	readTables( body );
	readBlocks( body );
	readSpaces( body );
	return body;
}
