import { useId, useMemo, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { fold } from '../core/format';
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

type Narrowed = { found: readonly Choice[]; word: string; isNew: boolean };

/** What fits to the letters typed so far, and whether they are a name of their own. */
export function narrowed( choices: readonly Choice[], typed: string ): Narrowed {
	const word = typed.trim();
	return {
		found: choices.filter( ( choice ) => fold( choice.label ).includes( fold( word ) ) ),
		word,
		isNew: word !== '' && ! choices.some( ( choice ) => fold( choice.label ) === fold( word ) ),
	};
}

/** Type to narrow, arrows to move, Enter to take: assignee and tags. */
export function Picker( props: Props ): JSX.Element {
	const { anchor, label, placeholder, choices, onPick, onClose, onCreate, createLabel, several = false, width = 280, align = 'start' } = props;
	const list = useId();
	const [ typed, setTyped ] = useState( '' );
	const [ at, setAt ] = useState( 0 );
	const { found, word, isNew } = useMemo( () => narrowed( choices, typed ), [ choices, typed ] );
	const creates = isNew && onCreate !== undefined;
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
		}
		setTyped( '' );
		if ( ! several ) {
			close();
		}
	};
	const onKeyDown = ( event: KeyboardEvent ) => {
		event.stopPropagation();
		const step = { ArrowDown: 1, ArrowUp: -1 }[ event.key ];
		const act = step === undefined ? { Enter: () => rows > 0 && take( active ), Tab: close }[ event.key ] : () => setAt( ( active + step + rows ) % rows );
		if ( act ) {
			event.preventDefault();
			act();
		}
	};
	const type = ( text: string ) => {
		setTyped( text );
		setAt( 0 );
	};

	return (
		<Popover anchor={ anchor } onClose={ onClose } width={ width } align={ align } label={ label }>
			<div className="df-picker">
				<SearchLine list={ list } active={ active } label={ label } placeholder={ placeholder } typed={ typed } onType={ type } onKeyDown={ onKeyDown } />
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

type SearchProps = { list: string; active: number; label: string; placeholder: string; typed: string; onType: ( text: string ) => void; onKeyDown: ( event: KeyboardEvent ) => void };

function SearchLine( { list, active, label, placeholder, typed, onType, onKeyDown }: SearchProps ): JSX.Element {
	return (
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
				onChange={ ( event ) => onType( event.target.value ) }
				onKeyDown={ onKeyDown }
			/>
		</span>
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
