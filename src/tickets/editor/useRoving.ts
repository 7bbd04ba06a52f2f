import { useEffect, type KeyboardEvent, type RefObject } from 'react';

const toolsIn = ( bar: HTMLElement | null ): HTMLElement[] =>
	[ ...( bar?.querySelectorAll< HTMLElement >( 'button:not([disabled])' ) ?? [] ) ].filter( ( one ) => getComputedStyle( one ).display !== 'none' );

/** One stop for Tab in a whole bar; arrows, Home and End move inside it. */
export function useRoving( bar: RefObject< HTMLElement > ): ( event: KeyboardEvent ) => void {
	useEffect( () => {
		// Which tools there is room for is a question of layout: asked when the frame is on the screen.
		const timer = setTimeout( () => {
			const tools = toolsIn( bar.current );
			const stop = tools.find( ( one ) => one.dataset.stop !== undefined ) ?? tools[ 0 ];
			tools.forEach( ( one ) => ( one.tabIndex = one === stop ? 0 : -1 ) );
		} );
		return () => clearTimeout( timer );
	} );
	return ( event ) => {
		const tools = toolsIn( bar.current );
		const at = tools.indexOf( event.target as HTMLElement );
		const isRtl = bar.current !== null && getComputedStyle( bar.current ).direction === 'rtl';
		const step = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[ event.key ];
		const to = step === undefined ? { Home: 0, End: tools.length - 1 }[ event.key ] : ( at + step + tools.length ) % tools.length;
		if ( at < 0 || to === undefined ) {
			return;
		}
		event.preventDefault();
		tools.forEach( ( one, index ) => {
			one.tabIndex = index === to ? 0 : -1;
			if ( index === to ) {
				one.dataset.stop = '';
				one.focus();
			} else {
				delete one.dataset.stop;
			}
		} );
	};
}
