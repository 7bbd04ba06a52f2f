import { useState } from 'react';
import { emptyMailbox } from '../mailboxes/mailbox';
import type { Mailbox } from '../types';
import type { Setup } from './store';

export type Way = Exclude< Setup[ 'way' ], '' >;

type Draft = {
	way: Way;
	mailbox: Mailbox;
	/** Who is to be added to the team. */
	user: string;
};

/** What is typed and not kept yet: it outlives a look at another step. */
export type Typed = Draft & {
	set: ( change: Partial< Draft > | ( ( old: Draft ) => Partial< Draft > ) ) => void;
	isThere: boolean;
};

/** As drawn: a week is what somebody who begins wants to see. */
export const fresh = (): Mailbox => ( { ...emptyMailbox(), incoming: { ...emptyMailbox().incoming, first_days: 7 } } );

export function useTyped( setup: Setup ): Typed {
	const [ draft, setDraft ] = useState< Draft >( () => ( { way: setup.way || 'mailbox', mailbox: fresh(), user: '' } ) );
	const { mailbox, user } = draft;
	const hasMailbox = mailbox.id === 0 && JSON.stringify( mailbox ) !== JSON.stringify( fresh() );
	return {
		...draft,
		set: ( change ) => setDraft( ( old ) => ( { ...old, ...( typeof change === 'function' ? change( old ) : change ) } ) ),
		// Whoever went on with forms alone has decided against the mailbox that was begun.
		isThere: ( hasMailbox && setup.way !== 'form' ) || user.trim() !== '',
	};
}
