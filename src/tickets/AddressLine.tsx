import { __, sprintf } from '@wordpress/i18n';
import { useState, type KeyboardEvent } from 'react';
import type { Address, Ticket } from '../core/types.gen';
import { Chip, Icon, IconButton } from '../ui';
import { channelWord } from './words';

type Props = { ticket: Ticket; cc: readonly Address[]; onCc: ( cc: Address[] ) => void };

/** Where the answer goes: channel, customer, and who else gets a copy. */
export function AddressLine( { ticket, cc, onCc }: Props ): JSX.Element {
	const [ open, setOpen ] = useState( false );
	const showsCc = open || cc.length > 0;
	return (
		<>
			<div className="df-to">
				<span className={ `df-to-channel channel-${ ticket.channel }` }>
					<Icon name={ ticket.channel } size={ 18 } />
				</span>
				<span className="df-to-word">{ channelWord( 'email' ) }</span>
				<span className="df-to-preposition">{ __( 'to', 'deskfold' ) }</span>
				<Chip className="df-cut df-to-chip">{ ticket.customer_address }</Chip>
				<span className="df-grow" />
				{ ! showsCc && (
					<button type="button" className="df-to-cc" title={ __( 'Send a copy to others', 'deskfold' ) } onClick={ () => setOpen( true ) }>
						{ __( 'Cc', 'deskfold' ) }
					</button>
				) }
			</div>
			{ showsCc && <CopyLine cc={ cc } onCc={ onCc } autoFocus={ open && cc.length === 0 } /> }
		</>
	);
}

const ADDRESS = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

/** "Ann <ann@x.test>, bob@y.test": the good ones become addresses, the rest stays to be mended. */
export function readAddresses( typed: string ): { found: Address[]; rest: string } {
	const found: Address[] = [];
	const rest: string[] = [];
	for ( const part of typed.split( /[,;\n]+/ ).map( ( one ) => one.trim() ).filter( Boolean ) ) {
		const [ , name = '', inner = '' ] = /^(.*?)\s*<([^>]+)>$/.exec( part ) ?? [];
		const email = ( inner || part ).trim();
		if ( ADDRESS.test( email ) ) {
			found.push( { name: name.replace( /^"|"$/g, '' ), email } );
		} else {
			rest.push( part );
		}
	}
	return { found, rest: rest.join( ', ' ) };
}

function CopyLine( { cc, onCc, autoFocus }: { cc: readonly Address[]; onCc: ( cc: Address[] ) => void; autoFocus: boolean } ): JSX.Element {
	const [ typed, setTyped ] = useState( '' );
	const [ wrong, setWrong ] = useState( false );
	const take = () => {
		const { found, rest } = readAddresses( typed );
		setTyped( rest );
		setWrong( rest !== '' );
		const fresh = found.filter( ( one ) => ! cc.some( ( other ) => other.email.toLowerCase() === one.email.toLowerCase() ) );
		if ( fresh.length ) {
			onCc( [ ...cc, ...fresh ] );
		}
	};
	const onKeyDown = ( event: KeyboardEvent< HTMLInputElement > ) => {
		if ( event.key === 'Enter' && ! event.ctrlKey && ! event.metaKey ) {
			event.preventDefault();
			take();
		} else if ( event.key === 'Backspace' && typed === '' && cc.length ) {
			onCc( cc.slice( 0, -1 ) );
		}
	};
	return (
		<div className="df-to is-cc">
			<span className="df-to-preposition is-always">{ __( 'Cc', 'deskfold' ) }</span>
			{ cc.map( ( { email } ) => (
				<Chip key={ email }>
					<bdi>{ email }</bdi>
					{ /* translators: %s: an e-mail address. */ }
					<IconButton icon="close" size={ 24 } iconSize={ 14 } className="df-chip-remove" label={ sprintf( __( 'Remove %s', 'deskfold' ), email ) } onClick={ () => onCc( cc.filter( ( one ) => one.email !== email ) ) } />
				</Chip>
			) ) }
			<input
				// It was asked for by the button that it replaces.
				// eslint-disable-next-line jsx-a11y/no-autofocus
				autoFocus={ autoFocus }
				type="text"
				inputMode="email"
				autoComplete="off"
				className="df-cc-input"
				aria-label={ __( 'Copy to', 'deskfold' ) }
				aria-invalid={ wrong }
				placeholder={ cc.length ? '' : __( 'Addresses, separated by commas', 'deskfold' ) }
				value={ typed }
				onChange={ ( event ) => {
					setWrong( false );
					setTyped( event.target.value );
					if ( /[,;]$/.test( event.target.value ) ) {
						const { found } = readAddresses( event.target.value );
						if ( found.length ) {
							onCc( [ ...cc, ...found ] );
							setTyped( '' );
						}
					}
				} }
				onBlur={ take }
				onKeyDown={ onKeyDown }
			/>
			{ wrong && (
				<span className="df-field-error" role="alert">
					{ __( 'This is not an e-mail address.', 'deskfold' ) }
				</span>
			) }
		</div>
	);
}
