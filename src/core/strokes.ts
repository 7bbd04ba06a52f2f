type Pressed = Pick< KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' > & Partial< Pick< KeyboardEvent, 'altKey' | 'getModifierState' > >;

/** Signs of commands, by their place on the keyboard, for layouts whose own sign there is not a Latin one. */
const SIGNS: Record< string, [ plain: string, shifted: string ] > = { Slash: [ '/', '?' ], Digit1: [ '1', '!' ] };

/** On a Thai, Russian or Arabic layout the key's place stands for its letter. */
function latin( key: string, code: string, shift: boolean ): string {
	if ( key.length !== 1 || /^[\x20-\x7E]$/.test( key ) || /\p{Script=Latin}/u.test( key ) ) {
		return key;
	}
	return /^Key([A-Z])$/.exec( code )?.[ 1 ] ?? SIGNS[ code ]?.[ shift ? 1 : 0 ] ?? key;
}

/** AltGr is how many layouts write "@" or "{"; Windows tells it as Ctrl and Alt at once. */
const isAltGr = ( event: Pressed ): boolean => event.getModifierState?.( 'AltGraph' ) ?? false;

/** Nothing a command may be made of: half a letter, or a modifier alone. */
export const isHalf = ( { key }: Pick< KeyboardEvent, 'key' > ): boolean => [ 'Dead', 'Process', 'Unidentified', 'Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Compose' ].includes( key );

/** With Alt it belongs to the browser or the system, unless it is AltGr and writes a sign. */
export const isForeign = ( event: Pressed ): boolean => Boolean( event.altKey ) && ! ( isAltGr( event ) && event.key.length === 1 );

/** One press in the words of the map: "j", "Shift+x", "Ctrl+Enter", "?". */
export function stroke( event: Pressed ): string {
	const letter = latin( event.key, event.code, event.shiftKey );
	const name = letter.length === 1 ? letter.toLowerCase() : letter;
	const held = ( event.ctrlKey || event.metaKey ) && ! isAltGr( event ) ? 'Ctrl+' : '';
	// Shift is part of the sign itself in "?" and "!", and a modifier with letters and named keys.
	const shift = event.shiftKey && ( name.length > 1 || /\p{L}/u.test( name ) ) ? 'Shift+' : '';
	return held + shift + name;
}
