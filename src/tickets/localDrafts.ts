import type { Address } from '../core/types.gen';
import type { DraftKind, StoredDraft } from './state';

/** A copy on this computer, for the minutes in which the server cannot be reached. */
type Kept = { ticket: number; kind: DraftKind; html: string; cc: Address[]; bcc?: Address[]; kept_at: number };

const KEY = 'deskfold-drafts';
const MOST = 50;

function all(): Kept[] {
	try {
		return JSON.parse( localStorage.getItem( KEY ) ?? '[]' ) as Kept[];
	} catch {
		// Unreadable: then there is no copy here, the server's is what counts.
		return [];
	}
}

function store( kept: Kept[] ): boolean {
	try {
		localStorage.setItem( KEY, JSON.stringify( kept.slice( -MOST ) ) );
		return true;
	} catch {
		return false;
	}
}

export const localDrafts = ( ticket: number ): Kept[] => all().filter( ( one ) => one.ticket === ticket );

export function forgetLocally( ticket: number, kind: DraftKind ): void {
	const kept = all();
	const left = kept.filter( ( one ) => one.ticket !== ticket || one.kind !== kind );
	if ( left.length !== kept.length ) {
		store( left );
	}
}

/** Says whether the copy was made: a full or locked storage cannot promise anything. */
export function keepLocally( { ticket_id, kind, html, cc, bcc }: StoredDraft ): boolean {
	const others = all().filter( ( one ) => one.ticket !== ticket_id || one.kind !== kind );
	return store( [ ...others, { ticket: ticket_id, kind, html, cc, bcc, kept_at: Date.now() } ] );
}
