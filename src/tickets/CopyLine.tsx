import { __, _n, sprintf } from '@wordpress/i18n';
import { useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { number } from '../core/format';
import type { Address } from '../core/types.gen';
import { Chip, IconButton } from '../ui';
import { isOurs, readAddresses } from './addresses';
import { MOST_COPIES } from './people';
import { useCompletion } from './useCompletion';

type Props = {
	/** What stands before it and what it is called. */
	word: string;
	label: string;
	value: readonly Address[];
	/** Who gets it anyway. */
	others: readonly string[];
	/** Who is offered first while somebody types. */
	known: readonly Address[];
	onChange: ( value: Address[] ) => void;
	/** The button that asked for it is gone. */
	isAsked: boolean;
};

type Wrong = 'address' | 'ours' | 'many' | '';

/* translators: %s: name of a file, or an e-mail address. */
const removing = ( address: string ): string => sprintf( __( 'Remove %s', 'deskfold' ), address );

const wordsFor = ( wrong: Wrong ): string =>
	( {
		'': '',
		address: __( 'This is not an e-mail address.', 'deskfold' ),
		ours: __( 'This is one of our own mailboxes.', 'deskfold' ),
		/* translators: %s: a number of addresses. */
		many: sprintf( _n( 'A reply has room for %s copy.', 'A reply has room for %s copies.', MOST_COPIES, 'deskfold' ), number( MOST_COPIES ) ),
	} )[ wrong ];

/** Takes what was typed: good addresses become chips, the rest stays in the field with the reason beside it. */
function useTyped( { value, others, onChange }: Props ) {
	const [ typed, setTyped ] = useState( '' );
	const [ wrong, setWrong ] = useState< Wrong >( '' );
	const taken = useMemo( () => new Set( [ ...others, ...value.map( ( { email } ) => email ) ].map( ( email ) => email.toLowerCase() ) ), [ others, value ] );
	const write = ( text: string ) => ( setTyped( text ), setWrong( '' ) );
	/** False when something is left that must be mended first. */
	const take = ( text: string ): boolean => {
		const { found, rest } = readAddresses( text );
		const ours = found.filter( ( { email } ) => isOurs( email ) );
		const known = new Set( taken );
		const fresh = found.filter( ( one ) => ! ours.includes( one ) && ! known.has( one.email.toLowerCase() ) && known.add( one.email.toLowerCase() ) );
		const room = fresh.slice( 0, Math.max( 0, MOST_COPIES - value.length ) );
		const left = [ ...[ ...ours, ...fresh.slice( room.length ) ].map( ( { email } ) => email ), rest ].filter( Boolean ).join( ', ' );
		setTyped( left );
		setWrong( ours.length ? 'ours' : ( rest && 'address' ) || ( left && 'many' ) || '' );
		if ( room.length ) {
			onChange( [ ...value, ...room ] );
		}
		return left === '';
	};
	return { typed, wrong, taken, write, take };
}

/** Addresses that get a copy, as chips with a field behind them. */
export function CopyLine( props: Props ): JSX.Element {
	const { word, label, value, known, onChange, isAsked } = props;
	const input = useRef< HTMLInputElement >( null );
	const { typed, wrong, taken, write, take } = useTyped( props );
	const completion = useCompletion( { input, typed, known, taken, onTake: ( { name, email } ) => take( name ? `${ name.replace( /[,;<>\n]/g, ' ' ) } <${ email }>` : email ) } );
	const onKeyDown = ( event: KeyboardEvent< HTMLInputElement > ) => {
		const isSending = event.key === 'Enter' && ( event.ctrlKey || event.metaKey );
		if ( isSending ? typed.trim() !== '' && ! take( typed ) : completion.onKey( event ) ) {
			event.preventDefault();
		} else if ( event.key === 'Enter' && ! isSending ) {
			event.preventDefault();
			take( typed );
		} else if ( event.key === 'Backspace' && typed === '' && value.length ) {
			onChange( value.slice( 0, -1 ) );
		}
	};
	const onPaste = ( event: ClipboardEvent< HTMLInputElement > ) => {
		const text = event.clipboardData.getData( 'text/plain' );
		// The field alone would glue lines together.
		if ( /[,;\n]/.test( text.trim() ) ) {
			event.preventDefault();
			take( `${ typed }\n${ text }` );
		}
	};
	const remove = ( email: string ) => {
		onChange( value.filter( ( one ) => one.email !== email ) );
		// The button goes with its address.
		input.current?.focus();
	};
	return (
		<div className="df-to is-cc">
			<span className="df-to-preposition is-always">{ word }</span>
			{ value.map( ( { name, email } ) => (
				<Chip key={ email } { ...( name ? { title: name } : {} ) }>
					<bdi className="df-cut">{ email }</bdi>
					<IconButton icon="close" size={ 24 } iconSize={ 14 } className="df-chip-remove" label={ removing( email ) } onClick={ () => remove( email ) } />
				</Chip>
			) ) }
			<input
				ref={ input }
				// It was asked for by the button that it replaces.
				// eslint-disable-next-line jsx-a11y/no-autofocus
				autoFocus={ isAsked }
				type="text"
				inputMode="email"
				autoComplete="off"
				spellCheck={ false }
				className="df-cc-input"
				aria-label={ label }
				aria-invalid={ wrong !== '' }
				{ ...completion.aria }
				placeholder={ value.length ? '' : __( 'Addresses, separated by commas', 'deskfold' ) }
				value={ typed }
				onChange={ ( { target } ) => ( completion.show( target.value.trim() !== '' ), /[,;]$/.test( target.value ) ? take( target.value ) : write( target.value ) ) }
				onBlur={ () => ( completion.show( false ), take( typed ) ) }
				onKeyDown={ onKeyDown }
				onPaste={ onPaste }
			/>
			{ wrong && (
				<span className="df-field-error" role="alert">
					{ wordsFor( wrong ) }
				</span>
			) }
			{ completion.menu }
		</div>
	);
}
