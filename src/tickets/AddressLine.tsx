import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useState } from 'react';
import type { Address, Ticket } from '../core/types.gen';
import { AddressMark } from '../customers/AddressMark';
import { store as customers } from '../customers/store';
import { Chip, Icon } from '../ui';
import { CopyLine } from './CopyLine';
import { channelWord } from './words';

type Copies = { cc: readonly Address[]; bcc: readonly Address[] };
type Props = Copies & { ticket: Ticket; onChange: ( change: { cc: Address[] } | { bcc: Address[] } ) => void };

const emails = ( addresses: readonly Address[] ): string[] => addresses.map( ( { email } ) => email );

/** Where the answer goes: channel, customer, and who else gets a copy. */
export function AddressLine( { ticket, cc, bcc, onChange }: Props ): JSX.Element {
	const [ asked, setAsked ] = useState< ReadonlyArray< keyof Copies > >( [] );
	const customer = useSelect( ( select ) => select( customers ).customer( ticket.customer_id ), [ ticket.customer_id ] );
	const identity = customer?.identities.find( ( one ) => one.value === ticket.customer_address.toLowerCase() && one.bounced_at !== null );
	const lines = {
		cc: { word: __( 'Cc', 'deskfold' ), label: __( 'Copy to', 'deskfold' ), why: __( 'Send a copy to others', 'deskfold' ), value: cc, others: [ ticket.customer_address, ...emails( bcc ) ], onChange: ( now: Address[] ) => onChange( { cc: now } ) },
		bcc: { word: __( 'Bcc', 'deskfold' ), label: __( 'Blind copy to', 'deskfold' ), why: __( 'Send a copy that the others do not see', 'deskfold' ), value: bcc, others: [ ticket.customer_address, ...emails( cc ) ], onChange: ( now: Address[] ) => onChange( { bcc: now } ) },
	};
	const all = [ 'cc', 'bcc' ] as const;
	const isShown = ( name: keyof Copies ) => asked.includes( name ) || lines[ name ].value.length > 0;
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
				{ all.filter( ( name ) => ! isShown( name ) ).map( ( name ) => (
					<button key={ name } type="button" className="df-to-cc" title={ lines[ name ].why } onClick={ () => setAsked( [ ...asked, name ] ) }>
						{ lines[ name ].word }
					</button>
				) ) }
			</div>
			{ identity && <AddressMark customerId={ ticket.customer_id } identity={ identity } mayEdit /> }
			{ all.filter( isShown ).map( ( name ) => (
				<CopyLine key={ name } { ...lines[ name ] } isAsked={ asked.at( -1 ) === name && lines[ name ].value.length === 0 } />
			) ) }
		</>
	);
}
