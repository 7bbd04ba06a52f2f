import { __, sprintf } from '@wordpress/i18n';

/** What a person must know before the first test. */
type Hint = 'sign_in' | 'app_password' | 'switch_on' | 'bridge';

export type Provider = {
	/** As the server names it when a domain's mail exchangers tell (php/Email/SuggestProvider.php). */
	key: string;
	name: string;
	domains: readonly string[];
	imap: string;
	smtp: string;
	/** Sending on 465 with TLS, else on 587 with STARTTLS. */
	smtpTls?: true;
	auth?: 'google' | 'microsoft';
	hint?: Hint;
	/** Where in the account an app password is made or access switched on. */
	where?: string;
};

const tls = true as const;

/** Published by the providers themselves; a wrong guess shows in the test and can be typed over. */
export const providers: readonly Provider[] = [
	{ key: 'google', name: 'Google', domains: [ 'gmail.com', 'googlemail.com' ], imap: 'imap.gmail.com', smtp: 'smtp.gmail.com', auth: 'google', hint: 'sign_in', where: 'myaccount.google.com/apppasswords' },
	{ key: 'microsoft', name: 'Microsoft 365', domains: [], imap: 'outlook.office365.com', smtp: 'smtp.office365.com', auth: 'microsoft', hint: 'sign_in' },
	{
		key: 'outlook',
		name: 'Outlook.com',
		domains: [ 'outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'outlook.de', 'hotmail.de', 'live.de', 'outlook.fr', 'hotmail.fr', 'live.fr', 'outlook.es', 'hotmail.es', 'outlook.it', 'hotmail.it', 'hotmail.co.uk', 'live.co.uk', 'live.nl', 'outlook.com.br' ],
		imap: 'outlook.office365.com',
		smtp: 'smtp-mail.outlook.com',
		auth: 'microsoft',
		hint: 'sign_in',
	},
	{
		key: 'yahoo',
		name: 'Yahoo',
		domains: [ 'yahoo.com', 'ymail.com', 'rocketmail.com', 'yahoo.de', 'yahoo.fr', 'yahoo.es', 'yahoo.it', 'yahoo.co.uk', 'yahoo.co.in', 'yahoo.com.br', 'yahoo.ca' ],
		imap: 'imap.mail.yahoo.com',
		smtp: 'smtp.mail.yahoo.com',
		smtpTls: tls,
		hint: 'app_password',
		where: 'login.yahoo.com/account/security',
	},
	{ key: 'aol', name: 'AOL', domains: [ 'aol.com', 'aol.de', 'aim.com' ], imap: 'imap.aol.com', smtp: 'smtp.aol.com', smtpTls: tls, hint: 'app_password', where: 'login.aol.com/account/security' },
	{ key: 'icloud', name: 'iCloud', domains: [ 'icloud.com', 'me.com', 'mac.com' ], imap: 'imap.mail.me.com', smtp: 'smtp.mail.me.com', hint: 'app_password', where: 'account.apple.com' },
	{ key: 'fastmail', name: 'Fastmail', domains: [ 'fastmail.com', 'fastmail.fm' ], imap: 'imap.fastmail.com', smtp: 'smtp.fastmail.com', smtpTls: tls, hint: 'app_password', where: 'app.fastmail.com/settings/security' },
	{ key: 'zoho', name: 'Zoho', domains: [ 'zoho.com', 'zohomail.com' ], imap: 'imap.zoho.com', smtp: 'smtp.zoho.com', smtpTls: tls, hint: 'switch_on', where: 'mail.zoho.com' },
	{ key: 'zoho_eu', name: 'Zoho (EU)', domains: [ 'zoho.eu', 'zohomail.eu' ], imap: 'imap.zoho.eu', smtp: 'smtp.zoho.eu', smtpTls: tls, hint: 'switch_on', where: 'mail.zoho.eu' },
	{ key: 'zoho_in', name: 'Zoho (India)', domains: [ 'zoho.in', 'zohomail.in' ], imap: 'imap.zoho.in', smtp: 'smtp.zoho.in', smtpTls: tls, hint: 'switch_on', where: 'mail.zoho.in' },
	{ key: 'gmx', name: 'GMX', domains: [ 'gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch', 'gmx.eu' ], imap: 'imap.gmx.net', smtp: 'mail.gmx.net', hint: 'switch_on', where: 'gmx.net' },
	{ key: 'gmx_com', name: 'GMX', domains: [ 'gmx.com', 'gmx.us', 'gmx.co.uk' ], imap: 'imap.gmx.com', smtp: 'mail.gmx.com', hint: 'switch_on', where: 'gmx.com' },
	{ key: 'web_de', name: 'WEB.DE', domains: [ 'web.de' ], imap: 'imap.web.de', smtp: 'smtp.web.de', hint: 'switch_on', where: 'web.de' },
	{ key: 't_online', name: 'Telekom', domains: [ 't-online.de', 'magenta.de' ], imap: 'secureimap.t-online.de', smtp: 'securesmtp.t-online.de', smtpTls: tls, hint: 'app_password', where: 'account.idm.telekom.com' },
	{ key: 'freenet', name: 'freenet', domains: [ 'freenet.de' ], imap: 'mx.freenet.de', smtp: 'mx.freenet.de' },
	{ key: 'ionos_de', name: 'IONOS', domains: [], imap: 'imap.ionos.de', smtp: 'smtp.ionos.de', smtpTls: tls },
	{ key: 'ionos', name: 'IONOS', domains: [], imap: 'imap.ionos.com', smtp: 'smtp.ionos.com', smtpTls: tls },
	{ key: 'strato', name: 'STRATO', domains: [], imap: 'imap.strato.de', smtp: 'smtp.strato.de', smtpTls: tls },
	{ key: 'hetzner', name: 'Hetzner', domains: [], imap: 'mail.your-server.de', smtp: 'mail.your-server.de' },
	{ key: 'ovh', name: 'OVHcloud', domains: [], imap: 'ssl0.ovh.net', smtp: 'ssl0.ovh.net', smtpTls: tls },
	{ key: 'gandi', name: 'Gandi', domains: [], imap: 'mail.gandi.net', smtp: 'mail.gandi.net', smtpTls: tls },
	{ key: 'infomaniak', name: 'Infomaniak', domains: [ 'ik.me', 'ikmail.com', 'etik.com' ], imap: 'mail.infomaniak.com', smtp: 'mail.infomaniak.com', smtpTls: tls },
	{ key: 'mailbox_org', name: 'mailbox.org', domains: [ 'mailbox.org' ], imap: 'imap.mailbox.org', smtp: 'smtp.mailbox.org' },
	{ key: 'posteo', name: 'Posteo', domains: [ 'posteo.de', 'posteo.net', 'posteo.at', 'posteo.ch' ], imap: 'posteo.de', smtp: 'posteo.de' },
	{ key: 'bluewin', name: 'Bluewin', domains: [ 'bluewin.ch' ], imap: 'imaps.bluewin.ch', smtp: 'smtpauths.bluewin.ch', smtpTls: tls },
	{ key: 'orange', name: 'Orange', domains: [ 'orange.fr', 'wanadoo.fr' ], imap: 'imap.orange.fr', smtp: 'smtp.orange.fr', smtpTls: tls },
	{ key: 'free_fr', name: 'Free', domains: [ 'free.fr' ], imap: 'imap.free.fr', smtp: 'smtp.free.fr', smtpTls: tls },
	{ key: 'sfr', name: 'SFR', domains: [ 'sfr.fr', 'neuf.fr' ], imap: 'imap.sfr.fr', smtp: 'smtp.sfr.fr', smtpTls: tls },
	{ key: 'laposte', name: 'La Poste', domains: [ 'laposte.net' ], imap: 'imap.laposte.net', smtp: 'smtp.laposte.net', smtpTls: tls },
	{ key: 'libero', name: 'Libero', domains: [ 'libero.it', 'iol.it' ], imap: 'imapmail.libero.it', smtp: 'smtp.libero.it', smtpTls: tls, hint: 'app_password', where: 'libero.it' },
	{ key: 'virgilio', name: 'Virgilio', domains: [ 'virgilio.it' ], imap: 'in.virgilio.it', smtp: 'out.virgilio.it', smtpTls: tls },
	{ key: 'aruba', name: 'Aruba', domains: [ 'aruba.it' ], imap: 'imaps.aruba.it', smtp: 'smtps.aruba.it', smtpTls: tls },
	{ key: 'seznam', name: 'Seznam', domains: [ 'seznam.cz', 'email.cz', 'post.cz' ], imap: 'imap.seznam.cz', smtp: 'smtp.seznam.cz', smtpTls: tls },
	{ key: 'wp_pl', name: 'WP', domains: [ 'wp.pl' ], imap: 'imap.wp.pl', smtp: 'smtp.wp.pl', smtpTls: tls, hint: 'switch_on', where: 'poczta.wp.pl' },
	{ key: 'o2_pl', name: 'o2', domains: [ 'o2.pl', 'tlen.pl' ], imap: 'poczta.o2.pl', smtp: 'poczta.o2.pl', smtpTls: tls, hint: 'switch_on', where: 'poczta.o2.pl' },
	{ key: 'onet', name: 'Onet', domains: [ 'onet.pl', 'op.pl', 'onet.eu', 'poczta.onet.pl' ], imap: 'imap.poczta.onet.pl', smtp: 'smtp.poczta.onet.pl', smtpTls: tls },
	{ key: 'interia', name: 'Interia', domains: [ 'interia.pl', 'interia.eu' ], imap: 'poczta.interia.pl', smtp: 'poczta.interia.pl', smtpTls: tls },
	{ key: 'freemail_hu', name: 'Freemail', domains: [ 'freemail.hu' ], imap: 'imap.freemail.hu', smtp: 'smtp.freemail.hu' },
	{ key: 'citromail', name: 'Citromail', domains: [ 'citromail.hu' ], imap: 'imap.citromail.hu', smtp: 'smtp.citromail.hu' },
	{ key: 'uol', name: 'UOL', domains: [ 'uol.com.br' ], imap: 'imap.uol.com.br', smtp: 'smtps.uol.com.br' },
	{ key: 'bol', name: 'BOL', domains: [ 'bol.com.br' ], imap: 'imap.bol.com.br', smtp: 'smtps.bol.com.br' },
	{ key: 'terra', name: 'Terra', domains: [ 'terra.com.br' ], imap: 'imap.terra.com.br', smtp: 'smtp.terra.com.br' },
	{ key: 'locaweb', name: 'Locaweb', domains: [], imap: 'email-ssl.com.br', smtp: 'email-ssl.com.br', smtpTls: tls },
	{ key: 'yandex', name: 'Yandex', domains: [ 'yandex.ru', 'yandex.com', 'ya.ru', 'yandex.kz', 'yandex.by' ], imap: 'imap.yandex.com', smtp: 'smtp.yandex.com', smtpTls: tls, hint: 'app_password', where: 'id.yandex.com' },
	{ key: 'mail_ru', name: 'Mail.ru', domains: [ 'mail.ru', 'inbox.ru', 'list.ru', 'bk.ru' ], imap: 'imap.mail.ru', smtp: 'smtp.mail.ru', smtpTls: tls, hint: 'app_password', where: 'account.mail.ru' },
	{ key: 'qq', name: 'QQ Mail', domains: [ 'qq.com', 'foxmail.com' ], imap: 'imap.qq.com', smtp: 'smtp.qq.com', smtpTls: tls, hint: 'switch_on', where: 'mail.qq.com' },
	{ key: '163', name: '163', domains: [ '163.com' ], imap: 'imap.163.com', smtp: 'smtp.163.com', smtpTls: tls, hint: 'switch_on', where: 'mail.163.com' },
	{ key: '126', name: '126', domains: [ '126.com' ], imap: 'imap.126.com', smtp: 'smtp.126.com', smtpTls: tls, hint: 'switch_on', where: 'mail.126.com' },
	{ key: 'naver', name: 'Naver', domains: [ 'naver.com' ], imap: 'imap.naver.com', smtp: 'smtp.naver.com', hint: 'switch_on', where: 'mail.naver.com' },
	{ key: 'godaddy', name: 'GoDaddy', domains: [], imap: 'imap.secureserver.net', smtp: 'smtpout.secureserver.net', smtpTls: tls },
	{ key: 'privateemail', name: 'Namecheap', domains: [], imap: 'mail.privateemail.com', smtp: 'mail.privateemail.com', smtpTls: tls },
	{ key: 'hostinger', name: 'Hostinger', domains: [], imap: 'imap.hostinger.com', smtp: 'smtp.hostinger.com', smtpTls: tls },
	{ key: 'dreamhost', name: 'DreamHost', domains: [], imap: 'imap.dreamhost.com', smtp: 'smtp.dreamhost.com', smtpTls: tls },
	{ key: 'proton', name: 'Proton', domains: [ 'proton.me', 'protonmail.com', 'pm.me' ], imap: '127.0.0.1', smtp: '127.0.0.1', hint: 'bridge' },
];

export const domainOf = ( address: string ): string => address.split( '@' )[ 1 ]?.trim().toLowerCase() ?? '';

export const providerOf = ( address: string ): Provider | undefined => providers.find( ( { domains } ) => domains.includes( domainOf( address ) ) );

export const providerNamed = ( key: string ): Provider | undefined => providers.find( ( one ) => one.key === key );

/** Whether servers are a provider's own, for the words under the field. */
export const providerAt = ( imap: string ): Provider | undefined => ( imap ? providers.find( ( one ) => one.imap === imap.trim().toLowerCase() ) : undefined );

/** What to know before the first test, or nothing. */
export function hintOf( { hint, name, where = '' }: Provider ): string {
	switch ( hint ) {
		case 'sign_in':
			/* translators: %s: name of a mail provider, such as "Google". */
			return sprintf( __( '%s takes no usual passwords here: sign in with the provider, or enter an app password where your account has them.', 'deskfold' ), name );
		case 'app_password':
			/* translators: 1: name of a mail provider, 2: address of a page in its account settings. */
			return sprintf( __( '%1$s wants an app password instead of the usual one. Make it at %2$s.', 'deskfold' ), name, where );
		case 'switch_on':
			/* translators: 1: name of a mail provider, 2: address of its site. */
			return sprintf( __( 'Switch IMAP on in the settings of %1$s first, at %2$s. With two-step sign-in it also wants an app password.', 'deskfold' ), name, where );
		case 'bridge':
			/* translators: %s: name of a mail provider, such as "Proton". */
			return sprintf( __( '%s works through its Bridge program, which must run on this very server. It shows the ports and the password to enter here.', 'deskfold' ), name );
		default:
			return '';
	}
}
