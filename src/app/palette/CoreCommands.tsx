import { useDispatch } from '@wordpress/data';
import { useEffect, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useDesk } from '../../tickets/store';
import { Icon } from '../../ui';
import { useRoute } from '../route';
import { CORE } from './core';
import { arranged, type Entry } from './entries';
import { useFound } from './useFound';

type Command = { name: string; label: string; searchLabel: string; icon: ReactNode; callback: ( options: { close: () => void } ) => void };
type Loader = { name: string; context?: string; hook: ( given: { search: string } ) => { commands: Command[]; isLoading: boolean } };
type Core = { registerCommandLoader: ( loader: Loader ) => void; unregisterCommandLoader: ( name: string ) => void };

const NAME = 'deskfold';

/** WordPress's palette narrows by these words itself, so what the server found must hold what was typed. */
function command( entry: Entry, typed: string ): Command {
	const label = entry.meta ? `${ entry.label } (${ entry.meta })` : entry.label;
	return {
		name: `${ NAME }/${ entry.id }`,
		label,
		searchLabel: [ typed, label, entry.words, entry.id ].filter( Boolean ).join( ' ' ),
		icon: <Icon name={ entry.icon ?? 'person' } size={ 24 } style={ { fill: 'none' } } />,
		callback: ( { close } ) => {
			close();
			// The palette gives back the focus first; then a menu of ours may take it.
			setTimeout( () => ( entry.act ? entry.act() : window.location.assign( entry.href ?? '#' ) ) );
		},
	};
}

/** What can be done in the desk, for the palette that WordPress shows on Ctrl+K. */
function useCommands( { search }: { search: string } ): { commands: Command[]; isLoading: boolean } {
	const { ticket: id } = useRoute();
	const ticket = useDesk( ( state ) => ( id === undefined ? undefined : state.tickets[ id ] ), [ id ] );
	const { entries, isLoading } = useFound( search );
	const typed = search.trim();
	// All of it begins with the letters typed and so ranks alike: our order stands.
	const commands = useMemo( () => arranged( ticket, typed, entries ).map( ( one ) => command( one, typed ) ), [ ticket, typed, entries ] );
	return { commands, isLoading };
}

/** One palette with WordPress: the desk only brings its commands along. */
export function CoreCommands(): null {
	const { registerCommandLoader, unregisterCommandLoader } = useDispatch( CORE ) as unknown as Core;
	useEffect( () => {
		registerCommandLoader( { name: NAME, context: 'root', hook: useCommands } );
		return () => unregisterCommandLoader( NAME );
	}, [ registerCommandLoader, unregisterCommandLoader ] );
	return null;
}
