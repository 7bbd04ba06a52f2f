type Provider = { name: string; domains: readonly string[]; imap: string; smtp: string; smtpPort?: number };

/** Published by the providers themselves; a wrong guess shows in the test and can be typed over. */
const providers: readonly Provider[] = [
	{ name: 'Gmail', domains: [ 'gmail.com', 'googlemail.com' ], imap: 'imap.gmail.com', smtp: 'smtp.gmail.com' },
	{ name: 'Outlook.com', domains: [ 'outlook.com', 'hotmail.com', 'live.com' ], imap: 'outlook.office365.com', smtp: 'smtp-mail.outlook.com' },
	{ name: 'iCloud', domains: [ 'icloud.com', 'me.com' ], imap: 'imap.mail.me.com', smtp: 'smtp.mail.me.com' },
	{ name: 'Yahoo', domains: [ 'yahoo.com' ], imap: 'imap.mail.yahoo.com', smtp: 'smtp.mail.yahoo.com' },
	{ name: 'Fastmail', domains: [ 'fastmail.com', 'fastmail.fm' ], imap: 'imap.fastmail.com', smtp: 'smtp.fastmail.com', smtpPort: 465 },
	{ name: 'GMX', domains: [ 'gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch' ], imap: 'imap.gmx.net', smtp: 'mail.gmx.net' },
	{ name: 'WEB.DE', domains: [ 'web.de' ], imap: 'imap.web.de', smtp: 'smtp.web.de' },
	{ name: 'mailbox.org', domains: [ 'mailbox.org' ], imap: 'imap.mailbox.org', smtp: 'smtp.mailbox.org' },
	{ name: 'Posteo', domains: [ 'posteo.de', 'posteo.net' ], imap: 'posteo.de', smtp: 'posteo.de' },
];

export const domainOf = ( address: string ): string => address.split( '@' )[ 1 ]?.trim().toLowerCase() ?? '';

export const providerOf = ( address: string ): Provider | undefined => providers.find( ( { domains } ) => domains.includes( domainOf( address ) ) );
