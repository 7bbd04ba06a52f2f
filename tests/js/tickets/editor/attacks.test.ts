import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { clean, storable, type PictureSource } from '../../../../src/tickets/editor/clean';

type Payload = { id: string; payload: string };

/** Other people's collections lie beside the project, not in it. */
const COLLECTION = path.resolve( __dirname, '../../../../../shared/mail-corpus/xss.json' );
const collected: Payload[] = existsSync( COLLECTION ) ? ( JSON.parse( readFileSync( COLLECTION, 'utf8' ) ) as { payloads: Payload[] } ).payloads : [];

const OURS: Payload[] = [
	'<svg><style><img src=x onerror=alert(1)></style></svg>',
	'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
	'<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
	'<template><img src=x onerror=alert(1)></template>',
	'<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
	'<a href="java\tscript:alert(1)">x</a><a href=" &#1; javascript:alert(1)">y</a><a href="data:text/html,<script>alert(1)</script>">z</a>',
	'<a href="//evil.example/x">x</a><a href="vbscript:x">y</a><a href="ftp://evil.example">z</a>',
	'<img src="https://evil.example/pixel.gif" srcset="https://evil.example/2x.gif 2x"><img src="data:image/svg+xml;base64,PHN2Zy8+">',
	'<p style="background:url(https://evil.example/p)">x</p><table background="https://evil.example/t"><tr><td>1<td>2</table>',
	'<span data-deskfold-agent="1" onmouseover="alert(1)" style="position:fixed">@Ann</span><span data-deskfold-agent="1 onload=x">@Bea</span>',
	'<img data-deskfold-picture="1" src="https://evil.example/p.gif" onerror="alert(1)"><img data-deskfold-picture="&quot;><script>alert(1)</script>">',
	'<xmp><img src=x onerror=alert(1)></xmp><plaintext><img src=x onerror=alert(1)>',
	'<!--[if gte mso 9]><img src=x onerror=alert(1)><![endif]--><o:p onclick="alert(1)">x</o:p><v:shape onclick="x"><img src=x onerror=alert(2)></v:shape>',
	'<p id="getElementById" name="body"><img name="attributes"><form id="x"><input name="parentNode"></form>',
	'<b><i><a href="https://shop.example" target="_top" ping="https://evil.example" onfocus="alert(1)" autofocus>x</a></i></b>',
].map( ( payload, index ) => ( { id: `ours-${ index + 1 }`, payload } ) );

const GOOD = 'blob:https://shop.example/1';
const pictures: PictureSource = { urlOf: ( key ) => ( key === '1' ? GOOD : undefined ), take: () => undefined };
const TAGS = 'p, div, br, b, strong, i, em, u, s, a, ul, ol, li, blockquote, code, pre, span, img'.split( ', ' );
const ATTRIBUTES = [ 'href', 'dir', 'alt', 'width', 'src', 'contenteditable', 'data-deskfold-picture', 'data-deskfold-agent' ];

function wrongIn( body: ParentNode ): string[] {
	return [ ...body.querySelectorAll( '*' ) ].flatMap( ( element ) => [
		...( TAGS.includes( element.localName ) ? [] : [ `<${ element.localName }>` ] ),
		...[ ...element.attributes ].flatMap( ( { name, value } ) => {
			const isGood = ATTRIBUTES.includes( name ) && ( name !== 'href' || /^(?:https?:|mailto:|tel:)/i.test( value ) ) && ( name !== 'src' || value === GOOD );
			return isGood ? [] : [ `${ name }="${ value }"` ];
		} ),
	] );
}

const htmlOf = ( fragment: DocumentFragment ): string => {
	const box = document.createElement( 'div' );
	box.append( fragment );
	return box.innerHTML;
};

const parsed = ( html: string ) => new DOMParser().parseFromString( html, 'text/html' ).body;

describe.each( [ [ 'a reply', false ], [ 'a note', true ] ] )( 'what is pasted into %s', ( _where, mentions ) => {
	it.each( [ ...OURS, ...collected ].map( ( { id, payload } ) => [ id, payload ] ) )( 'runs nothing: %s', ( _id, payload ) => {
		const shown = clean( payload, pictures, mentions );
		expect( wrongIn( shown ) ).toEqual( [] );
		const html = htmlOf( shown );
		// The same once more, read from its text: what a mutation in the parser would bring to life.
		expect( wrongIn( parsed( html ) ) ).toEqual( [] );
		expect( wrongIn( clean( html, pictures, mentions ) ) ).toEqual( [] );
		const stored = storable( html, ( key ) => ( key === '1' ? 'one@deskfold' : undefined ) );
		expect( wrongIn( parsed( stored.replaceAll( 'src="cid:one@deskfold"', '' ) ) ) ).toEqual( [] );
	} );
} );

describe( 'a collection of attacks', () => {
	( collected.length ? it : it.skip )( 'is read whole', () => expect( collected.length ).toBeGreaterThan( 200 ) );
} );
