// Written from the PHP schemas by `npm run types`. Do not edit.

export type Acknowledgement = {
	is_active: boolean;
	text: string;
	usual_text: string;
	values: Record< string, string >;
};

export type Address = {
	name: string;
	email: string;
};

export type Agent = {
	id: number;
	name: string;
	email: string;
	avatar_url: string;
	role: 'agent' | 'supervisor' | 'readonly' | 'administrator' | 'manager';
	can_reply: boolean;
	is_away: boolean;
	/** The first day back as YYYY-MM-DD, in the time zone of the site. */
	away_until: string | null;
};

export type Alarm = {
	mailbox_id: number;
	address: string;
	kind: 'reading' | 'sending' | 'silence';
	title: string;
	text: string;
	action: string;
};

export type Attachment = {
	id: number;
	name: string;
	type: string;
	size: number;
	is_inline: boolean;
	content_id: string;
	url: string;
};

export type AutomaticMail = {
	stopped_at: number | null;
	until_at: number | null;
	held: number;
};

export type Counts = Record< string, number >;

export type Customer = {
	id: number;
	name: string;
	locale: string;
	notes: string;
	/** The agent who wrote them last; 0 when nobody knows. */
	notes_by: number;
	notes_at: number | null;
	created_at: number;
	remote_images: boolean;
	identities: {
		kind: string;
		value: string;
		verified: boolean;
		bounced_at: number | null;
		bounce_reason: string;
		complained_at: number | null;
	}[];
	tickets: {
		id: number;
		subject: string;
		status: Status;
		created_at: number;
	}[];
};

export type CustomerHit = {
	id: number;
	name: string;
	/** The first mail address; empty without one. */
	address: string;
};

export type Delivery = {
	id: number;
	message_id: number;
	event: 'sent' | 'later' | 'failed' | 'uncertain' | 'bounced' | 'delayed' | 'arrived' | 'read';
	words: string;
	server: string;
	recipients: string[];
	took: number;
	created_at: number;
};

export type Draft = {
	kind: 'reply' | 'note';
	html: string;
	cc: Address[];
	bcc: Address[];
	attachments: Attachment[];
	updated_at: number;
};

export type Entry = {
	id: number;
	ticket_id: number;
	event: 'created' | 'message' | 'status' | 'priority' | 'agent' | 'tags' | 'subject' | 'delivered' | 'failed' | 'linked' | 'follow_up' | 'merged' | 'unmerged' | 'moved' | 'delayed' | 'read' | 'complaint' | 'parked' | 'snoozed' | 'scheduled' | 'unscheduled' | 'held';
	actor_kind: 'customer' | 'agent' | 'system';
	actor_id: number;
	actor_name: string;
	before: unknown;
	after: unknown;
	message_id: number | null;
	created_at: number;
	/** Until when a merge can be taken back. */
	undo_until: number | null;
};

export type Erasure = {
	/** What has to be typed before anything goes. */
	name: string;
	tickets: number;
	messages: number;
	files: number;
	customers: number;
	run: {
		/** How many there were when it began. */
		tickets: number;
		left: number;
		with_customers: boolean;
		by: string;
		began_at: number;
	} | null;
};

export type Keyboard = {
	/** Whether letters and signs alone do something. */
	single_keys: boolean;
	/** Changed keys by command. */
	keys: Record< string, string >;
};

export type Letter = {
	name: 'acknowledgement' | 'link';
	/** Examples by word in braces. */
	words: Record< string, string >;
	required: string[];
	wordings: {
		locale: string;
		subject: string;
		text: string;
		usual_subject: string;
		usual_text: string;
	}[];
};

export type ListedReply = {
	id: number;
	name: string;
	folder: string;
	/** Only its agent sees it. */
	is_personal: boolean;
	may_change: boolean;
	snippet: string;
	locales: string[];
	/** Which the ticket gets when it is sent. */
	tags: string[];
	file_count: number;
	/** How often it was sent. */
	used: number;
	last_used_at: number | null;
	updated_at: number;
};

export type LogLine = {
	id: number;
	level: 'error' | 'warning' | 'note';
	room: string;
	message: string;
	context: Record< string, string >;
	created_at: number;
};

export type Mailbox = {
	id: number;
	name: string;
	address: string;
	from_name: string;
	signature: string;
	is_active: boolean;
	is_default: boolean;
	incoming: {
		kind: 'imap' | 'pipe' | 'none';
		host: string;
		port: number;
		security: 'tls' | 'starttls' | 'none';
		user: string;
		verify_certificate: boolean;
		auth: 'password' | 'google' | 'microsoft';
		folder: string;
		first_days: number;
		has_password: boolean;
	};
	outgoing: {
		kind: 'smtp' | 'wp_mail';
		host: string;
		port: number;
		security: 'tls' | 'starttls' | 'none';
		user: string;
		verify_certificate: boolean;
		auth: 'password' | 'google' | 'microsoft';
		has_password: boolean;
	};
	plus_addressing: boolean;
	authserv_id: string;
	history: 'none' | 'last' | 'full';
	has_token: boolean;
	endpoint_url: string;
	sign_in: {
		state: 'none' | 'asks' | 'broken' | 'works';
		account: string;
		reason: string;
		granted_at: number | null;
	};
	/** Without mail, after which somebody is told: 0 for never, -1 for twice the longest usual pause. */
	silence_hours: number;
	health: {
		error_kind: string;
		failing_since: number | null;
		next_fetch_at: number | null;
		last_mail_at: number | null;
		/** Milliseconds without mail that are too many; 0 for never. */
		silence_limit: number;
		last_sent_at: number | null;
		send_error: string;
		send_error_at: number | null;
		send_failing_since: number | null;
	};
	last_success_at: number | null;
	last_error: string;
	last_error_at: number | null;
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
	state: 'received' | 'queued' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'none' | 'scheduled' | 'held';
	text: string;
	html: string;
	quoted_text: string;
	quoted_html: string;
	to: Address[];
	cc: Address[];
	bcc: Address[];
	/** Whom an answer to all reaches; empty for what is not the customer's. */
	people: Address[];
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
	subject: string;
	moved_from: number | null;
};

export type MessageMatch = {
	message_id: number;
	ticket_id: number;
	summary: string;
	/** What was looked at, in this order. */
	tried: {
		how: string;
		verdict: 'joined' | 'unknown' | 'wrong_signature' | 'stranger' | 'other_mailbox' | 'too_old' | 'vouched' | 'claimed';
		/** What stands in the message. */
		candidate: string;
		/** The ticket that it names, where it names one. */
		ticket_id: number | null;
		title: string;
		reason: string;
	}[];
	/** Tickets that were named and not joined: the message may belong there. */
	tickets: {
		id: number;
		subject: string;
		status: Status;
		customer_name: string;
		customer_address: string;
	}[];
	/** The ticket where it stood before it was moved. */
	moved_from: number | null;
	can_undo: boolean;
};

export type News = {
	cursor?: number;
	tickets?: Ticket[];
	messages?: Message[];
	entries?: Entry[];
	counts?: Counts;
	presence?: Presence[];
};

export type NotificationChoices = {
	unassigned: boolean;
	answered: boolean;
	assigned: boolean;
	mentioned: boolean;
	/** Where the mails go: the address of the account. */
	address: string;
	/** Whether a mailbox trusts a server that proves who wrote, so that agents can answer by mail. */
	takes_answers: boolean;
	/** Why the newest mail did not arrive; empty when it did. */
	failure: string;
};

export type Parked = {
	id: number;
	channel: string;
	mailbox_id: number;
	received_at: number;
	tried_at: number;
	sent_at: number | null;
	size: number;
	from: string;
	from_name: string;
	subject: string;
	excerpt: string;
	reason: string;
	what: string;
	advice: string;
	details: string;
	raw_url: string;
};

export type Presence = {
	agent_id: number;
	ticket_id: number;
	is_replying: boolean;
};

export type Priority = 'low' | 'normal' | 'high' | 'urgent';

export type ReplyFile = {
	id: number;
	name: string;
	type: string;
	size: number;
	url: string;
};

export type SavedReply = {
	id: number;
	name: string;
	folder: string;
	/** Only its agent sees it. */
	is_personal: boolean;
	may_change: boolean;
	snippet: string;
	locales: string[];
	/** Which the ticket gets when it is sent. */
	tags: string[];
	file_count: number;
	/** How often it was sent. */
	used: number;
	last_used_at: number | null;
	updated_at: number;
	/** One for each language; the first is for customers who speak none of them. */
	texts: {
		locale: string;
		html: string;
	}[];
	files: ReplyFile[];
};

export type Settings = {
	form: {
		consent_text: string;
		thanks_text: string;
		allowed_types: string[];
		max_size_mb: number;
		max_files: number;
	};
	general: {
		portal_page_id: number;
		team_name: string;
		send_delay: number;
		/** After so many days a resolved ticket is not opened again; 0 for never. */
		follow_up_days: number;
		erase_on_uninstall: boolean;
	};
	choices: {
		pages: {
			id: number;
			title: string;
			url: string;
			/** Whether customers can read their requests on it. */
			has_portal: boolean;
			/** Whether a contact form stands on it. */
			has_form: boolean;
			/** Empty for who may not edit it. */
			edit_url: string;
		}[];
		/** What this server takes. */
		max_size_mb: number;
		/** Whether whoever asks may delete all tickets. */
		may_erase: boolean;
	};
};

export type Setup = {
	state: 'open' | 'skipped' | 'done';
	step: number;
	way: '' | 'mailbox' | 'handed_over' | 'form';
	mailbox_id: number;
	/** Accounts of this site that could answer. */
	people: {
		login: string;
		name: string;
		email: string;
	}[];
};

export type SignInApp = {
	provider: 'google' | 'microsoft';
	client_id: string;
	has_secret: boolean;
	tenant: string;
	redirect_uri: string;
	is_fixed: boolean;
};

export type Site = {
	standing: 'live' | 'copy' | 'unknown';
	address: string;
	live_address: string;
};

export type SitePage = {
	id: number;
	title: string;
	url: string;
	has_form: boolean;
	has_requests: boolean;
	may_edit: boolean;
};

export type Status = 'new' | 'open' | 'waiting' | 'snoozed' | 'resolved' | 'spam' | 'trash' | 'merged';

export type StorageLook = {
	keeps: 'good' | 'read_only' | 'damaged';
	door: 'outside' | 'refused' | 'served' | 'silent' | 'inside';
	lines: {
		is_well: boolean;
		words: string;
	}[];
	/** What to do; empty when there is nothing. */
	advice: string;
	folder: string;
	/** What closes the folder, for each web server. */
	closing: {
		server: string;
		line: string;
	}[];
};

export type TestTicket = {
	mailbox_id: number;
	from: string;
	to: string;
	ticket_id: number;
	began_at: number;
	/** Milliseconds, UTC, as the others; 0 for not yet. */
	sent_at: number;
	arrived_at: number;
	read_at: number;
	ticket_at: number;
	replied_at: number;
	reply_sent_at: number;
	/** Why the next hop does not happen. */
	failure: string;
	/** What to do; a line to copy stands between backticks. */
	advice: string;
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
	merged_into: number | null;
	follow_up_of: number | null;
	snoozed_until: number | null;
	snoozed_from: '' | 'open' | 'waiting';
	scheduled_at: number | null;
	/** A reply that was to go later was held back. */
	is_held: boolean;
};

export type Upkeep = {
	pulse: {
		state: 'worker' | 'cron' | 'late' | 'off';
		seen_at: number | null;
		next_at: number | null;
		minutes: number;
		line: string;
	};
	jobs: {
		name: string;
		label: string;
		/** How much waits for it; null for jobs that count nothing. */
		waits: number | null;
		ran_at: number | null;
		failed_at: number | null;
		error: string;
	}[];
	waits: {
		incoming: number;
		incoming_late: number;
		parked: number;
		replies: number;
		replies_late: number;
		notifications: number;
	};
	failed: {
		replies: {
			id: number;
			ticket_id: number;
			subject: string;
			to: string;
			reason: string;
			at: number;
			can_retry: boolean;
		}[];
		replies_count: number;
		notifications: {
			id: number;
			ticket_id: number;
			to: string;
			kind: string;
			reason: string;
			at: number;
			can_retry: boolean;
		}[];
		notifications_count: number;
	};
};

export type VariableName = 'first name' | 'customer name' | 'agent name' | 'ticket number' | 'subject' | 'shop name' | 'mailbox name' | 'mailbox address';
