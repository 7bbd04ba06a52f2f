import { __, _n, sprintf } from '@wordpress/i18n';
import { dispatch } from '@wordpress/data';
import { problemOf } from '../../core/api';
import { number } from '../../core/format';
import { toast } from '../../core/toasts';
import { store } from '../../replies/store';

async function bringBack( ids: readonly number[] ): Promise< void > {
	try {
		await dispatch( store ).restore( ids );
	} catch ( thrown ) {
		toast( problemOf( thrown ).message, { isError: true, action: { label: __( 'Try again', 'deskfold' ), run: () => void bringBack( ids ) } } );
	}
}

/** Gone at once, and back with one press. Answers whether they went. */
export async function removeReplies( ids: readonly number[] ): Promise< boolean > {
	try {
		await dispatch( store ).remove( ids );
	} catch ( thrown ) {
		toast( problemOf( thrown ).message, { isError: true } );
		return false;
	}
	/* translators: %s: a number of saved replies. */
	toast( sprintf( _n( '%s saved reply deleted', '%s saved replies deleted', ids.length, 'deskfold' ), number( ids.length ) ), {
		action: { label: __( 'Undo', 'deskfold' ), key: 'Ctrl+Z', run: () => void bringBack( ids ) },
	} );
	return true;
}
