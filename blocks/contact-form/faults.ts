export type Fault = { field: string; summary: string; message: string };
export type CountWords = { one: string; two: string; three: string; many: string };

const sign =
	'<svg class="df-icon" width="SIZE" height="SIZE" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="M12 4.6 3.8 18.8h16.4z"/><path d="M12 10v4.2m0 2.1v.3"/></svg>';

function title( count: number, words: CountWords ): string {
	return [ '', words.one, words.two, words.three ][ count ] ?? words.many.replace( '%s', String( count ) );
}

function element( tag: string, className: string, text = '' ): HTMLElement {
	const made = document.createElement( tag );
	made.className = className;
	made.textContent = text;
	return made;
}

/**
 * Takes away what an earlier try had shown.
 *
 * @param {HTMLElement} root the block
 */
export function clearFaults( root: HTMLElement ): void {
	root.querySelectorAll( '.df-summary, .df-error' ).forEach( ( old ) => old.remove() );
	root.querySelectorAll( '.is-wrong' ).forEach( ( field ) => field.classList.remove( 'is-wrong' ) );
	root.querySelectorAll( '[aria-invalid]' ).forEach( ( control ) => control.removeAttribute( 'aria-invalid' ) );
}

/**
 * The same marks that the server prints: a list on top that takes the focus, and a line under each field.
 *
 * @param {HTMLElement}     root   the block
 * @param {HTMLFormElement} form
 * @param {Fault[]}         faults
 * @param {CountWords}      words
 */
export function showFaults( root: HTMLElement, form: HTMLFormElement, faults: Fault[], words: CountWords ): void {
	clearFaults( root );
	const list = document.createElement( 'ul' );
	for ( const fault of faults ) {
		const line = document.createElement( 'li' );
		const id = mark( form, fault );
		const link = Object.assign( document.createElement( id ? 'a' : 'span' ), { textContent: fault.summary } );
		if ( id ) {
			link.setAttribute( 'href', `#${ id }` );
			link.addEventListener( 'click', ( event ) => {
				event.preventDefault();
				document.getElementById( id )?.focus();
			} );
		}
		line.append( link );
		list.append( line );
	}
	const summary = element( 'div', 'df-summary' );
	summary.tabIndex = -1;
	summary.setAttribute( 'role', 'alert' );
	summary.innerHTML = sign.replaceAll( 'SIZE', '24' );
	const body = document.createElement( 'div' );
	body.append( element( 'b', '', title( faults.length, words ) ), list );
	summary.append( body );
	form.before( summary );
	summary.focus();
}

/** Answers the id of the control, '' when the fault belongs to none. */
function mark( form: HTMLFormElement, fault: Fault ): string {
	const field = form.querySelector< HTMLElement >( `[data-field="${ CSS.escape( fault.field ) }"]` );
	const control = field?.querySelector< HTMLElement >( 'input, textarea, select' );
	if ( ! field || ! control ) {
		return '';
	}
	const error = element( 'p', 'df-error' );
	error.id = `${ control.id }-error`;
	error.innerHTML = sign.replaceAll( 'SIZE', '20' );
	error.append( element( 'span', '', fault.message ) );
	field.querySelector( '.df-error' )?.remove();
	field.append( error );
	field.classList.add( 'is-wrong' );
	control.setAttribute( 'aria-invalid', 'true' );
	control.setAttribute( 'aria-describedby', error.id );
	return control.id;
}
