import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useState } from 'react';
import { problemOf } from '../core/api';
import { dayOf } from '../core/format';
import { toast } from '../core/toasts';
import type { Customer } from '../core/types.gen';
import { Button, Icon } from '../ui';
import { store } from './store';

type Props = { customerId: number; identity: Customer[ 'identities' ][ number ]; mayEdit: boolean };

/** What is wrong with an address: mail to it came back, or somebody there called ours spam. */
export function AddressMark( { customerId, identity, mayEdit }: Props ): JSX.Element | null {
	const { usesAnyway } = useDispatch( store );
	const [ busy, setBusy ] = useState( false );
	const { bounced_at: bounced, bounce_reason: reason, complained_at: complained, value } = identity;
	if ( bounced === null && complained === null ) {
		return null;
	}
	const use = () => {
		setBusy( true );
		void usesAnyway( customerId, value )
			.then( () => toast( __( 'The address may be written to again.', 'deskfold' ) ) )
			.catch( ( thrown: unknown ) => toast( problemOf( thrown ).message, { isError: true } ) )
			.finally( () => setBusy( false ) );
	};
	return (
		<div className="df-address-mark">
			{ bounced !== null && (
				<p>
					<Icon name="warning" size={ 16 } />
					<span>
						{ /* translators: %s: a day. */ sprintf( __( 'Mail came back on %s.', 'deskfold' ), dayOf( bounced ) ) }{ ' ' }
						<bdi>{ reason }</bdi>
					</span>
				</p>
			) }
			{ bounced !== null && mayEdit && (
				<Button look="tertiary" size="small" disabled={ busy } onClick={ use }>
					{ __( 'Use it anyway', 'deskfold' ) }
				</Button>
			) }
			{ complained !== null && (
				<p>
					<Icon name="warning" size={ 16 } />
					<span>{ /* translators: %s: a day. */ sprintf( __( 'Called a mail of yours spam on %s. No automatic mail goes there any more.', 'deskfold' ), dayOf( complained ) ) }</span>
				</p>
			) }
		</div>
	);
}
