import type { Address, Attachment, Counts, Draft, Entry, Message, News, Presence, Ticket } from '../core/types.gen';

export type Loading = 'loading' | 'ready' | 'failed';

export type ListState = { ids: readonly number[]; next: string | null; state: Loading; problem?: string };
export type ThreadState = { state: Loading; earlier: boolean; problem?: string; gone?: boolean };

export type DraftKind = Draft[ 'kind' ];

export type History = 'none' | 'last' | 'full';

/** What becomes of the ticket when a reply goes, and when it goes. */
export type Ending = { status?: Ticket[ 'status' ]; snoozed_until?: number | null; send_at?: number };

/** What was being written to one ticket, and how safe it is. */
export type StoredDraft = {
	ticket_id: number;
	kind: DraftKind;
	html: string;
	cc: Address[];
	bcc: Address[];
	attachments: Attachment[];
	/** When the server had it last; null while only this computer has it. */
	saved_at: number | null;
	/** Which version of the server's this one went on from; left out for none. */
	version?: number;
	/** Another tab of the same agent wrote on, or sent or emptied it (null): nothing is saved until the agent chose. */
	elsewhere?: Draft | null;
	/** Grows when the text came from elsewhere and the editor must show it. */
	revision: number;
	/** It was on its way and came back: the agent goes on with it. */
	returned?: boolean;
	/** Set once it was tried to send, so that a second try cannot send twice. */
	client_key?: string;
	problem?: { kind: string; message: string; ending?: Ending };
	/** How much of the conversation stands below this one reply; left out as the mailbox has it. */
	history?: History | undefined;
	/** The toast that told of the problem; needless once the text is on the screen. */
	toast?: number;
};

/** A change on its way to the server, shown as if it had arrived. */
export type Pending = { key: string; ids: readonly number[]; patch: TicketPatch };
export type TicketPatch = Partial< Pick< Ticket, 'status' | 'priority' | 'agent_id' | 'tags' | 'subject' | 'snoozed_until' > >;

/** What was caught up when the connection came back: drafts saved, and messages that still wait. */
export type Back = { saved: number; waiting: number };

/** Everything that can come in through the one door. */
export type Arrival = News & {
	list?: { key: string; ids?: readonly number[]; append?: boolean; next?: string | null; state: Loading; problem?: string };
	/** The newest messages of a ticket, whole: what else was between them stands elsewhere now. "alone": older ones in memory do not join on. */
	only?: { ticket_id: number; ids: readonly number[]; alone?: boolean };
	thread?: { id: number; state: Loading; earlier?: boolean; problem?: string; gone?: boolean };
	drafts?: StoredDraft[];
	noDrafts?: { ticket_id: number; kind: DraftKind }[];
	/** Optimistic messages that are not to be after all, by client key. */
	unsent?: { ticket_id: number; client_key: string };
	pending?: Pending;
	settled?: string;
	read?: { ticket_id: number; entry: number };
	online?: boolean;
	back?: Back | null;
};

export type State = {
	/** As the server told it. */
	saved: Record< number, Ticket >;
	/** As the agent sees it: with the changes that are still on their way. */
	tickets: Record< number, Ticket >;
	pending: readonly Pending[];
	messages: Record< number, readonly Message[] >;
	entries: Record< number, readonly Entry[] >;
	lists: Record< string, ListState >;
	threads: Record< number, ThreadState >;
	drafts: Record< string, StoredDraft >;
	read: Record< number, number >;
	/** The other agents, by the ticket that they have open. */
	presence: Record< number, readonly Presence[] >;
	counts: Counts;
	cursor: number | undefined;
	online: boolean;
	/** For a moment after the connection came back. */
	back: Back | null;
	me: number;
};

export const initial = ( me: number ): State => ( {
	saved: {},
	tickets: {},
	pending: [],
	messages: {},
	entries: {},
	lists: {},
	threads: {},
	drafts: {},
	read: {},
	presence: {},
	counts: {},
	cursor: undefined,
	online: true,
	back: null,
	me,
} );

export const draftKey = ( ticket: number, kind: DraftKind ): string => `${ ticket }:${ kind }`;
