import { __ } from '@wordpress/i18n';
import { boot } from '../core/boot';
import { Empty, Icon, type GlyphName } from '../ui';
import { AgentsPage } from './team/AgentsPage';
import { FormPage } from './FormPage';
import { GeneralPage } from './GeneralPage';
import { MailboxList } from './mailboxes/MailboxList';
import { MailboxPage } from './mailboxes/MailboxPage';
import { NotificationsPage } from './NotificationsPage';

type Props = {
	/** What follows "#/settings/": "mailboxes/3". Empty is the list of sections on a phone. */
	path: string;
};

type Section = { path: string; icon: GlyphName; label: string; isMine?: true };

const sections = (): Section[] => [
	{ path: 'mailboxes', icon: 'email', label: __( 'Mailboxes', 'deskfold' ) },
	{ path: 'form', icon: 'form', label: __( 'Contact form', 'deskfold' ) },
	{ path: 'agents', icon: 'customer', label: __( 'Team and roles', 'deskfold' ) },
	{ path: 'general', icon: 'settings', label: __( 'General', 'deskfold' ) },
	{ path: 'notifications', icon: 'email', label: __( 'My notifications', 'deskfold' ), isMine: true },
];

export function SettingsScreen( { path }: Props ): JSX.Element {
	const [ section = '', detail = '' ] = path.split( '/' );
	const open = sections().filter( ( one ) => one.isMine ?? boot().user.caps.manage );
	if ( ! boot().user.caps.manage && ! open.some( ( one ) => one.path === section ) ) {
		return (
			<div className="df-settings is-closed">
				<Empty icon="lock" title={ __( 'These settings are for managers', 'deskfold' ) }>
					{ __( 'How the desk works is changed by whoever manages it. Ask them, or go on with your tickets.', 'deskfold' ) }
				</Empty>
			</div>
		);
	}
	return (
		<div className={ `df-settings ${ section ? '' : 'is-root' }` }>
			<nav className="df-settings-nav" aria-label={ __( 'Settings', 'deskfold' ) }>
				<h2>{ __( 'Settings', 'deskfold' ) }</h2>
				{ open.map( ( one ) => (
					<a key={ one.path } href={ `#/settings/${ one.path }` } { ...( one.path === ( section || 'mailboxes' ) ? { 'aria-current': 'page' as const } : {} ) }>
						<Icon name={ one.icon } />
						{ one.label }
						<Icon name="next" className="df-settings-into" />
					</a>
				) ) }
			</nav>
			<Section section={ section || 'mailboxes' } detail={ detail } />
		</div>
	);
}

function Section( { section, detail }: { section: string; detail: string } ): JSX.Element {
	switch ( section ) {
		case 'mailboxes':
			return detail ? <MailboxPage id={ detail === 'new' ? 0 : Number( detail ) || -1 } /> : <MailboxList />;
		case 'form':
			return <FormPage />;
		case 'agents':
			return <AgentsPage />;
		case 'general':
			return <GeneralPage />;
		case 'notifications':
			return <NotificationsPage />;
		default:
			return (
				<Empty icon="settings" title={ __( 'There are no such settings', 'deskfold' ) }>
					{ __( 'Choose a section from the list.', 'deskfold' ) }
				</Empty>
			);
	}
}
