import type { Agent, Keyboard, Site } from './types.gen';

export type MailboxName = { id: number; name: string; address: string };

/** What the admin page prints before the script runs. */
export type Boot = {
	user: { id: number; name: string; caps: { reply: boolean; supervise: boolean; manage: boolean } };
	urls: { desk: string; dashboard: string; rest?: string };
	locale: string;
	/** The language of the shop and most of its customers, whatever the agent reads. */
	siteLocale?: string;
	isRtl: boolean;
	agents: Agent[];
	mailboxes: MailboxName[];
	site: { name: string } & Site;
	colorScheme: string;
	/** The agent's own keys, if any were ever changed. */
	keyboard?: Keyboard;
	/** Seconds a reply waits behind "Undo" before it leaves. */
	sendDelay: number;
	/** How this agent likes the desk, as the server keeps it; what was never chosen is not there. */
	likings?: Record< string, unknown >;
	/** Whether the first steps are still open. */
	setup?: 'open' | 'skipped' | 'done';
};

declare global {
	interface Window {
		deskfoldDesk?: Boot;
	}
}

const nobody: Boot = {
	user: { id: 0, name: '', caps: { reply: false, supervise: false, manage: false } },
	urls: { desk: '', dashboard: '' },
	locale: 'en-US',
	isRtl: false,
	agents: [],
	mailboxes: [],
	site: { name: '', standing: 'live', address: '', live_address: '' },
	colorScheme: 'fresh',
	sendDelay: 0,
};

export const boot = (): Boot => window.deskfoldDesk ?? nobody;

export const siteLocale = (): string => boot().siteLocale ?? locale();

/** WordPress writes de_DE, the browser wants de-DE. */
export const locale = (): string => boot().locale.replace( /_/g, '-' ) || 'en-US';
