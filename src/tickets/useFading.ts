import { useLayoutEffect, useRef, type RefObject } from 'react';

const TAKES = 160;
/** More than a few at once are another list, not rows that leave. */
const MOST = 3;

type Known = { row: HTMLElement; start: number };

const isStill = (): boolean => window.matchMedia( '(prefers-reduced-motion: reduce)' ).matches;

/** Nothing for the keyboard, for screen readers or for whoever looks rows up. */
function ghost( row: HTMLElement ): HTMLElement {
	for ( const { name } of [ ...row.attributes ] ) {
		if ( name !== 'class' && name !== 'style' ) {
			row.removeAttribute( name );
		}
	}
	row.classList.remove( 'is-current' );
	row.classList.add( 'is-leaving' );
	row.setAttribute( 'aria-hidden', 'true' );
	return row;
}

/**
 * A row that has left the list shrinks and fades where it stood while those below close up. React has taken it out
 * already: places, focus and the next ticket do not wait for it.
 */
export function useFading( box: RefObject< HTMLElement >, ids: readonly number[] ): void {
	const known = useRef( new Map< number, Known >() );
	const before = useRef( ids );
	useLayoutEffect( () => {
		const was = known.current;
		const rows = [ ...( box.current?.querySelectorAll< HTMLElement >( '.df-row[data-ticket]' ) ?? [] ) ];
		known.current = new Map( rows.map( ( row ) => [ Number( row.dataset.ticket ), { row, start: parseFloat( row.style.insetBlockStart ) } ] ) );
		if ( before.current === ids ) {
			return;
		}
		const listed = new Set( ids );
		before.current = ids;
		const gone = [ ...was ].filter( ( [ id ] ) => ! listed.has( id ) );
		const [ first ] = rows;
		if ( gone.length === 0 || gone.length > MOST || ! first || ! ( 'animate' in first ) || isStill() ) {
			return;
		}
		for ( const [ , { row } ] of gone ) {
			first.parentElement?.append( ghost( row ) );
			row.animate( [ { opacity: 1 }, { opacity: 0, blockSize: 0, paddingBlock: 0 } ], { duration: TAKES, easing: 'ease-out' } ).onfinish = () => row.remove();
		}
		for ( const [ id, { row, start } ] of known.current ) {
			const up = ( was.get( id )?.start ?? start ) - start;
			if ( up > 0 ) {
				row.animate( [ { transform: `translateY(${ up }px)` }, { transform: 'none' } ], { duration: TAKES, easing: 'ease-out' } );
			}
		}
	} );
}
