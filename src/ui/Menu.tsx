import { useEffect, useRef, useState, type ButtonHTMLAttributes, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { Icon } from './Icon';
import { Kbd } from './Kbd';
import { Popover } from './Popover';
import type { GlyphName } from './glyphs';

type MenuProps = {
	/** Draws the button; spread the props on it. */
	button: ( props: { ref: RefObject< HTMLButtonElement >; onClick: () => void; 'aria-haspopup': 'menu'; 'aria-expanded': boolean } ) => ReactNode;
	label: string;
	width?: number;
	align?: 'start' | 'end';
	/** For keys that open a menu from elsewhere. */
	open?: boolean;
	onToggle?: ( open: boolean ) => void;
	children: ( close: () => void ) => ReactNode;
};

/** A button with a list of actions: arrows, Home, End and first letters move, Escape gives the focus back. */
export function Menu( { button, label, width = 240, align = 'start', open: asked, onToggle, children }: MenuProps ): JSX.Element {
	const anchor = useRef< HTMLButtonElement >( null );
	const [ own, setOwn ] = useState( false );
	const open = asked ?? own;
	const toggle = ( to: boolean ) => {
		setOwn( to );
		onToggle?.( to );
	};
	const close = () => {
		toggle( false );
		anchor.current?.focus();
	};
	return (
		<>
			{ button( { ref: anchor, onClick: () => toggle( ! open ), 'aria-haspopup': 'menu', 'aria-expanded': open } ) }
			{ open && (
				<Popover anchor={ anchor } onClose={ () => toggle( false ) } width={ width } align={ align }>
					<MenuList label={ label }>{ children( close ) }</MenuList>
				</Popover>
			) }
		</>
	);
}

const ITEMS = '[role^="menuitem"]:not([disabled])';

function MenuList( { label, children }: { label: string; children: ReactNode } ): JSX.Element {
	const list = useRef< HTMLDivElement >( null );
	useEffect( () => {
		const chosen = list.current?.querySelector< HTMLElement >( '[role="menuitemradio"][aria-checked="true"]' );
		( chosen ?? list.current?.querySelector< HTMLElement >( ITEMS ) )?.focus();
	}, [] );

	const onKeyDown = ( event: KeyboardEvent ) => {
		const items = [ ...( list.current?.querySelectorAll< HTMLElement >( ITEMS ) ?? [] ) ];
		const at = items.indexOf( document.activeElement as HTMLElement );
		const step = { ArrowDown: 1, ArrowUp: -1 }[ event.key ];
		let to: HTMLElement | undefined;
		if ( step !== undefined ) {
			to = items[ ( at + step + items.length ) % items.length ];
		} else if ( event.key === 'Home' || event.key === 'End' ) {
			to = event.key === 'Home' ? items[ 0 ] : items[ items.length - 1 ];
		} else if ( event.key.length === 1 && ! event.ctrlKey && ! event.metaKey ) {
			const starts = ( item: HTMLElement ) => item.innerText.trim().toLocaleLowerCase().startsWith( event.key.toLocaleLowerCase() );
			to = [ ...items.slice( at + 1 ), ...items.slice( 0, at + 1 ) ].find( starts );
		}
		if ( to || event.key === 'Tab' ) {
			event.preventDefault();
		}
		event.stopPropagation();
		to?.focus();
	};

	return (
		<div ref={ list } className="df-menu" role="menu" tabIndex={ -1 } aria-label={ label } onKeyDown={ onKeyDown }>
			{ children }
		</div>
	);
}

type ItemProps = ButtonHTMLAttributes< HTMLButtonElement > & {
	icon?: GlyphName;
	/** In place of an icon, an avatar for example. */
	leading?: ReactNode;
	iconClass?: string;
	shortcut?: string;
	/** One of several, or on and off. */
	checked?: boolean;
	kind?: 'radio' | 'checkbox';
};

export function MenuItem( { icon, leading, iconClass = '', shortcut, checked, kind = 'radio', children, ...rest }: ItemProps ): JSX.Element {
	const state = checked === undefined ? { role: 'menuitem' } : { role: `menuitem${ kind }`, 'aria-checked': checked };
	return (
		<button type="button" className="df-menu-item" tabIndex={ -1 } { ...state } { ...rest }>
			{ leading }
			{ icon && <Icon name={ icon } className={ iconClass } /> }
			<span className="df-grow df-cut">{ children }</span>
			{ checked && <Icon name="check" size={ 18 } /> }
			{ shortcut && <Kbd keys={ shortcut } /> }
		</button>
	);
}

export const MenuSeparator = (): JSX.Element => <div className="df-menu-line" role="separator" />;
