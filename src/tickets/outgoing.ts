import { boot } from '../core/boot';
import type { Message } from '../core/types.gen';
import type { DraftKind, Ending, StoredDraft, TicketPatch } from './state';
import type { Desk, SendOptions } from './thunk';

function stateOf( kind: DraftKind, send_at?: number ): Message[ 'state' ] {
	if ( kind === 'note' ) {
		return 'none';
	}
	return send_at === undefined ? 'queued' : 'scheduled';
}

/** The message as the agent sees it before the server has it. */
export function optimistic( draft: StoredDraft, client_key: string, desk: Desk, send_at?: number ): Message {
	const { user, agents } = boot();
	const ticket = desk.select.state().tickets[ draft.ticket_id ];
	return {
		id: -Date.now(),
		ticket_id: draft.ticket_id,
		kind: draft.kind,
		author_kind: 'agent',
		author_id: user.id,
		author_name: user.name,
		author_address: agents.find( ( agent ) => agent.id === user.id )?.email ?? '',
		channel: ticket?.channel ?? 'email',
		state: stateOf( draft.kind, send_at ),
		text: '',
		html: draft.html,
		quoted_text: '',
		quoted_html: '',
		to: draft.kind === 'note' || ! ticket ? [] : [ { name: ticket.customer_name, email: ticket.customer_address } ],
		cc: draft.cc,
		bcc: draft.bcc,
		people: [],
		client_key,
		failure: '',
		attempts: 0,
		next_attempt_at: send_at ?? null,
		sent_at: null,
		created_at: Date.now(),
		attachments: draft.attachments,
		is_auto_reply: false,
		warning: '',
		has_raw: false,
		subject: '',
		moved_from: null,
	};
}

/** Only what was asked for: the server reads what is missing as its usual way. */
export function endingOf( { status, snoozed_until, send_at }: SendOptions ): Ending {
	return { ...( status ? { status } : {} ), ...( snoozed_until === undefined ? {} : { snoozed_until } ), ...( send_at === undefined ? {} : { send_at } ) };
}

/** How the ticket looks meanwhile; what goes later leaves it as it is. */
export function patchOf( { status, snoozed_until = null, send_at }: SendOptions ): TicketPatch | undefined {
	if ( ! status || send_at !== undefined ) {
		return undefined;
	}
	return status === 'snoozed' ? { status, snoozed_until } : { status };
}
