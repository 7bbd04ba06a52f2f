import { __ } from '@wordpress/i18n';
import { useEffect, useRef } from 'react';
import { Avatar, Bar, Icon, Kbd, useModal } from '../../ui';
import { printed } from '../keys';
import { placeTitle, type Entry, type Place } from './entries';
import { usePalette, type Shown } from './usePalette';

/** Ctrl+K where WordPress has no palette of its own. */
export function Palette( { onClose }: { onClose: () => void } ): JSX.Element {
	const box = useRef< HTMLDialogElement >( null );
	const shown = usePalette( onClose );
	useModal( box );
	return (
		<dialog
			ref={ box }
			className="df-dialog df-palette"
			aria-label={ __( 'Command palette', 'deskfold' ) }
			onCancel={ ( event ) => {
				event.preventDefault();
				onClose();
			} }
			onPointerDown={ ( event ) => event.target === box.current && onClose() }
		>
			<Field { ...shown } />
			<List { ...shown } />
			<footer aria-hidden="true">
				<span>
					<kbd>↑</kbd> <kbd>↓</kbd> { __( 'choose', 'deskfold' ) }
				</span>
				<span>
					<kbd>Enter</kbd> { __( 'open', 'deskfold' ) }
				</span>
				<span>
					<kbd>{ printed( 'Ctrl+Enter' ).replace( '+', ' ' ) }</kbd> { __( 'open next to this', 'deskfold' ) }
				</span>
			</footer>
		</dialog>
	);
}

const LIST = 'df-palette-list';
const idOf = ( entry: Entry ): string => `df-palette ${ entry.id }`.replace( /[^\w-]+/g, '-' );

function Field( { typed, type, entries, at, onKeyDown }: Shown ): JSX.Element {
	const current = entries[ at ];
	return (
		<label className="df-palette-field">
			<Icon name="search" size={ 24 } />
			<input
				// The agent asked for the palette by key; the field is where they go on.
				// eslint-disable-next-line jsx-a11y/no-autofocus
				autoFocus
				type="text"
				role="combobox"
				aria-expanded="true"
				aria-controls={ LIST }
				aria-activedescendant={ current ? idOf( current ) : undefined }
				aria-label={ __( 'Search commands, customers and tickets', 'deskfold' ) }
				placeholder={ __( 'Search commands, customers and tickets', 'deskfold' ) }
				autoComplete="off"
				spellCheck={ false }
				dir="auto"
				value={ typed }
				onChange={ ( event ) => type( event.target.value ) }
				onKeyDown={ onKeyDown }
			/>
			<Kbd keys="Esc" />
		</label>
	);
}

function List( { entries, at, isLoading, problem, typed, take }: Shown ): JSX.Element {
	const list = useRef< HTMLDivElement >( null );
	const current = entries[ at ]?.id;
	useEffect( () => {
		list.current?.querySelector( '[aria-selected="true"]' )?.scrollIntoView( { block: 'nearest' } );
	}, [ current ] );
	const places = [ ...new Set( entries.map( ( entry ) => entry.place ) ) ];
	return (
		<div ref={ list } className="df-palette-list" aria-busy={ isLoading }>
			{ problem && <Bar look="error">{ problem }</Bar> }
			<div id={ LIST } role="listbox" aria-label={ __( 'Command palette', 'deskfold' ) }>
				{ places.map( ( place ) => (
					<Group key={ place } place={ place } entries={ entries.filter( ( entry ) => entry.place === place ) } current={ current } onTake={ take } />
				) ) }
			</div>
			<div role="status">{ entries.length === 0 && ! isLoading && ! problem && typed.trim() && <p className="df-palette-none">{ __( 'Nothing fits. Try a name, an address, a number or other words.', 'deskfold' ) }</p> }</div>
		</div>
	);
}

type GroupProps = { place: Place; entries: readonly Entry[]; current: string | undefined; onTake: Shown[ 'take' ] };

function Group( { place, entries, current, onTake }: GroupProps ): JSX.Element {
	return (
		<div role="group" aria-label={ placeTitle( place ) }>
			<div className="df-palette-place" aria-hidden="true">
				{ placeTitle( place ) }
			</div>
			{ entries.map( ( entry ) => (
				<Line key={ entry.id } entry={ entry } isCurrent={ entry.id === current } onTake={ onTake } />
			) ) }
		</div>
	);
}

/** The keyboard stays in the field above; lines are for the pointer, also for its middle button. */
function Line( { entry, isCurrent, onTake }: { entry: Entry; isCurrent: boolean; onTake: Shown[ 'take' ] } ): JSX.Element {
	return (
		// eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
		<div
			id={ idOf( entry ) }
			role="option"
			aria-selected={ isCurrent }
			className={ `df-palette-line ${ isCurrent ? 'is-active' : '' }` }
			onClick={ ( event ) => onTake( entry, event.ctrlKey || event.metaKey ) }
			onAuxClick={ ( event ) => event.button === 1 && onTake( entry, true ) }
		>
			{ entry.person === undefined ? <Icon name={ entry.icon ?? 'more' } /> : <Avatar name={ entry.label } seed={ entry.person } size={ 24 } /> }
			<bdi className="df-cut">{ entry.label }</bdi>
			{ entry.meta && <bdi className="df-cut df-palette-meta">{ entry.meta }</bdi> }
			<span className="df-grow" />
			{ entry.shortcut && <Kbd keys={ entry.shortcut } /> }
		</div>
	);
}
