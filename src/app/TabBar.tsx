import { __, _x } from '@wordpress/i18n';
import { boot } from '../core/boot';
import { Icon, MenuItem, MenuSeparator } from '../ui';
import { run } from './keys';
import { format, go, useRoute } from './route';
import { UserMenu } from './UserMenu';

/** The rail of a phone. */
export function TabBar(): JSX.Element {
	const { screen, view, search } = useRoute();
	const { caps } = boot().user;
	const isList = screen === 'view' || screen === 'ticket';
	return (
		<nav className="df-tabbar" aria-label={ __( 'Help desk', 'deskfold' ) }>
			<a href={ format( { screen: 'view', view } ) } className={ isList ? 'is-here' : '' } { ...( isList ? { 'aria-current': 'page' as const } : {} ) }>
				<Icon name="inbox" size={ 24 } />
				{ __( 'Tickets', 'deskfold' ) }
			</a>
			<button
				type="button"
				onClick={ () => {
					if ( screen !== 'view' ) {
						go( { screen: 'view', view, search } );
					}
					requestAnimationFrame( () => run( 'search' ) );
				} }
			>
				<Icon name="search" size={ 24 } />
				{ __( 'Search', 'deskfold' ) }
			</button>
			{ caps.reply && (
				<a href={ format( { screen: 'new', view } ) } className={ screen === 'new' ? 'is-here' : '' }>
					<Icon name="plus" size={ 24 } />
					{ _x( 'New', 'button: write a new ticket', 'deskfold' ) }
				</a>
			) }
			<UserMenu
				align="end"
				button={ ( props ) => (
					<button type="button" className={ screen === 'settings' ? 'is-here' : '' } { ...props }>
						<Icon name="dots" size={ 24 } />
						{ __( 'More', 'deskfold' ) }
					</button>
				) }
			>
				{ ( close ) => (
					<>
						{ caps.manage && (
							<MenuItem
								icon="settings"
								onClick={ () => {
									close();
									go( { screen: 'settings' } );
								} }
							>
								{ __( 'Settings', 'deskfold' ) }
							</MenuItem>
						) }
						<MenuItem icon="back" onClick={ () => window.location.assign( boot().urls.dashboard ) }>
							{ __( 'Back to the dashboard', 'deskfold' ) }
						</MenuItem>
						<MenuSeparator />
					</>
				) }
			</UserMenu>
		</nav>
	);
}
