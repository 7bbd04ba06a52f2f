import { useDispatch, useSelect } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { lazy, Suspense, useEffect } from 'react';
import { boot } from '../core/boot';
import { number } from '../core/format';
import { Empty, Icon } from '../ui';
import { AgentsPage } from './team/AgentsPage';
import { FormPage } from './FormPage';
import { GeneralPage } from './GeneralPage';
import { KeyboardPage } from './keyboard/KeyboardPage';
import { LettersPage } from './letters/LettersPage';
import { MailboxList } from './mailboxes/MailboxList';
import { MailboxPage } from './mailboxes/MailboxPage';
import { NotificationsPage } from './NotificationsPage';
import { QuarantinePage } from './quarantine/QuarantinePage';
import { store as quarantine } from './quarantine/store';
import { RepliesPage } from './replies/RepliesPage';
import { mySections } from './sections';

const UpkeepPage = lazy( () => import( /* webpackChunkName: "upkeep" */ './upkeep/UpkeepPage' ) );
const Wizard = lazy( () => import( /* webpackChunkName: "wizard" */ './wizard/Wizard' ) );

type Props = {
	/** What follows "#/settings/": "mailboxes/3". Empty is the list of sections on a phone. */
	path: string;
};

export function SettingsScreen( { path }: Props ): JSX.Element {
	const { manage } = boot().user.caps;
	const [ asked = '', detail = '', more = '' ] = path.split( '/' );
	const open = mySections();
	const here = asked || ( open[ 0 ]?.path ?? '' );
	if ( ! manage && ! open.some( ( one ) => one.path === here ) ) {
		return (
			<div className="df-settings is-closed">
				<Empty icon="lock" title={ __( 'These settings are for managers', 'deskfold' ) }>
					{ __( 'How the desk works is changed by whoever manages it. Ask them, or go on with your tickets.', 'deskfold' ) }
				</Empty>
			</div>
		);
	}
	if ( asked === 'setup' ) {
		return (
			<div className="df-settings is-closed">
				<Suspense fallback={ null }>
					<Wizard />
				</Suspense>
			</div>
		);
	}
	return (
		<div className={ `df-settings ${ asked ? '' : 'is-root' }` }>
			<nav className="df-settings-nav" aria-label={ __( 'Settings', 'deskfold' ) }>
				<h2>{ __( 'Settings', 'deskfold' ) }</h2>
				{ open.map( ( one ) => (
					<a key={ one.path } href={ `#/settings/${ one.path }` } { ...( one.path === here ? { 'aria-current': 'page' as const } : {} ) }>
						<Icon name={ one.icon } />
						{ one.label }
						{ one.path === 'quarantine' && <Count isOpen={ here === 'quarantine' } /> }
						<Icon name="next" className="df-settings-into" />
					</a>
				) ) }
			</nav>
			<Section section={ here } detail={ detail } more={ more } told={ more === 'told' || detail === 'told' } />
		</div>
	);
}

/** How much lies in quarantine, without opening it. */
function Count( { isOpen }: { isOpen: boolean } ): JSX.Element | null {
	const { load } = useDispatch( quarantine );
	const count = useSelect( ( select ) => select( quarantine ).count(), [] );
	useEffect( () => {
		if ( ! isOpen ) {
			void load();
		}
	}, [ load, isOpen ] );
	return count ? (
		<span
			className="df-settings-count"
			aria-label={
				/* translators: %s: a number of messages. */
				sprintf( _n( '%s message', '%s messages', count, 'deskfold' ), number( count ) )
			}
		>
			{ number( count ) }
		</span>
	) : null;
}

function Section( { section, detail, more, told }: { section: string; detail: string; more: string; told: boolean } ): JSX.Element {
	switch ( section ) {
		case 'mailboxes':
			return detail && detail !== 'told' ? <MailboxPage id={ detail === 'new' ? 0 : Number( detail ) || -1 } told={ told } /> : <MailboxList told={ told } />;
		case 'mail':
			return <LettersPage name={ detail } locale={ more } />;
		case 'form':
			return <FormPage />;
		case 'agents':
			return <AgentsPage />;
		case 'general':
			return <GeneralPage />;
		case 'notifications':
			return <NotificationsPage />;
		case 'keyboard':
			return <KeyboardPage />;
		case 'replies':
			return <RepliesPage detail={ detail } />;
		case 'quarantine':
			return <QuarantinePage />;
		case 'upkeep':
			return (
				<Suspense fallback={ null }>
					<UpkeepPage />
				</Suspense>
			);
		default:
			return (
				<Empty icon="settings" title={ __( 'There are no such settings', 'deskfold' ) }>
					{ __( 'Choose a section from the list.', 'deskfold' ) }
				</Empty>
			);
	}
}
