import { __, _n, sprintf } from '@wordpress/i18n';
import { listOf, number } from '../../core/format';
import type { Erasure } from '../../core/types.gen';
import type { Run } from './store';

/** "312 tickets, 1,204 messages and 88 files" */
export function whatGoes( look: Erasure, withCustomers: boolean ): string {
	const { tickets, messages, files, customers } = look;
	return listOf( [
		/* translators: %s: a number of tickets. */
		sprintf( _n( '%s ticket', '%s tickets', tickets, 'deskfold' ), number( tickets ) ),
		/* translators: %s: a number of messages. */
		sprintf( _n( '%s message', '%s messages', messages, 'deskfold' ), number( messages ) ),
		/* translators: %s: a number of files. */
		sprintf( _n( '%s file', '%s files', files, 'deskfold' ), number( files ) ),
		/* translators: %s: a number of customers. */
		...( withCustomers ? [ sprintf( _n( '%s customer', '%s customers', customers, 'deskfold' ), number( customers ) ) ] : [] ),
	] );
}

/** Tickets go first; who wrote them is seen to at the end. */
export function progressOf( { tickets, left, with_customers: withCustomers }: Run ): string {
	if ( left === 0 && withCustomers ) {
		return __( 'All tickets are gone. Now the customers go.', 'deskfold' );
	}
	return sprintf(
		/* translators: 1: how many tickets are deleted, 2: how many there were. */
		_n( '%1$s of %2$s ticket is deleted.', '%1$s of %2$s tickets are deleted.', tickets, 'deskfold' ),
		number( tickets - left ),
		number( tickets )
	);
}
