import { useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useMemo, useState } from 'react';
import { listOf, nameOf, number } from '../core/format';
import { toast } from '../core/toasts';
import type { Address, Message, Ticket } from '../core/types.gen';
import { AddressMark } from '../customers/AddressMark';
import { store as customers } from '../customers/store';
import { Chip, Icon } from '../ui';
import { CopyLine } from './CopyLine';
import { leftOut, MOST_COPIES, named } from './people';
import { useDesk } from './store';
import { channelWord } from './words';

type Copies = { cc: readonly Address[]; bcc: readonly Address[] };
type Props = Copies & {
	ticket: Ticket;
	onChange: ( change: { cc: Address[] } | { bcc: Address[] } ) => void;
	/** Everybody is in, and now the words. */
	onAll: () => void;
};

const NONE: readonly Message[] = [];

const emails = ( addresses: readonly Address[] ): string[] => addresses.map( ( { email } ) => email );

/** Takes in everybody of the customer's mail, or as many as there is room for. */
function withAll( cc: readonly Address[], more: readonly Address[] ): Address[] {
	const room = more.slice( 0, Math.max( 0, MOST_COPIES - cc.length ) );
	if ( room.length < more.length ) {
		/* translators: 1: how many addresses get a copy, 2: how many got the customer's mail. */
		toast( sprintf( __( 'A reply has room for %1$s copies, and this mail went to %2$s more people. The first ones are in.', 'deskfold' ), number( MOST_COPIES ), number( more.length ) ), { isError: true } );
	}
	return [ ...cc, ...room ];
}

/** Where the answer goes: channel, customer, and who else gets a copy. */
export function AddressLine( { ticket, cc, bcc, onChange, onAll }: Props ): JSX.Element {
	const [ asked, setAsked ] = useState< ReadonlyArray< keyof Copies > >( [] );
	const customer = useSelect( ( select ) => select( customers ).customer( ticket.customer_id ), [ ticket.customer_id ] );
	const messages = useDesk( ( state ) => state.messages[ ticket.id ] ?? NONE, [ ticket.id ] );
	const known = useMemo( () => named( messages ), [ messages ] );
	const more = useMemo( () => leftOut( messages, ticket, [ ...cc, ...bcc ] ), [ messages, ticket, cc, bcc ] );
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
				{ more.length > 0 && (
					<button
						type="button"
						className="df-to-cc"
						title={ /* translators: %s: names or addresses one after the other. */ sprintf( __( 'Send a copy to %s', 'deskfold' ), listOf( more.slice( 0, 5 ).map( ( { name, email } ) => nameOf( name, email ) ).concat( more.length > 5 ? [ `+${ number( more.length - 5 ) }` ] : [] ) ) ) }
						onClick={ () => ( onChange( { cc: withAll( cc, more ) } ), onAll() ) }
					>
						{ __( 'Reply to all', 'deskfold' ) }
					</button>
				) }
				{ all.filter( ( name ) => ! isShown( name ) ).map( ( name ) => (
					<button key={ name } type="button" className="df-to-cc" title={ lines[ name ].why } onClick={ () => setAsked( [ ...asked, name ] ) }>
						{ lines[ name ].word }
					</button>
				) ) }
			</div>
			{ identity && <AddressMark customerId={ ticket.customer_id } identity={ identity } mayEdit /> }
			{ all.filter( isShown ).map( ( name ) => (
				<CopyLine key={ name } { ...lines[ name ] } known={ known } isAsked={ asked.at( -1 ) === name && lines[ name ].value.length === 0 } />
			) ) }
		</>
	);
}
