import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { createPortal } from 'react-dom';

type Props = {
	anchor: RefObject< HTMLElement >;
	onClose: () => void;
	width?: number;
	/** Which edge of the anchor the popover keeps to. */
	align?: 'start' | 'end';
	label?: string;
	children: ReactNode;
};

/** The newest stands last. */
const open: object[] = [];

const GAP = 4;
const EDGE = 8;

type Place = { left: number; top?: number; bottom?: number; maxHeight: number };

/** Below the anchor when there is room, else above; never over the window's edge. */
export function placeOf( anchor: DOMRect, size: { width: number; height: number }, view: { width: number; height: number }, atEnd: boolean ): Place {
	const wanted = atEnd ? anchor.right - size.width : anchor.left;
	const left = Math.max( EDGE, Math.min( wanted, view.width - size.width - EDGE ) );
	const below = view.height - anchor.bottom - GAP - EDGE;
	const above = anchor.top - GAP - EDGE;
	return size.height <= below || below >= above
		? { left, top: anchor.bottom + GAP, maxHeight: below }
		: { left, bottom: view.height - anchor.top + GAP, maxHeight: above };
}

export function Popover( { anchor, onClose, width = 320, align = 'start', label, children }: Props ): JSX.Element | null {
	const box = useRef< HTMLDivElement >( null );
	// Out of sight but able to take the focus until it has its place.
	const [ place, setPlace ] = useState< Place >();
	const root = anchor.current?.closest< HTMLElement >( '.df-app' ) ?? document.body;

	useLayoutEffect( () => {
		const move = () => {
			if ( ! anchor.current || ! box.current ) {
				return;
			}
			const isRtl = getComputedStyle( anchor.current ).direction === 'rtl';
			const size = { width: Math.min( width, window.innerWidth - 2 * EDGE ), height: box.current.scrollHeight };
			setPlace( placeOf( anchor.current.getBoundingClientRect(), size, { width: window.innerWidth, height: window.innerHeight }, ( align === 'end' ) !== isRtl ) );
		};
		move();
		window.addEventListener( 'resize', move );
		return () => window.removeEventListener( 'resize', move );
	}, [ anchor, width, align ] );

	useEffect( () => {
		const opener = anchor.current;
		const inside = ( target: EventTarget | null ) =>
			target instanceof Node && ( box.current?.contains( target ) || opener?.contains( target ) );
		const onPointer = ( event: PointerEvent ) => ! inside( event.target ) && onClose();
		const mine = {};
		open.push( mine );
		const onKey = ( event: KeyboardEvent ) => {
			// Of several, Escape closes the one on top.
			if ( event.key === 'Escape' && open[ open.length - 1 ] === mine ) {
				event.stopPropagation();
				event.preventDefault();
				onClose();
				opener?.focus();
			}
		};
		document.addEventListener( 'pointerdown', onPointer );
		document.addEventListener( 'keydown', onKey, true );
		return () => {
			open.splice( open.indexOf( mine ), 1 );
			document.removeEventListener( 'pointerdown', onPointer );
			document.removeEventListener( 'keydown', onKey, true );
		};
	}, [ anchor, onClose ] );

	return createPortal(
		<div
			ref={ box }
			className="df-popover"
			style={ { inlineSize: Math.min( width, window.innerWidth - 2 * EDGE ), ...( place ?? { opacity: 0, left: 0, top: 0 } ) } }
			{ ...( label ? { role: 'dialog', 'aria-label': label } : {} ) }
		>
			{ children }
		</div>,
		root
	);
}
