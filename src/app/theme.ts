import { useEffect, useState } from 'react';
import { usePreferences } from '../core/preferences';

const DARK = '(prefers-color-scheme: dark)';

/** The desk's own choice; "system" follows the computer, and changes with it. */
export function useTheme(): 'light' | 'dark' {
	const { theme } = usePreferences();
	const [ systemDark, setSystemDark ] = useState( () => window.matchMedia( DARK ).matches );
	useEffect( () => {
		const media = window.matchMedia( DARK );
		const read = () => setSystemDark( media.matches );
		media.addEventListener( 'change', read );
		return () => media.removeEventListener( 'change', read );
	}, [] );
	const dark = theme === 'dark' || ( theme === 'system' && systemDark );
	useEffect( () => {
		// The frame around the canvas belongs to the page.
		document.body.classList.toggle( 'deskfold-dark', dark );
	}, [ dark ] );
	return dark ? 'dark' : 'light';
}

/** The window's class: which panes stand beside each other. */
export function useWindow(): 'phone' | 'drawer' | 'wide' {
	const read = (): 'phone' | 'drawer' | 'wide' => {
		if ( window.matchMedia( '(max-width: 782px)' ).matches ) {
			return 'phone';
		}
		return window.matchMedia( '(max-width: 1199px)' ).matches ? 'drawer' : 'wide';
	};
	const [ size, setSize ] = useState( read );
	useEffect( () => {
		const onResize = () => setSize( read() );
		window.addEventListener( 'resize', onResize );
		return () => window.removeEventListener( 'resize', onResize );
	}, [] );
	return size;
}
