import { __ } from '@wordpress/i18n';
import { boot } from '../core/boot';
import type { GlyphName } from '../ui';

type Section = { path: string; icon: GlyphName; label: string; isMine?: true };

const sections = (): Section[] => [
	{ path: 'mailboxes', icon: 'email', label: __( 'Mailboxes', 'deskfold' ) },
	{ path: 'mail', icon: 'reply', label: __( 'Mail to customers', 'deskfold' ) },
	{ path: 'form', icon: 'form', label: __( 'Contact form', 'deskfold' ) },
	{ path: 'agents', icon: 'customer', label: __( 'Team and roles', 'deskfold' ) },
	{ path: 'replies', icon: 'saved', label: __( 'Saved replies', 'deskfold' ), isMine: true },
	{ path: 'general', icon: 'settings', label: __( 'General', 'deskfold' ) },
	{ path: 'quarantine', icon: 'lock', label: __( 'Quarantine', 'deskfold' ) },
	{ path: 'upkeep', icon: 'clock', label: __( 'Logs and jobs', 'deskfold' ) },
	{ path: 'setup', icon: 'check', label: __( 'First steps', 'deskfold' ) },
	{ path: 'notifications', icon: 'email', label: __( 'My notifications', 'deskfold' ), isMine: true },
	{ path: 'keyboard', icon: 'keyboard', label: __( 'My keyboard', 'deskfold' ), isMine: true },
];

/** Who looks after the work of others sees to what lies in quarantine; all else is for managers. */
export const mySections = (): Section[] => {
	const { manage, supervise } = boot().user.caps;
	return sections().filter( ( { path, isMine } ) => manage || isMine || ( supervise && path === 'quarantine' ) );
};
