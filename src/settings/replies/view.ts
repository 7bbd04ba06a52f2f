import type { ListedReply } from '../../core/types.gen';

export type Column = 'name' | 'used' | 'last_used_at';

/** What of the list is shown, and in which order; without an order the search's own. */
export type View = { search: string; whose: 'all' | 'everyone' | 'me'; folder: string; column: Column; descending: boolean };

export const EVERYTHING: View = { search: '', whose: 'all', folder: '', column: 'name', descending: false };

export const isNarrow = ( { whose, folder }: View ): boolean => whose !== 'all' || folder !== '';

const compare: Record< Column, ( a: ListedReply, b: ListedReply ) => number > = {
	name: ( a, b ) => a.name.localeCompare( b.name, undefined, { numeric: true } ),
	used: ( a, b ) => a.used - b.used,
	last_used_at: ( a, b ) => ( a.last_used_at ?? 0 ) - ( b.last_used_at ?? 0 ),
};

/** A search brings its own order, the best first. */
export function narrowed( replies: readonly ListedReply[], view: View ): ListedReply[] {
	const { search, whose, folder, column, descending } = view;
	const left = replies.filter( ( reply ) => ( whose === 'all' || reply.is_personal === ( whose === 'me' ) ) && ( folder === '' || reply.folder === folder ) );
	const turn = descending ? -1 : 1;
	return search.trim() ? left : left.sort( ( a, b ) => turn * compare[ column ]( a, b ) || compare.name( a, b ) );
}

/** A second press on the same column turns it round; numbers begin with the largest. */
export const sorted = ( view: View, column: Column ): View => ( { ...view, column, descending: view.column === column ? ! view.descending : column !== 'name' } );
