import { __ } from '@wordpress/i18n';
import { number } from '../core/format';
import type { Customer } from '../core/types.gen';

const DONE: readonly string[] = [ 'resolved', 'spam', 'trash' ];

export function Facts( { customer }: { customer: Customer } ): JSX.Element {
	const open = customer.tickets.filter( ( ticket ) => ! DONE.includes( ticket.status ) );
	return (
		<dl className="df-customer-facts">
			<div>
				<dt>{ __( 'Tickets', 'deskfold' ) }</dt>
				<dd>{ number( customer.tickets.length ) }</dd>
			</div>
			<div>
				<dt>{ __( 'Not done', 'deskfold' ) }</dt>
				<dd>{ number( open.length ) }</dd>
			</div>
			<div>
				<dt>{ __( 'Customer since', 'deskfold' ) }</dt>
				<dd>{ new Date( customer.created_at ).getFullYear() }</dd>
			</div>
		</dl>
	);
}
