import { element, sign } from './dom';

export type Fault = { field: string; summary: string; message: string };
export type CountWords = { one: string; two: string; three: string; many: string };

function title( count: number, words: CountWords ): string {
	return [ '', words.one, words.two, words.three ][ count ] ?? words.many.replace( '%s', String( count ) );
}

/**
 * Takes away what an earlier try had shown.
 *
 * @param {HTMLElement} root the block
 */
export function clearFaults( root: HTMLElement ): void {
	root.querySelectorAll( '.df-summary, .df-error' ).forEach( ( old ) => old.remove() );
	root.querySelectorAll( '[data-field].is-wrong' ).forEach( ( field ) => field.classList.remove( 'is-wrong' ) );
	root.querySelectorAll( '[aria-invalid]' ).forEach( ( control ) => {
		control.removeAttribute( 'aria-invalid' );
		describe( control, '' );
	} );
}

/** What was said of the files is no longer true. (Of a text it stays: what goes while somebody leaves a field moves what they press.) */
export function forgive( input: Element ): void {
	const place = input.closest< HTMLElement >( '[data-field]' );
	if ( place ) {
		clearFaults( place );
		place.classList.remove( 'is-wrong' );
	}
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
	// Where the form would post to: there the server puts it.
	summary.id = form.action.split( '#' )[ 1 ] ?? '';
	summary.tabIndex = -1;
	summary.setAttribute( 'role', 'alert' );
	summary.innerHTML = sign( 24 );
	const body = document.createElement( 'div' );
	body.append( element( 'b', '', title( faults.length, words ) ), list );
	summary.append( body );
	form.before( summary );
	summary.focus();
}

/** Names the error, beside the help that the field has anyway. */
function describe( control: Element, error: string ): void {
	const ids = ( control.getAttribute( 'aria-describedby' ) ?? '' ).split( ' ' ).filter( ( id ) => id && ! id.endsWith( '-error' ) );
	const all = error ? [ ...ids, error ] : ids;
	if ( all.length ) {
		control.setAttribute( 'aria-describedby', all.join( ' ' ) );
	} else {
		control.removeAttribute( 'aria-describedby' );
	}
}

/** Answers the id of the control, '' when the fault belongs to none. */
function mark( form: HTMLFormElement, fault: Fault ): string {
	const field = form.querySelector< HTMLElement >( `[data-field="${ CSS.escape( fault.field ) }"]` );
	const control = field?.querySelector< HTMLElement >( 'input, textarea, select' );
	if ( ! field || ! control ) {
		return '';
	}
	const before = field.querySelector( '.df-error span' );
	if ( before ) {
		// Several files can each have their own.
		before.append( ` ${ fault.message }` );
		return control.id;
	}
	const error = element( 'p', 'df-error' );
	error.id = `${ control.id }-error`;
	error.innerHTML = sign( 20 );
	error.append( element( 'span', '', fault.message ) );
	field.append( error );
	field.classList.add( 'is-wrong' );
	control.setAttribute( 'aria-invalid', 'true' );
	describe( control, error.id );
	return control.id;
}
