import { __ } from '@wordpress/i18n';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { ListedReply } from '../core/types.gen';
import { Button, Icon, Popover } from '../ui';
import { textFor } from './languages';
import { ReplyList } from './ReplyList';
import { ReplyPreview } from './ReplyPreview';
import { matching, shelves } from './search';
import { store } from './store';
import type { Values } from './variables';

type Props = {
	anchor: RefObject< HTMLElement >;
	/** What was typed after the "/" before this was there. */
	typed?: string;
	values: Values;
	/** The customer's language; empty when nobody knows it. */
	locale: string;
	onPick: ( reply: ListedReply, locale: string ) => void;
	/** With a blank the "/" was only a sign, and the blank belongs behind it. */
	onClose: ( blank?: boolean ) => void;
};

const PAUSE = 150;

/** What is in the list now: shelves without a search, ranked with one. */
function useMatches( search: string ) {
	const { load, search: ask } = useDispatch( store );
	const list = useSelect( ( select ) => select( store ).list(), [] );
	const hits = useSelect( ( select ) => select( store ).hits(), [] );
	const problem = useSelect( ( select ) => select( store ).problem(), [] );
	useEffect( () => void load(), [ load ] );
	useEffect( () => {
		if ( search.trim().length < 2 ) {
			return undefined;
		}
		// What stands in the names shows without it.
		const timer = setTimeout( () => void ask( search ).catch( () => undefined ), PAUSE );
		return () => clearTimeout( timer );
	}, [ ask, search ] );
	const grouped = useMemo( () => {
		const now = Date.now();
		const replies = list ?? [];
		if ( search.trim() ) {
			return { often: matching( replies, search, hits.search === search ? hits.ids : [], now ), folders: [] };
		}
		return shelves( replies, now );
	}, [ list, search, hits ] );
	return { list, problem, load, ...grouped, flat: [ ...grouped.often, ...grouped.folders.flatMap( ( shelf ) => shelf.replies ) ] };
}

/** Opened by "/": type to find, arrows to move, Enter to put in, Escape leaves the "/" as it is. */
export function ReplyPicker( { anchor, typed = '', values, locale, onPick, onClose }: Props ): JSX.Element {
	const id = useId();
	const [ search, setSearch ] = useState( typed );
	const [ at, setAt ] = useState( 0 );
	const [ chosen, setChosen ] = useState( '' );
	const { list, problem, load, often, folders, flat } = useMatches( search );
	const active = flat[ Math.min( at, flat.length - 1 ) ];
	const { read } = useDispatch( store );
	const whole = useSelect( ( select ) => ( active ? select( store ).whole( active.id ) : undefined ), [ active?.id ] );
	const activeId = active?.id;
	useEffect( () => {
		if ( activeId !== undefined ) {
			void read( activeId ).catch( () => undefined );
		}
	}, [ read, activeId ] );
	const language = chosen || locale;
	const take = ( reply: ListedReply ) => onPick( reply, language );
	const move = ( step: number ) => flat.length > 0 && setAt( ( Math.min( at, flat.length - 1 ) + step + flat.length ) % flat.length );
	const onKeyDown = ( event: KeyboardEvent ) => {
		event.stopPropagation();
		if ( event.nativeEvent.isComposing ) {
			return;
		}
		const act = {
			ArrowDown: () => move( 1 ),
			ArrowUp: () => move( -1 ),
			Enter: () => active && take( active ),
			...( search === '' ? { ' ': () => onClose( true ), Backspace: () => onClose() } : {} ),
		}[ event.key ];
		if ( act ) {
			event.preventDefault();
			act();
		}
	};
	return (
		<Popover anchor={ anchor } onClose={ () => onClose() } width={ 528 } label={ __( 'Saved replies', 'deskfold' ) }>
			<div className="df-replies">
				<SearchLine id={ id } active={ activeId } search={ search } onKeyDown={ onKeyDown } onSearch={ ( words ) => ( setSearch( words ), setAt( 0 ) ) } onClose={ () => onClose() } />
				<div className="df-replies-panes">
					<ReplyList id={ id } often={ often } folders={ folders } search={ search } active={ activeId } onPoint={ ( reply ) => setAt( flat.indexOf( reply ) ) } onTake={ take } />
					{ active && <ReplyPreview reply={ active } texts={ whole?.texts } shown={ textFor( whole?.texts ?? [], language ) } values={ values } onLanguage={ setChosen } /> }
				</div>
				{ flat.length === 0 && <Nothing isKnown={ list !== undefined } search={ search } reason={ problem?.message } onAgain={ () => void load() } /> }
			</div>
		</Popover>
	);
}

type SearchProps = { id: string; active: number | undefined; search: string; onSearch: ( search: string ) => void; onKeyDown: ( event: KeyboardEvent ) => void; onClose: () => void };

function SearchLine( { id, active, search, onSearch, onKeyDown, onClose }: SearchProps ): JSX.Element {
	const field = useRef< HTMLInputElement >( null );
	// The popover finds its place first; a focus before that would scroll the page to where it is not.
	useEffect( () => field.current?.focus( { preventScroll: true } ), [] );
	return (
		<div className="df-replies-search">
			<Icon name="saved" />
			<input
				ref={ field }
				type="text"
				role="combobox"
				aria-expanded="true"
				aria-controls={ id }
				aria-activedescendant={ active === undefined ? undefined : `${ id }-${ active }` }
				aria-label={ __( 'Find a saved reply', 'deskfold' ) }
				placeholder={ __( 'Find a saved reply', 'deskfold' ) }
				dir="auto"
				value={ search }
				onChange={ ( event ) => onSearch( event.target.value ) }
				onKeyDown={ onKeyDown }
			/>
			<button type="button" className="df-icon-button is-32 df-replies-close" aria-label={ __( 'Close', 'deskfold' ) } onClick={ onClose }>
				<Icon name="close" />
			</button>
		</div>
	);
}

type NothingProps = { isKnown: boolean; search: string; reason: string | undefined; onAgain: () => void };

function Nothing( { isKnown, search, reason, onAgain }: NothingProps ): JSX.Element | null {
	if ( ! isKnown ) {
		return reason ? (
			<div className="df-replies-nothing" role="alert">
				<p>{ reason }</p>
				<Button size="small" icon="retry" onClick={ onAgain }>
					{ __( 'Try again', 'deskfold' ) }
				</Button>
			</div>
		) : null;
	}
	return (
		<div className="df-replies-nothing" role="status">
			<p>{ search.trim() ? __( 'No saved reply holds these words.', 'deskfold' ) : __( 'There are no saved replies yet. Write one once and use it often.', 'deskfold' ) }</p>
			<a href="#/settings/replies">{ __( 'Open the saved replies', 'deskfold' ) }</a>
		</div>
	);
}
