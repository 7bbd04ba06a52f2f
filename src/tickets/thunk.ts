import type { Message } from '../core/types.gen';
import type { Query } from './lists';
import type { Arrival, DraftKind, Ending, State, StoredDraft, TicketPatch } from './state';

/** What a thunk gets from @wordpress/data, in our words. */
export type Desk = {
	select: { state: () => State };
	dispatch: {
		arrive: ( news: Arrival ) => void;
		change: ( ids: readonly number[], patch: TicketPatch, options?: { quiet?: boolean } ) => Promise< boolean >;
		changeMany: ( parts: readonly { id: number; patch: TicketPatch }[], options?: { quiet?: boolean } ) => Promise< boolean >;
		loadList: ( query: Query, more?: boolean ) => Promise< void >;
		openThread: ( id: number ) => Promise< void >;
		keepDraft: ( draft: StoredDraft ) => Promise< void >;
		unschedule: ( message: Message, options?: { quiet?: boolean } ) => Promise< boolean >;
		send: ( ticket: number, kind: DraftKind, options?: SendOptions ) => Promise< void >;
	};
};

export type SendOptions = Ending & {
	/** Send although something newer came in that the agent has now seen. */
	anyway?: boolean;
	/** Shows the ticket again when its message came back. */
	onBack?: () => void;
};
