import { __, _n, sprintf } from '@wordpress/i18n';
import { boot } from '../core/boot';
import { number } from '../core/format';
import { availabilityOf } from '../core/team';
import { useDesk } from '../tickets/store';
import { viewTitle } from '../tickets/words';
import { Avatar, Icon, IconButton, type GlyphName } from '../ui';
import { Dot, useMe } from './AvailabilityItems';
import { keyLabel } from './keys';
import { format, go, useRoute, type View } from './route';
import { UserMenu } from './UserMenu';

type Entry = { view: View; icon: GlyphName; counts?: boolean; badge?: boolean; hot?: boolean };

const VIEWS: readonly Entry[] = [
	{ view: 'mine', icon: 'person', counts: true, badge: true, hot: true },
	{ view: 'unassigned', icon: 'unassigned', counts: true, badge: true, hot: true },
	{ view: 'waiting_on_us', icon: 'inbox', counts: true, badge: true },
	{ view: 'waiting', icon: 'pause', counts: true },
	{ view: 'snoozed', icon: 'snoozed', counts: true },
	{ view: 'resolved', icon: 'resolved' },
	{ view: 'all', icon: 'all' },
	{ view: 'spam', icon: 'spam', counts: true },
	{ view: 'trash', icon: 'trash' },
];

const CHANNELS: readonly Entry[] = [
	{ view: 'channel:email', icon: 'email', counts: true },
	{ view: 'channel:form', icon: 'form', counts: true },
];

/** The dark frame: the way back, the views with their counts, and who is here. */
export function Rail(): JSX.Element {
	const { screen, view, search } = useRoute();
	const { urls, user } = boot();
	const me = useMe();
	const state = me ? availabilityOf( me ) : '';
	const here = screen === 'settings' ? undefined : view;
	return (
		<nav className="df-rail" aria-label={ __( 'Help desk', 'deskfold' ) }>
			<div className="df-rail-top">
				<a className="df-icon-button" href={ urls.dashboard } aria-label={ __( 'Back to the dashboard', 'deskfold' ) } title={ __( 'Back to the dashboard', 'deskfold' ) }>
					<Icon name="back" />
				</a>
				<b className="df-grow df-cut">{ __( 'Help desk', 'deskfold' ) }</b>
				{ user.caps.reply && (
					<IconButton icon="plus" label={ __( 'New ticket', 'deskfold' ) } shortcut={ keyLabel( 'create' ) } onClick={ () => go( { screen: 'new', view, search } ) } />
				) }
			</div>
			<div className="df-rail-scroll">
				<ul>
					{ VIEWS.map( ( entry ) => (
						<RailLink key={ entry.view } entry={ entry } isHere={ here === entry.view } />
					) ) }
				</ul>
				<h2>{ __( 'Channels', 'deskfold' ) }</h2>
				<ul className="is-small">
					{ CHANNELS.map( ( entry ) => (
						<RailLink key={ entry.view } entry={ entry } isHere={ here === entry.view } />
					) ) }
				</ul>
			</div>
			<div className="df-rail-foot">
				{ ( user.caps.manage || user.caps.supervise ) && (
					<ul className="is-small">
						<li>
							<a className={ `df-nav ${ screen === 'settings' ? 'is-here' : '' }` } href="#/settings" title={ __( 'Settings', 'deskfold' ) } { ...( screen === 'settings' ? { 'aria-current': 'page' as const } : {} ) }>
								<Icon name="settings" size={ 18 } />
								<span className="df-cut">{ __( 'Settings', 'deskfold' ) }</span>
							</a>
						</li>
					</ul>
				) }
				<UserMenu
					button={ ( props ) => (
						/* translators: 1: name of the agent who is logged in, 2: "Available", or "Away until Monday". */
						<button type="button" className="df-me" aria-label={ sprintf( __( '%1$s, %2$s, your desk', 'deskfold' ), user.name, state ) } title={ `${ user.name }, ${ state }` } { ...props }>
							<span className="df-me-face">
								<Avatar name={ user.name } seed={ user.id } size={ 24 } />
								{ me && <Dot isAway={ me.is_away } /> }
							</span>
							<bdi className="df-cut df-grow">{ user.name }</bdi>
							{ me && <small className="df-cut">{ state }</small> }
							<Icon name="caret" size={ 16 } />
						</button>
					) }
				/>
			</div>
		</nav>
	);
}

function RailLink( { entry, isHere }: { entry: Entry; isHere: boolean } ): JSX.Element {
	const { view, icon, counts = false, badge = false, hot = false } = entry;
	const count = useDesk( ( state ) => state.counts[ view ] ?? 0, [ view ] );
	const title = viewTitle( view );
	const shown = counts && count > 0;
	return (
		<li>
			<a className={ `df-nav ${ isHere ? 'is-here' : '' }` } href={ format( { screen: 'view', view } ) } title={ title } { ...( isHere ? { 'aria-current': 'page' as const } : {} ) }>
				<Icon name={ icon } size={ view.startsWith( 'channel' ) ? 18 : 20 } />
				<span className="df-cut df-grow">{ title }</span>
				{ shown && (
					<>
						<span className={ `df-nav-count df-num ${ hot ? 'is-hot' : '' }` } aria-hidden="true">
							{ number( count ) }
						</span>
						{ badge && (
							<span className="df-nav-badge" aria-hidden="true">
								{ count > 99 ? '99+' : number( count ) }
							</span>
						) }
						<span className="df-hidden">{ /* translators: %s: a number of tickets. */ sprintf( _n( '%s ticket', '%s tickets', count, 'deskfold' ), number( count ) ) }</span>
					</>
				) }
			</a>
		</li>
	);
}
