// Written from the PHP schemas by `npm run types`. Do not edit.

export type Status = 'new' | 'open' | 'waiting' | 'resolved' | 'spam' | 'trash';
export type Priority = 'low' | 'normal' | 'high' | 'urgent';

export type Address = { name: string; email: string };

export type Attachment = {
	id: number;
	name: string;
	type: string;
	size: number;
	is_inline: boolean;
	content_id: string;
	url: string;
};

export type Ticket = {
	id: number;
	subject: string;
	status: Status;
	priority: Priority;
	agent_id: number;
	customer_id: number;
	customer_name: string;
	customer_address: string;
	channel: 'email' | 'form';
	mailbox_id: number;
	snippet: string;
	tags: string[];
	message_count: number;
	last_author: 'customer' | 'agent';
	has_attachments: boolean;
	waiting_since: number | null;
	last_message_at: number;
	last_entry: number;
	unread: boolean;
	created_at: number;
	updated_at: number;
	resolved_at: number | null;
};

export type Message = {
	id: number;
	ticket_id: number;
	kind: 'incoming' | 'reply' | 'note' | 'notice';
	author_kind: 'customer' | 'agent' | 'system';
	author_id: number;
	author_name: string;
	author_address: string;
	channel: string;
	state: 'received' | 'queued' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'none';
	text: string;
	html: string;
	quoted_text: string;
	quoted_html: string;
	to: Address[];
	cc: Address[];
	bcc: Address[];
	client_key: string;
	failure: string;
	attempts: number;
	next_attempt_at: number | null;
	sent_at: number | null;
	created_at: number;
	attachments: Attachment[];
	is_auto_reply: boolean;
	warning: string;
	has_raw: boolean;
};

export type Entry = {
	id: number;
	ticket_id: number;
	event: string;
	actor_kind: 'customer' | 'agent' | 'system';
	actor_id: number;
	actor_name: string;
	before: unknown;
	after: unknown;
	message_id: number | null;
	created_at: number;
};

export type Agent = {
	id: number;
	name: string;
	email: string;
	avatar_url: string;
	role: 'agent' | 'supervisor' | 'readonly' | 'administrator' | 'manager';
	can_reply: boolean;
};

export type Customer = {
	id: number;
	name: string;
	identities: { kind: string; value: string; verified: boolean }[];
	locale: string;
	notes: string;
	created_at: number;
	tickets: { id: number; subject: string; status: Status; created_at: number }[];
};

export type Draft = {
	kind: 'reply' | 'note';
	html: string;
	to: Address[];
	cc: Address[];
	attachments: Attachment[];
	updated_at: number;
};

export type Counts = Record< string, number >;

export type News = {
	cursor?: number;
	tickets?: Ticket[];
	messages?: Message[];
	entries?: Entry[];
	counts?: Counts;
};
