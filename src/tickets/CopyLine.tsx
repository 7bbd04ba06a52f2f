import { __, sprintf } from '@wordpress/i18n';
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { Address } from '../core/types.gen';
import { Chip, IconButton } from '../ui';
import { isOurs, readAddresses } from './addresses';

type Props = {
	/** What stands before it and what it is called. */
	word: string;
	label: string;
	value: readonly Address[];
	/** Who gets it anyway. */
	others: readonly string[];
	onChange: ( value: Address[] ) => void;
	/** The button that asked for it is gone. */
	isAsked: boolean;
};

type Wrong = 'address' | 'ours' | '';

/* translators: %s: name of a file, or an e-mail address. */
const removing = ( address: string ): string => sprintf( __( 'Remove %s', 'deskfold' ), address );

/** Takes what was typed: good addresses become chips, the rest stays in the field with the reason beside it. */
function useTyped( { value, others, onChange }: Props ) {
	const [ typed, setTyped ] = useState( '' );
	const [ wrong, setWrong ] = useState< Wrong >( '' );
	const write = ( text: string ) => ( setTyped( text ), setWrong( '' ) );
	const take = ( text: string ) => {
		const { found, rest } = readAddresses( text );
		const ours = found.filter( ( { email } ) => isOurs( email ) );
		const known = new Set( [ ...others, ...value.map( ( { email } ) => email ) ].map( ( email ) => email.toLowerCase() ) );
		const fresh = found.filter( ( one ) => ! ours.includes( one ) && ! known.has( one.email.toLowerCase() ) && known.add( one.email.toLowerCase() ) );
		setTyped( [ ...ours.map( ( { email } ) => email ), rest ].filter( Boolean ).join( ', ' ) );
		setWrong( ours.length ? 'ours' : rest && 'address' );
		if ( fresh.length ) {
			onChange( [ ...value, ...fresh ] );
		}
	};
	return { typed, wrong, write, take };
}

/** Addresses that get a copy, as chips with a field behind them. */
export function CopyLine( props: Props ): JSX.Element {
	const { word, label, value, onChange, isAsked } = props;
	const { typed, wrong, write, take } = useTyped( props );
	const onKeyDown = ( event: KeyboardEvent< HTMLInputElement > ) => {
		if ( event.key === 'Enter' && ! event.ctrlKey && ! event.metaKey ) {
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
	return (
		<div className="df-to is-cc">
			<span className="df-to-preposition is-always">{ word }</span>
			{ value.map( ( { email } ) => (
				<Chip key={ email }>
					<bdi>{ email }</bdi>
					<IconButton icon="close" size={ 24 } iconSize={ 14 } className="df-chip-remove" label={ removing( email ) } onClick={ () => onChange( value.filter( ( one ) => one.email !== email ) ) } />
				</Chip>
			) ) }
			<input
				// It was asked for by the button that it replaces.
				// eslint-disable-next-line jsx-a11y/no-autofocus
				autoFocus={ isAsked }
				type="text"
				inputMode="email"
				autoComplete="off"
				className="df-cc-input"
				aria-label={ label }
				aria-invalid={ wrong !== '' }
				placeholder={ value.length ? '' : __( 'Addresses, separated by commas', 'deskfold' ) }
				value={ typed }
				onChange={ ( event ) => ( /[,;]$/.test( event.target.value ) ? take( event.target.value ) : write( event.target.value ) ) }
				onBlur={ () => take( typed ) }
				onKeyDown={ onKeyDown }
				onPaste={ onPaste }
			/>
			{ wrong && (
				<span className="df-field-error" role="alert">
					{ wrong === 'ours' ? __( 'This is one of our own mailboxes.', 'deskfold' ) : __( 'This is not an e-mail address.', 'deskfold' ) }
				</span>
			) }
		</div>
	);
}
