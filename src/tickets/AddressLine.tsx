import { useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useState, type KeyboardEvent } from 'react';
import type { Address, Ticket } from '../core/types.gen';
import { AddressMark } from '../customers/AddressMark';
import { store as customers } from '../customers/store';
import { Chip, Icon, IconButton } from '../ui';
import { readAddresses } from './addresses';
import { channelWord } from './words';

type Props = { ticket: Ticket; cc: readonly Address[]; onCc: ( cc: Address[] ) => void };

/** Where the answer goes: channel, customer, and who else gets a copy. */
export function AddressLine( { ticket, cc, onCc }: Props ): JSX.Element {
	const [ open, setOpen ] = useState( false );
	const customer = useSelect( ( select ) => select( customers ).customer( ticket.customer_id ), [ ticket.customer_id ] );
	const identity = customer?.identities.find( ( one ) => one.value === ticket.customer_address.toLowerCase() && one.bounced_at !== null );
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
			{ identity && <AddressMark customerId={ ticket.customer_id } identity={ identity } mayEdit /> }
			{ showsCc && <CopyLine cc={ cc } onCc={ onCc } isAsked={ open && cc.length === 0 } /> }
		</>
	);
}

/* translators: %s: name of a file, or an e-mail address. */
const removing = ( address: string ): string => sprintf( __( 'Remove %s', 'deskfold' ), address );

function CopyLine( { cc, onCc, isAsked }: { cc: readonly Address[]; onCc: ( cc: Address[] ) => void; isAsked: boolean } ): JSX.Element {
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
					<IconButton icon="close" size={ 24 } iconSize={ 14 } className="df-chip-remove" label={ removing( email ) } onClick={ () => onCc( cc.filter( ( one ) => one.email !== email ) ) } />
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
