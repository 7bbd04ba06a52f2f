import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import type { Choice } from '../../ui';
import { placeOf } from '../../ui/Popover';
import type { EditorHandle } from '../Editor';
import type { OpenTrigger, Trigger, TriggerKey } from './triggers';

type Given = {
	editor: RefObject< EditorHandle >;
	/** What the list is, for screen readers. */
	label: string;
	/** What fits to the letters typed so far, best first. With nothing to show the keys go to the text. */
	find: ( query: string ) => readonly Choice[];
	/** Usually ends in `editor.current.replaceTrigger( html )`. */
	onPick: ( id: string ) => void;
	/** A line in place of the list: that it loads, or that nothing is there. */
	note?: ( query: string ) => string | undefined;
	least?: number;
	spaces?: boolean;
	width?: number;
};

/** A list under the word that opened it: the keys stay in the text, arrows move, Enter or Tab takes, Escape closes. */
export function useTriggerMenu( { editor, label, find, onPick, note, least, spaces, width = 320 }: Given ): { trigger: Trigger; menu: ReactNode } {
	const list = useId();
	const [ open, setOpen ] = useState< OpenTrigger | null >( null );
	const [ at, setAt ] = useState( 0 );
	const choices = open ? find( open.query ) : [];
	const words = open && choices.length === 0 ? note?.( open.query ) : undefined;
	const active = Math.min( at, choices.length - 1 );
	const shown = choices.length > 0;

	useEffect( () => {
		editor.current?.describeMenu( shown ? { list, active: `${ list }-${ active }` } : null );
	}, [ editor, list, shown, active ] );

	const take = ( index: number ) => {
		const choice = choices[ index ];
		if ( choice ) {
			onPick( choice.id );
			setOpen( null );
		}
	};
	const onKey = ( key: TriggerKey ): boolean => {
		const step = { ArrowUp: -1, ArrowDown: 1, Enter: 0, Tab: 0, Escape: undefined }[ key ];
		if ( ! shown || step === undefined ) {
			return false;
		}
		if ( step === 0 ) {
			take( active );
		} else {
			setAt( ( active + step + choices.length ) % choices.length );
		}
		return true;
	};
	const latest = useRef( onKey );
	latest.current = onKey;
	const trigger = useMemo(
		(): Trigger => ( {
			...( least === undefined ? {} : { least } ),
			...( spaces === undefined ? {} : { spaces } ),
			onChange: ( now ) => {
				setOpen( now );
				setAt( 0 );
			},
			onKey: ( key ) => latest.current( key ),
		} ),
		[ least, spaces ]
	);
	const menu = open && ( shown || words ) && (
		<Floating rect={ open.rect } width={ width } size={ `${ choices.length }` }>
			{ words ? (
				<p className="df-trigger-note df-muted">{ words }</p>
			) : (
				<div id={ list } role="listbox" aria-label={ label } className="df-picker-list df-trigger-list">
					{ choices.map( ( choice, index ) => (
						<Row key={ choice.id } id={ `${ list }-${ index }` } choice={ choice } isActive={ index === active } onTake={ () => take( index ) } />
					) ) }
				</div>
			) }
		</Floating>
	);
	return { trigger, menu };
}

export function Row( { id, choice, isActive, onTake }: { id: string; choice: Choice; isActive: boolean; onTake: () => void } ): JSX.Element {
	const row = useRef< HTMLDivElement >( null );
	useEffect( () => {
		if ( isActive ) {
			row.current?.scrollIntoView?.( { block: 'nearest' } );
		}
	}, [ isActive ] );
	return (
		// The keyboard stays in the text; rows are for the pointer.
		// eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
		<div ref={ row } id={ id } role="option" aria-selected={ isActive } className={ `df-menu-item ${ isActive ? 'is-active' : '' }` } onClick={ onTake }>
			{ choice.leading }
			<span className="df-grow df-cut" dir="auto">
				{ choice.label }
			</span>
			{ choice.trailing }
		</div>
	);
}

/** Below the word, or above where there is no room; a press in it leaves the caret where it is. */
export function Floating( { rect, width, size, children }: { rect: DOMRect; width: number; size: string; children: ReactNode } ): JSX.Element {
	const box = useRef< HTMLDivElement >( null );
	const [ place, setPlace ] = useState< ReturnType< typeof placeOf > >();
	const inlineSize = Math.min( width, window.innerWidth - 16 );
	const root = document.querySelector( '.df-app' ) ?? document.body;
	useLayoutEffect( () => {
		const isRtl = getComputedStyle( root ).direction === 'rtl';
		setPlace( placeOf( rect, { width: inlineSize, height: Math.min( box.current?.scrollHeight ?? 0, 320 ) }, { width: window.innerWidth, height: window.innerHeight }, isRtl ) );
	}, [ rect, inlineSize, size, root ] );
	const maxBlockSize = Math.min( place?.maxHeight ?? 320, 320 );
	return createPortal(
		// eslint-disable-next-line jsx-a11y/no-static-element-interactions
		<div ref={ box } className="df-popover df-trigger-menu" style={ { inlineSize, left: place?.left ?? 0, top: place?.top, bottom: place?.bottom, maxBlockSize, opacity: place ? 1 : 0 } } onMouseDown={ ( event ) => event.preventDefault() }>
			{ children }
		</div>,
		root
	);
}
