import DOMPurify from 'dompurify';

/** What a mail needs and nothing that a paste from Word brings along. */
export const clean = ( html: string ): DocumentFragment =>
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
