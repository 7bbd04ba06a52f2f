import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useEffect, useId, useMemo, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { fold, nameOf } from '../core/format';
import type { Address, CustomerHit } from '../core/types.gen';
import { store as customers } from '../customers/store';
import { Avatar } from '../ui';
import { isAddress } from './addresses';
import { Floating, Row } from './editor/useTriggerMenu';

const PATIENCE = 200;
const MOST = 8;
const NOBODY: readonly Address[] = [];

type Given = {
	input: RefObject< HTMLInputElement >;
	typed: string;
	/** Who is offered first. */
	known: readonly Address[];
	/** Who gets it already. */
	taken: ReadonlySet< string >;
	onTake: ( address: Address ) => void;
};

type Completion = {
	/** For the field: what a screen reader needs to know of the list. */
	aria: object;
	/** True when the key was for the list. */
	onKey: ( event: KeyboardEvent ) => boolean;
	show: ( is: boolean ) => void;
	menu: ReactNode;
};

/** Customers for what is typed. A newer question ends the older one; without an answer the field works as before. */
function useCustomers( words: string ): readonly Address[] {
	const { find } = useDispatch( customers );
	const [ answer, setAnswer ] = useState( { words: '', people: NOBODY } );
	useEffect( () => {
		if ( words.length < 2 ) {
			return undefined;
		}
		const abort = new AbortController();
		const ask = async () => {
			try {
				const hits = ( await ( find( words, abort.signal ) as unknown as Promise< CustomerHit[] > ) ).filter( ( { address } ) => address !== '' );
				setAnswer( { words, people: hits.map( ( { name, address } ) => ( { name, email: address } ) ) } );
			} catch {
				setAnswer( { words, people: NOBODY } );
			}
		};
		const timer = setTimeout( () => void ask(), PATIENCE );
		return () => {
			clearTimeout( timer );
			abort.abort();
		};
	}, [ words, find ] );
	return words.length >= 2 && fold( words ).startsWith( fold( answer.words ) ) ? answer.people : NOBODY;
}

const fits = ( { name, email }: Address, words: string ): boolean => ` ${ fold( name ) } ${ fold( email ) }`.includes( ` ${ fold( words ) }` );

/** Addresses under the field that wants one: arrows move, Enter or Tab takes, Escape closes only the list. */
export function useCompletion( { input, typed, known, taken, onTake }: Given ): Completion {
	const list = useId();
	const words = typed.trim();
	const [ open, setOpen ] = useState( false );
	const [ chosen, setChosen ] = useState< number | null >( null );
	useEffect( () => setChosen( null ), [ words, open ] );
	const found = useCustomers( open ? words : '' );
	const choices = useMemo( () => {
		const seen = new Set( taken );
		return [ ...known, ...found ].filter( ( one ) => fits( one, words ) && ! seen.has( one.email.toLowerCase() ) && seen.add( one.email.toLowerCase() ) ).slice( 0, MOST );
	}, [ known, found, words, taken ] );
	const shown = open && choices.length > 0;
	const rect = useMemo( () => ( shown ? input.current?.getBoundingClientRect() : undefined ), [ shown, input ] );
	// A whole address is meant as it stands; a few letters mean the first that fits.
	const active = Math.min( chosen ?? ( words === '' || isAddress( words ) ? -1 : 0 ), choices.length - 1 );

	const take = ( choice: Address | undefined ) => {
		if ( choice ) {
			onTake( choice );
			setOpen( false );
		}
	};
	const onKey = ( { key }: KeyboardEvent ): boolean => {
		const step = { ArrowDown: 1, ArrowUp: -1 }[ key ];
		if ( step !== undefined && choices.length > 0 ) {
			setOpen( true );
			setChosen( open ? ( active + step + choices.length + ( active < 0 && step < 0 ? 1 : 0 ) ) % choices.length : 0 );
			return true;
		}
		if ( ! shown || ( key !== 'Escape' && ( active < 0 || ( key !== 'Enter' && key !== 'Tab' ) ) ) ) {
			return false;
		}
		if ( key === 'Escape' ) {
			setOpen( false );
		} else {
			take( choices[ active ] );
		}
		return true;
	};
	const menu = shown && rect && (
		<Floating rect={ rect } width={ 340 } size={ `${ choices.length }` }>
			<div id={ list } role="listbox" aria-label={ __( 'Addresses', 'deskfold' ) } className="df-picker-list df-trigger-list">
				{ choices.map( ( choice, index ) => (
					<Row key={ choice.email } id={ `${ list }-${ index }` } choice={ choiceOf( choice ) } isActive={ index === active } onTake={ () => take( choice ) } />
				) ) }
			</div>
		</Floating>
	);
	const aria = {
		role: 'combobox',
		'aria-autocomplete': 'list' as const,
		'aria-expanded': shown,
		...( shown ? { 'aria-controls': list } : {} ),
		...( shown && active >= 0 ? { 'aria-activedescendant': `${ list }-${ active }` } : {} ),
	};
	return { aria, onKey, show: setOpen, menu };
}

const choiceOf = ( { name, email }: Address ) => ( {
	id: email,
	label: nameOf( name, email ),
	leading: <Avatar name={ nameOf( name, email ) } seed={ email } size={ 24 } />,
	trailing: name ? <bdi className="df-muted df-cut df-completion-address">{ email }</bdi> : undefined,
} );
