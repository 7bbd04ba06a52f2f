import { createElement, type ReactNode } from 'react';
import { boot } from '../core/boot';
import type { Attachment } from '../core/types.gen';
import { AGENT } from './editor/clean';
import { FilesOfMessage, InlinePicture } from './InlinePicture';

/** The few quiet tags our own editor writes. Whatever else is in there shows its words and nothing more. */
const TAGS = new Set( [ 'p', 'div', 'br', 'b', 'strong', 'i', 'em', 'u', 's', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre' ] );
const SILENT = new Set( [ 'script', 'style', 'template', 'title', 'noscript', 'iframe', 'object' ] );
const SAFE = /^(?:https?:|mailto:|tel:)/i;

const NONE: readonly Attachment[] = [];

function rendered( node: Node, key: number ): ReactNode {
	if ( node.nodeType === Node.TEXT_NODE ) {
		return node.textContent;
	}
	if ( ! ( node instanceof Element ) ) {
		return null;
	}
	const tag = node.localName;
	const inside = tag === 'br' ? [] : [ ...node.childNodes ].map( rendered );
	if ( SILENT.has( tag ) ) {
		return null;
	}
	if ( tag === 'img' ) {
		return <InlinePicture key={ key } id={ ( node.getAttribute( 'src' ) ?? '' ).replace( /^cid:/i, '' ) } alt={ node.getAttribute( 'alt' ) ?? '' } width={ Number( node.getAttribute( 'width' ) ) || undefined } />;
	}
	if ( tag === 'span' && /^\d+$/.test( node.getAttribute( AGENT ) ?? '' ) ) {
		const isMe = Number( node.getAttribute( AGENT ) ) === boot().user.id;
		return createElement( 'bdi', { key, className: `df-mention ${ isMe ? 'is-me' : '' }` }, ...inside );
	}
	const href = node.getAttribute( 'href' ) ?? '';
	if ( tag === 'a' && SAFE.test( href ) ) {
		return createElement( 'a', { key, href, target: '_blank', rel: 'noopener noreferrer' }, ...inside );
	}
	return createElement( TAGS.has( tag ) ? tag : 'span', { key }, ...inside );
}

/** What our team wrote, built from its parsed words: no markup ever reaches the page as markup. */
export function Prose( { html, files = NONE }: { html: string; files?: readonly Attachment[] } ): JSX.Element {
	const { body } = new DOMParser().parseFromString( html, 'text/html' );
	return (
		<FilesOfMessage.Provider value={ files }>
			<div className="df-prose">{ [ ...body.childNodes ].map( rendered ) }</div>
		</FilesOfMessage.Provider>
	);
}

const LINK = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/g;

/** Paragraphs and line breaks as they were written, addresses as links. */
export function Plain( { text }: { text: string } ): JSX.Element {
	return (
		<div className="df-prose is-plain">
			{ text.trim().split( /\n{2,}/ ).map( ( paragraph, index ) => (
				<p key={ index }>
					{ paragraph.split( LINK ).map( ( part, at ) =>
						at % 2 ? (
							<a key={ at } href={ part } target="_blank" rel="noopener noreferrer nofollow">
								{ part }
							</a>
						) : (
							part
						)
					) }
				</p>
			) ) }
		</div>
	);
}
