import { __, sprintf } from '@wordpress/i18n';
import { keyboard } from '../core/keyboard';
import { KEYS, keysOf, printed, type Command, type Key } from './keys';

const all = Object.keys( KEYS ) as Command[];

export const mayChange = ( command: Command ): boolean => {
	const { fixed, elsewhere }: Key = KEYS[ command ];
	return ! fixed && ! elsewhere;
};

export const isChanged = ( command: Command ): boolean => mayChange( command ) && keyboard().keys[ command ] !== undefined;

/** Others begin with it, so more is waited for. */
export const begins = ( keys: string, but?: Command ): boolean => all.some( ( name ) => name !== but && mayChange( name ) && keysOf( name ).some( ( one ) => one.startsWith( `${ keys } ` ) ) );

/** These neither move about in the page nor belong to the browser. */
const FREE = /^(?:F2|F4|F8|F9|(?:Shift\+)?\S)$/u;

/** Whether a command may have a key: yes, no for a reason, or only in exchange with the command that has it. */
export type Verdict = { kind: 'free' } | { kind: 'refused'; why: string } | { kind: 'taken'; by: Command };

export function judge( command: Command, keys: string ): Verdict {
	if ( ! keys.split( ' ' ).every( ( step ) => FREE.test( step ) ) ) {
		return { kind: 'refused', why: __( 'Choose a letter, a sign, or one of F2, F4, F8 and F9. The others belong to the browser.', 'deskfold' ) };
	}
	if ( begins( keys, command ) ) {
		/* translators: %s: name of a key. */
		return { kind: 'refused', why: sprintf( __( 'Other shortcuts begin with %s. Press a second key after it, or choose another one.', 'deskfold' ), printed( keys ) ) };
	}
	const by = all.find( ( name ) => name !== command && mayChange( name ) && keysOf( name ).includes( keys ) );
	return by ? { kind: 'taken', by } : { kind: 'free' };
}

type Own = Record< string, string >;

/** Only what differs from the desk's own keys is kept. */
function put( own: Own, command: Command, keys: string ): Own {
	const { [ command ]: _, ...others } = own;
	const { keys: [ first ] }: Key = KEYS[ command ];
	return first === keys ? others : { ...others, [ command ]: keys };
}

export const withChange = ( own: Own, command: Command, keys: string ): Own => put( own, command, keys );

/** Both have what the other had. */
export const withSwap = ( own: Own, command: Command, keys: string, other: Command ): Own => put( put( own, other, keysOf( command )[ 0 ] ?? '' ), command, keys );
