// @ts-check
// What a person with sharp eyes would find on a page: text that is cut without saying so, text over text, targets too small, edges that do not agree.
// `faultsOfText` and `faultsOfEdges` run inside the page: they know nothing of this file's other names.

/**
 * Visible text that is cut without an ellipsis, or that lies over other text.
 *
 * @param {string} within
 * @return {string[]}
 */
export function faultsOfText( within ) {
	const { document, NodeFilter, getComputedStyle, innerWidth, innerHeight } = /** @type {any} */ ( globalThis );
	const root = document.querySelector( within );
	if ( ! root ) {
		return [ `${ within } is not there` ];
	}
	/** @type {any[]} */
	const boxes = [];
	const walker = document.createTreeWalker( root, NodeFilter.SHOW_TEXT );
	const words = ( /** @type {any} */ node ) => node.textContent.trim().replace( /\s+/g, ' ' ).slice( 0, 40 );
	/** @type {Set<string>} */
	const faults = new Set();
	for ( let node = walker.nextNode(); node; node = walker.nextNode() ) {
		const element = node.parentElement;
		if ( ! node.textContent.trim() || ! element.checkVisibility( { opacityProperty: true, visibilityProperty: true } ) || element.closest( '.df-hidden, .screen-reader-text, .df-skips, script, style, noscript, [inert], svg' ) ) {
			continue;
		}
		const range = document.createRange();
		range.selectNodeContents( node );
		const box = range.getBoundingClientRect();
		if ( box.width < 2 || box.height < 2 ) {
			continue;
		}
		// What is seen of it: cut by every box around it that cuts.
		const seen = { left: Math.max( 0, box.left ), right: Math.min( innerWidth, box.right ), top: Math.max( 0, box.top ), bottom: Math.min( innerHeight, box.bottom ) };
		let silent = '';
		let scrolls = false;
		let ellipsis = false;
		// Words for screen readers only.
		let clipped = false;
		let lifted = 0;
		for ( let around = element; around && around !== document.documentElement; around = around.parentElement ) {
			const style = getComputedStyle( around );
			ellipsis = ellipsis || ( style.textOverflow === 'ellipsis' && style.overflowX !== 'visible' );
			clipped = clipped || style.clipPath === 'inset(50%)';
			lifted = lifted || ( style.zIndex !== 'auto' && style.position !== 'static' ? Number( style.zIndex ) : 0 );
			if ( style.position === 'fixed' || style.position === 'absolute' ) {
				lifted = Math.max( lifted, 1 );
			}
			if ( style.overflowX === 'visible' && style.overflowY === 'visible' ) {
				continue;
			}
			const frame = around.getBoundingClientRect();
			scrolls = scrolls || [ style.overflowX, style.overflowY ].some( ( one ) => one === 'auto' || one === 'scroll' );
			const cutsAcross = box.right > frame.right + 1.5 || box.left < frame.left - 1.5;
			if ( cutsAcross && ! ellipsis && ! scrolls && style.overflowX !== 'visible' && ! silent ) {
				silent = around.className || around.tagName;
			}
			seen.left = Math.max( seen.left, frame.left );
			seen.right = Math.min( seen.right, frame.right );
			seen.top = Math.max( seen.top, frame.top );
			seen.bottom = Math.min( seen.bottom, frame.bottom );
		}
		if ( silent && seen.right - seen.left > 2 && seen.bottom - seen.top > 2 ) {
			faults.add( `cut: “${ words( node ) }” by ${ silent }` );
		}
		if ( ! clipped && seen.right - seen.left > 2 && seen.bottom - seen.top > 2 ) {
			// A line of text is taller than its letters.
			const slack = ( seen.bottom - seen.top ) * 0.18;
			boxes.push( { node, element, lifted, left: seen.left + 1, right: seen.right - 1, top: seen.top + slack, bottom: seen.bottom - slack } );
		}
	}
	boxes.forEach( ( one, at ) => {
		for ( const other of boxes.slice( at + 1 ) ) {
			const apart = one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
			// What floats lies over what is below it on purpose; words of one sentence share their lines.
			if ( apart || one.lifted !== other.lifted || one.element === other.element || one.element.contains( other.element ) || other.element.contains( one.element ) || one.element.parentElement === other.element.parentElement && getComputedStyle( one.element ).display === 'inline' ) {
				continue;
			}
			const floats = ( /** @type {any} */ { element } ) => element.closest( 'dialog, .df-popover, .df-toasts, .df-customer-pane, .df-tabbar, .df-bulk, .df-group.is-stuck' );
			if ( floats( one ) !== floats( other ) ) {
				continue;
			}
			faults.add( `over each other: “${ words( one.node ) }” and “${ words( other.node ) }”` );
		}
	} );
	return [ ...faults ].slice( 0, 8 );
}

/**
 * The ends of time, assignee and clock agree to the pixel in every row; rows have the height of the drawing.
 *
 * @return {string[]}
 */
export function faultsOfEdges() {
	const { document, getComputedStyle, innerWidth } = /** @type {any} */ ( globalThis );
	const height = innerWidth <= 782 ? 92 : 80;
	/** @type {string[]} */
	const faults = [];
	const rtl = getComputedStyle( document.body ).direction === 'rtl';
	for ( const row of document.querySelectorAll( '.df-row[role="option"]' ) ) {
		const frame = row.getBoundingClientRect();
		if ( Math.abs( frame.height - height ) > 0.5 ) {
			faults.push( `a row is ${ frame.height } px high` );
		}
		for ( const line of row.querySelectorAll( '.df-row-line' ) ) {
			const last = line.lastElementChild?.getBoundingClientRect();
			if ( ! last ) {
				continue;
			}
			const distance = rtl ? last.left - frame.left : frame.right - last.right;
			// A line without a clock ends with its text.
			if ( line.lastElementChild.matches( 'time, .df-avatar, .df-chip' ) && Math.abs( distance - 12 ) > 0.6 ) {
				faults.push( `${ line.lastElementChild.className || 'time' } ends ${ distance.toFixed( 1 ) } px from the edge` );
			}
		}
	}
	return [ ...new Set( faults ) ].slice( 0, 4 );
}

/**
 * Things to touch that are smaller than a fingertip needs: 44 px on phones, 24 px elsewhere. Links within a sentence are free.
 *
 * @param {string} within
 * @return {string[]}
 */
export function faultsOfTargets( within ) {
	const { document, getComputedStyle, innerWidth, innerHeight } = /** @type {any} */ ( globalThis );
	const least = innerWidth <= 782 ? 44 : 24;
	/** @type {Set<string>} */
	const faults = new Set();
	for ( const one of document.querySelectorAll( `${ within } :is(a[href], button, select, input:not([type=hidden], [type=file]), [role=tab], [role=menuitem])` ) ) {
		const box = one.getBoundingClientRect();
		const inSentence = getComputedStyle( one ).display === 'inline';
		const label = one.closest( 'label, .df-search' )?.getBoundingClientRect();
		const size = Math.max( label?.height ?? 0, box.height );
		if ( inSentence || one.closest( '.df-skips, .df-hidden, [inert]' ) || ! one.checkVisibility( { opacityProperty: true, visibilityProperty: true } ) || box.width < 2 || box.top > innerHeight || box.left > innerWidth || box.right < 0 ) {
			continue;
		}
		if ( size < least - 0.5 || ( box.width < Math.min( least, 24 ) - 0.5 && ! label ) ) {
			faults.add( `small: ${ one.className || one.tagName } “${ ( one.getAttribute( 'aria-label' ) ?? one.textContent ).trim().slice( 0, 30 ) }” is ${ Math.round( box.width ) } × ${ Math.round( box.height ) }` );
		}
	}
	return [ ...faults ].slice( 0, 8 );
}
