import { useId, useMemo, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { Icon } from './Icon';
import { Popover } from './Popover';

export type Choice = { id: string; label: string; leading?: ReactNode; trailing?: ReactNode; chosen?: boolean };

type Props = {
	anchor: RefObject< HTMLElement >;
	label: string;
	placeholder: string;
	choices: readonly Choice[];
	onPick: ( id: string ) => void;
	onClose: () => void;
	/** Offers what was typed when nothing has that name. */
	onCreate?: ( typed: string ) => void;
	createLabel?: ( typed: string ) => string;
	/** Stays open for the next one. */
	several?: boolean;
	width?: number;
	align?: 'start' | 'end';
};

const fold = ( text: string ): string => text.normalize( 'NFD' ).replace( /\p{M}/gu, '' ).toLocaleLowerCase();

/** Type to narrow, arrows to move, Enter to take: assignee and tags. */
export function Picker( { anchor, label, placeholder, choices, onPick, onClose, onCreate, createLabel, several = false, width = 280, align = 'start' }: Props ): JSX.Element {
	const list = useId();
	const [ typed, setTyped ] = useState( '' );
	const [ at, setAt ] = useState( 0 );
	const found = useMemo( () => choices.filter( ( choice ) => fold( choice.label ).includes( fold( typed.trim() ) ) ), [ choices, typed ] );
	const word = typed.trim();
	const creates = onCreate && word !== '' && ! choices.some( ( choice ) => fold( choice.label ) === fold( word ) );
	const rows = found.length + ( creates ? 1 : 0 );
	const active = Math.min( at, rows - 1 );

	const close = () => {
		onClose();
		anchor.current?.focus();
	};
	const take = ( index: number ) => {
		const choice = found[ index ];
		if ( choice ) {
			onPick( choice.id );
		} else if ( creates ) {
			onCreate( word );
		} else {
			return;
		}
		setTyped( '' );
		if ( ! several ) {
			close();
		}
	};
	const onKeyDown = ( event: KeyboardEvent ) => {
		event.stopPropagation();
		const step = { ArrowDown: 1, ArrowUp: -1 }[ event.key ];
		if ( step !== undefined && rows > 0 ) {
			event.preventDefault();
			setAt( ( active + step + rows ) % rows );
		} else if ( event.key === 'Enter' ) {
			event.preventDefault();
			take( active );
		} else if ( event.key === 'Tab' ) {
			event.preventDefault();
			close();
		}
	};

	return (
		<Popover anchor={ anchor } onClose={ onClose } width={ width } align={ align } label={ label }>
			<div className="df-picker">
				<span className="df-search">
					<Icon name="search" />
					<input
						// The agent asked for this list by key or click; the field is where they go on.
						// eslint-disable-next-line jsx-a11y/no-autofocus
						autoFocus
						type="text"
						role="combobox"
						aria-expanded="true"
						aria-controls={ list }
						aria-activedescendant={ active >= 0 ? `${ list }-${ active }` : undefined }
						aria-label={ label }
						placeholder={ placeholder }
						value={ typed }
						onChange={ ( event ) => {
							setTyped( event.target.value );
							setAt( 0 );
						} }
						onKeyDown={ onKeyDown }
					/>
				</span>
				<div id={ list } role="listbox" aria-label={ label } aria-multiselectable={ several } className="df-picker-list">
					{ found.map( ( choice, index ) => (
						<PickerRow key={ choice.id } id={ `${ list }-${ index }` } isActive={ index === active } chosen={ choice.chosen ?? false } onTake={ () => take( index ) }>
							{ choice.leading }
							<span className="df-grow df-cut" dir="auto">
								{ choice.label }
							</span>
							{ choice.trailing }
						</PickerRow>
					) ) }
					{ creates && (
						<PickerRow id={ `${ list }-${ found.length }` } isActive={ active === found.length } chosen={ false } onTake={ () => take( found.length ) }>
							<Icon name="plus" />
							<span className="df-grow df-cut">{ createLabel?.( word ) ?? word }</span>
						</PickerRow>
					) }
				</div>
			</div>
		</Popover>
	);
}

type RowProps = { id: string; isActive: boolean; chosen: boolean; onTake: () => void; children: ReactNode };

/** The keyboard stays in the field above; rows are for the pointer. */
function PickerRow( { id, isActive, chosen, onTake, children }: RowProps ): JSX.Element {
	return (
		// eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
		<div id={ id } role="option" aria-selected={ chosen } className={ `df-menu-item ${ isActive ? 'is-active' : '' }` } onClick={ onTake }>
			{ children }
			{ chosen && <Icon name="check" size={ 18 } /> }
		</div>
	);
}
