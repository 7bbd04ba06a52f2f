import { useEffect, useRef } from 'react';
import { begins } from '../../app/changeKeys';
import { isHalf, stroke } from '../../core/strokes';

/** The second key of a pair is waited for as long as in use. */
const PATIENCE = 1200;

type Heard = { onKeys: ( keys: string ) => void; onCancel: () => void };

/** Puts presses together to one key or a pair. Escape and Tab are the way out, so nobody is caught here. */
function recorder( { onKeys, onCancel }: Heard ): { hear: ( event: KeyboardEvent ) => void; stop: () => void } {
	let first = '';
	let timer: ReturnType< typeof setTimeout > | undefined;
	const end = ( keys: string ) => {
		clearTimeout( timer );
		first = '';
		onKeys( keys );
	};
	const hear = ( event: KeyboardEvent ) => {
		if ( event.key === 'Tab' ) {
			onCancel();
			return;
		}
		event.preventDefault();
		event.stopPropagation();
		if ( event.isComposing || event.repeat || isHalf( event ) ) {
			return;
		}
		const pressed = stroke( event );
		if ( event.key === 'Escape' ) {
			onCancel();
		} else if ( first ) {
			end( `${ first } ${ pressed }` );
		} else if ( begins( pressed ) ) {
			first = pressed;
			timer = setTimeout( () => end( first ), PATIENCE );
		} else {
			end( pressed );
		}
	};
	return { hear, stop: () => clearTimeout( timer ) };
}

/** Hears the next key before the page does. */
export function useRecorder( isOn: boolean, heard: Heard ): void {
	const latest = useRef( heard );
	latest.current = heard;
	useEffect( () => {
		if ( ! isOn ) {
			return undefined;
		}
		const { hear, stop } = recorder( { onKeys: ( keys ) => latest.current.onKeys( keys ), onCancel: () => latest.current.onCancel() } );
		window.addEventListener( 'keydown', hear, true );
		return () => {
			stop();
			window.removeEventListener( 'keydown', hear, true );
		};
	}, [ isOn ] );
}
