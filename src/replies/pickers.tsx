import { __ } from '@wordpress/i18n';
import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { Icon, IconButton, Popover } from '../ui';
import { placeOf } from '../ui/Popover';
import { ReplyPanel, type PanelHandle, type PanelKey, type PanelProps } from './ReplyPanel';

const WIDTH = 528;
const HIGHEST = 360;

type InlineProps = PanelProps & {
	rect: DOMRect;
	panel: RefObject< PanelHandle >;
	onActive: ( menu: { list: string; active: string | null } | null ) => void;
};

/** Under the "/": what is looked for stands in the text, so the keys stay there too. */
export function InlinePicker( { rect, panel, onActive, ...rest }: InlineProps ): JSX.Element {
	const id = useId();
	const box = useRef< HTMLDivElement >( null );
	const [ place, setPlace ] = useState< ReturnType< typeof placeOf > >();
	const root = document.querySelector< HTMLElement >( '.df-app' ) ?? document.body;
	const inlineSize = Math.min( WIDTH, window.innerWidth - 16 );
	useLayoutEffect( () => {
		const isRtl = getComputedStyle( root ).direction === 'rtl';
		setPlace( placeOf( rect, { width: inlineSize, height: HIGHEST }, { width: window.innerWidth, height: window.innerHeight }, isRtl ) );
	}, [ rect, inlineSize, root ] );
	const [ isEmpty, setEmpty ] = useState( true );
	const tell = useCallback(
		( active: string | null ) => {
			setEmpty( active === null );
			onActive( active === null ? null : { list: id, active } );
		},
		[ onActive, id ]
	);
	// Whoever writes on after words that are found nowhere means the sign itself.
	const isInTheWay = isEmpty && /\S\s/.test( rest.search );
	useEffect( () => () => onActive( null ), [ onActive ] );
	const style = { inlineSize, left: place?.left ?? 0, top: place?.top, bottom: place?.bottom, maxBlockSize: Math.min( place?.maxHeight ?? HIGHEST, HIGHEST ), opacity: place ? 1 : 0 };
	return createPortal(
		// A press in it leaves the caret where it is.
		// eslint-disable-next-line jsx-a11y/no-static-element-interactions
		<div ref={ box } className="df-popover df-replies" hidden={ isInTheWay } style={ style } onMouseDown={ ( event ) => event.preventDefault() }>
			<div className="df-replies-search">
				<Icon name="saved" />
				<span className={ `df-grow df-cut ${ rest.search ? '' : 'df-muted' }` } dir="auto">
					{ rest.search || __( 'Type to find a saved reply', 'deskfold' ) }
				</span>
			</div>
			<ReplyPanel ref={ panel } id={ id } onActive={ tell } { ...rest } />
		</div>,
		root
	);
}

type ButtonProps = Omit< PanelProps, 'search' > & { anchor: RefObject< HTMLElement >; onClose: () => void };

const KEYS: ReadonlySet< string > = new Set( [ 'ArrowUp', 'ArrowDown', 'Enter' ] );

/** The same from a button, with a field of its own. */
export function ButtonPicker( { anchor, onClose, ...rest }: ButtonProps ): JSX.Element {
	const id = useId();
	const panel = useRef< PanelHandle >( null );
	const field = useRef< HTMLInputElement >( null );
	const [ search, setSearch ] = useState( '' );
	const [ active, setActive ] = useState< string | null >( null );
	useEffect( () => field.current?.focus( { preventScroll: true } ), [] );
	const onKeyDown = ( event: KeyboardEvent ) => {
		event.stopPropagation();
		if ( KEYS.has( event.key ) && ! event.nativeEvent.isComposing ) {
			event.preventDefault();
			panel.current?.key( event.key as PanelKey );
		}
	};
	return (
		<Popover anchor={ anchor } onClose={ onClose } width={ WIDTH } label={ __( 'Saved replies', 'deskfold' ) }>
			<div className="df-replies">
				<div className="df-replies-search">
					<Icon name="saved" />
					<input
						ref={ field }
						type="text"
						role="combobox"
						aria-expanded="true"
						aria-controls={ id }
						aria-activedescendant={ active ?? undefined }
						aria-label={ __( 'Find a saved reply', 'deskfold' ) }
						placeholder={ __( 'Find a saved reply', 'deskfold' ) }
						dir="auto"
						value={ search }
						onChange={ ( event ) => setSearch( event.target.value ) }
						onKeyDown={ onKeyDown }
					/>
					<IconButton icon="close" className="df-replies-close" label={ __( 'Close', 'deskfold' ) } onClick={ onClose } />
				</div>
				<ReplyPanel ref={ panel } id={ id } search={ search } onActive={ setActive } { ...rest } />
			</div>
		</Popover>
	);
}

export { takeFiles } from './takeFiles';
