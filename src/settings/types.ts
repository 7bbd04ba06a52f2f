import type { Agent, Mailbox as StoredMailbox, NotificationChoices, Settings, SignInApp } from '../core/types.gen';

export type { NotificationChoices, Settings, SignInApp };

/** Only ever sent, never received. */
type Secret = { password?: string | undefined };

export type Incoming = StoredMailbox[ 'incoming' ] & Secret;
export type Outgoing = StoredMailbox[ 'outgoing' ] & Secret;
export type Security = Incoming[ 'security' ];

export type Mailbox = Omit< StoredMailbox, 'incoming' | 'outgoing' > & { incoming: Incoming; outgoing: Outgoing };

export type Fetched = { received: number; has_more: boolean; mailbox: Mailbox };

/** What the newest mails say about the server that checks senders. */
export type AuthServer = { proposal: string; seen: string; mails: number };

export type Outcome = { ok: boolean; message: string };

/** `ready`: how much waits to come in, from the step that opened the folder. */
export type TestStep = { name: string; ok: boolean; message: string; advice: string; ready: string };

export type FormSettings = Settings[ 'form' ];
export type GeneralSettings = Settings[ 'general' ];
export type PageChoice = Settings[ 'choices' ][ 'pages' ][ number ];

/** The roles that can be given here; the others come from WordPress. */
export type GivenRole = Extract< Agent[ 'role' ], 'agent' | 'supervisor' | 'readonly' >;
