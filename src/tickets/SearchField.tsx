import { __ } from '@wordpress/i18n';
import { forwardRef, useEffect, useState, type KeyboardEvent } from 'react';
import { keyLabel } from '../app/keys';
import { Icon, IconButton, Kbd } from '../ui';

type Props = { value: string; onChange: ( words: string ) => void };

const PAUSE = 250;

/** Asks while one types, after a short pause. */
export const SearchField = forwardRef< HTMLInputElement, Props >( function SearchField( { value, onChange }, ref ) {
	const [ typed, setTyped ] = useState( value );
	useEffect( () => setTyped( value ), [ value ] );
	useEffect( () => {
		if ( typed.trim() === value ) {
			return undefined;
		}
		const timer = setTimeout( () => onChange( typed.trim() ), PAUSE );
		return () => clearTimeout( timer );
		// eslint-disable-next-line react-hooks/exhaustive-deps -- asks once for what was typed
	}, [ typed ] );
	const onKeyDown = ( event: KeyboardEvent< HTMLInputElement > ) => {
		if ( event.key === 'Escape' ) {
			event.stopPropagation();
			setTyped( '' );
			onChange( '' );
			event.currentTarget.blur();
		}
		if ( event.key === 'Enter' ) {
			onChange( typed.trim() );
		}
	};
	return (
		<div className="df-list-tools" role="search">
			<label className="df-search">
				<Icon name="search" />
				<span className="df-hidden">{ __( 'Search tickets and customers', 'deskfold' ) }</span>
				<input
					ref={ ref }
					type="text"
					inputMode="search"
					enterKeyHint="search"
					autoComplete="off"
					dir="auto"
					placeholder={ __( 'Search tickets and customers', 'deskfold' ) }
					value={ typed }
					onChange={ ( event ) => setTyped( event.target.value ) }
					onKeyDown={ onKeyDown }
				/>
				{ typed ? (
					<IconButton
						icon="close"
						size={ 24 }
						iconSize={ 18 }
						label={ __( 'Clear the search', 'deskfold' ) }
						onClick={ () => {
							setTyped( '' );
							onChange( '' );
						} }
					/>
				) : (
					<span aria-hidden="true">
						<Kbd keys={ keyLabel( 'search' ) } />
					</span>
				) }
			</label>
		</div>
	);
} );
