import type { Agent } from '../core/types.gen';

export type Security = 'tls' | 'starttls' | 'none';

export type Incoming = {
	kind: 'imap' | 'pipe' | 'none';
	host: string;
	port: number;
	security: Security;
	user: string;
	folder: string;
	/** How many days back the first read looks; 0 is everything. */
	first_days: number;
	verify_certificate: boolean;
	has_password: boolean;
	/** Only ever sent, never received. */
	password?: string | undefined;
};

export type Outgoing = {
	kind: 'smtp' | 'wp_mail';
	host: string;
	port: number;
	security: Security;
	user: string;
	verify_certificate: boolean;
	has_password: boolean;
	/** Only ever sent, never received. */
	password?: string | undefined;
};

export type Mailbox = {
	id: number;
	name: string;
	address: string;
	from_name: string;
	signature: string;
	is_active: boolean;
	is_default: boolean;
	incoming: Incoming;
	outgoing: Outgoing;
	plus_addressing: boolean;
	/** Whether a program may hand mail over at endpoint_url. */
	has_token: boolean;
	endpoint_url: string;
	last_success_at: number | null;
	last_error: string;
	last_error_at: number | null;
};

export type Fetched = { received: number; has_more: boolean; mailbox: Mailbox };

export type TestStep = { name: string; ok: boolean; message: string; advice: string };

export type FormSettings = { consent_text: string; thanks_text: string; allowed_types: string[]; max_size_mb: number; max_files: number };

export type GeneralSettings = { portal_page_id: number; team_name: string; send_delay: number; erase_on_uninstall: boolean };

export type PageChoice = { id: number; title: string; url: string; has_portal: boolean };

export type Settings = {
	form: FormSettings;
	general: GeneralSettings;
	choices: { pages: PageChoice[]; max_size_mb: number };
};

/** The roles that can be given here; the others come from WordPress. */
export type GivenRole = Extract< Agent[ 'role' ], 'agent' | 'supervisor' | 'readonly' >;
