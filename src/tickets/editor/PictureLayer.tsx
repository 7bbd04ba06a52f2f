import { __, sprintf } from '@wordpress/i18n';
import { useCallback, useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import { Button, Icon, IconButton } from '../../ui';
import { PICTURE } from './clean';
import type { Picture } from './pictures';
import type { Writing } from './useSquire';

type Props = { box: RefObject< HTMLDivElement >; writing: RefObject< Writing | undefined >; changes: number };
type Spot = { image: HTMLImageElement; picture: Picture; left: number; top: number; width: number; height: number };

const keyOf = ( image: Element ): string => image.getAttribute( PICTURE ) ?? '';

/** The picture that was pressed, or that the caret stands beside. */
function chosenIn( root: HTMLElement ): HTMLImageElement | null {
	const selection = document.getSelection();
	if ( ! selection?.rangeCount || ! root.contains( selection.anchorNode ) ) {
		return null;
	}
	const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt( 0 );
	const beside = startContainer instanceof Element ? [ startContainer.childNodes[ startOffset ], startContainer.childNodes[ startOffset - 1 ] ] : [];
	const isOne = startContainer === endContainer && endOffset - startOffset <= 1;
	return isOne ? ( ( beside.find( ( node ) => node instanceof HTMLImageElement ) as HTMLImageElement | undefined ) ?? null ) : null;
}

function useChosen( box: RefObject< HTMLDivElement > ): [ HTMLImageElement | null, () => void ] {
	const [ chosen, setChosen ] = useState< HTMLImageElement | null >( null );
	useEffect( () => {
		const root = box.current;
		if ( ! root ) {
			return undefined;
		}
		const onClick = ( { target }: MouseEvent ) => {
			if ( target instanceof HTMLImageElement && target.hasAttribute( PICTURE ) ) {
				const range = document.createRange();
				range.selectNode( target );
				document.getSelection()?.removeAllRanges();
				document.getSelection()?.addRange( range );
				setChosen( target );
			}
		};
		const onSelection = () => {
			if ( document.activeElement === root ) {
				setChosen( chosenIn( root ) );
			}
		};
		root.addEventListener( 'click', onClick );
		document.addEventListener( 'selectionchange', onSelection );
		return () => {
			root.removeEventListener( 'click', onClick );
			document.removeEventListener( 'selectionchange', onSelection );
		};
	}, [ box ] );
	return [ chosen, useCallback( () => setChosen( null ), [] ) ];
}

/** What lies over the pictures of a text: how far they have got, what went wrong, and the words for who cannot see them. */
export function PictureLayer( { box, writing, changes }: Props ): JSX.Element | null {
	const [ spots, setSpots ] = useState< readonly Spot[] >( [] );
	const [ chosen, leave ] = useChosen( box );
	const measure = useCallback( () => {
		const images = [ ...( box.current?.querySelectorAll< HTMLImageElement >( `img[${ PICTURE }]` ) ?? [] ) ];
		setSpots( ( before ) => {
			const now = images.flatMap( ( image ): Spot[] => {
				const picture = writing.current?.pictures.get( keyOf( image ) );
				const isShown = picture && ( image === chosen || picture.problem !== undefined || ! picture.attachment );
				return isShown ? [ { image, picture, left: image.offsetLeft, top: image.offsetTop, width: image.offsetWidth, height: image.offsetHeight } ] : [];
			} );
			return before.length + now.length === 0 ? before : now;
		} );
	}, [ box, writing, chosen ] );
	useLayoutEffect( measure, [ measure, changes ] );
	useEffect( () => {
		window.addEventListener( 'resize', measure );
		return () => window.removeEventListener( 'resize', measure );
	}, [ measure ] );

	const remove = ( { image }: Spot ) => {
		const squire = writing.current?.squire;
		squire?.saveUndoState();
		image.remove();
		squire?.focus();
		leave();
	};
	return spots.length === 0 ? null : (
		<div className="df-pictures">
			{ spots.map( ( spot ) => (
				<div key={ keyOf( spot.image ) } className="df-picture" style={ { left: spot.left, top: spot.top, width: Math.max( spot.width, 160 ), height: Math.max( spot.height, 24 ) } }>
					{ spot.picture.attachment && ! spot.picture.problem ? (
						<Words key={ keyOf( spot.image ) } image={ spot.image } onRemove={ () => remove( spot ) } />
					) : (
						<OnItsWay picture={ spot.picture } onRetry={ () => writing.current?.pictures.retry( keyOf( spot.image ) ) } onRemove={ () => remove( spot ) } />
					) }
				</div>
			) ) }
		</div>
	);
}

/* translators: %s: name of a file, or an e-mail address. */
const removing = ( name: string ): string => sprintf( __( 'Remove %s', 'deskfold' ), name );

function OnItsWay( { picture, onRetry, onRemove }: { picture: Picture; onRetry: () => void; onRemove: () => void } ): JSX.Element {
	return (
		<div className={ `df-picture-state ${ picture.problem ? 'has-failed' : '' }` }>
			{ picture.problem ? (
				<>
					<Icon name="warning" size={ 16 } />
					<span role="alert" className="df-grow">
						{ picture.problem }
					</span>
					<Button onClick={ onRetry }>{ __( 'Try again', 'deskfold' ) }</Button>
				</>
			) : (
				<progress max={ 1 } value={ picture.share } aria-label={ /* translators: %s: name of a file. */ sprintf( __( 'Uploading %s', 'deskfold' ), picture.name ) } />
			) }
			<IconButton icon="close" size={ 24 } iconSize={ 16 } label={ removing( picture.name ) } onClick={ onRemove } />
		</div>
	);
}

function Words( { image, onRemove }: { image: HTMLImageElement; onRemove: () => void } ): JSX.Element {
	const [ typed, setTyped ] = useState( image.alt );
	return (
		<div className="df-picture-words">
			<input
				type="text"
				className="df-input"
				dir="auto"
				maxLength={ 500 }
				aria-label={ __( 'What the picture shows', 'deskfold' ) }
				placeholder={ __( 'Describe it for those who cannot see it', 'deskfold' ) }
				value={ typed }
				onChange={ ( event ) => {
					setTyped( event.target.value );
					image.alt = event.target.value;
				} }
				onKeyDown={ ( event ) => event.key === 'Enter' && ! event.ctrlKey && ! event.metaKey && event.preventDefault() }
			/>
			<IconButton icon="trash" size={ 28 } label={ __( 'Remove the picture', 'deskfold' ) } onClick={ onRemove } />
		</div>
	);
}
