import { createElement, type ReactNode } from 'react';

/** The few quiet tags our own editor writes. Whatever else is in there shows its words and nothing more. */
const TAGS = new Set( [ 'p', 'div', 'br', 'b', 'strong', 'i', 'em', 'u', 's', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre' ] );
const SILENT = new Set( [ 'script', 'style', 'template', 'title', 'noscript', 'iframe', 'object' ] );
const SAFE = /^(?:https?:|mailto:|tel:)/i;

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
	const href = node.getAttribute( 'href' ) ?? '';
	if ( tag === 'a' && SAFE.test( href ) ) {
		return createElement( 'a', { key, href, target: '_blank', rel: 'noopener noreferrer' }, ...inside );
	}
	return createElement( TAGS.has( tag ) ? tag : 'span', { key }, ...inside );
}

/** What our team wrote, built from its parsed words: no markup ever reaches the page as markup. */
export function Prose( { html }: { html: string } ): JSX.Element {
	const { body } = new DOMParser().parseFromString( html, 'text/html' );
	return <div className="df-prose">{ [ ...body.childNodes ].map( rendered ) }</div>;
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
