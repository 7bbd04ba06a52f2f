import { __, _x, sprintf } from '@wordpress/i18n';
import { useState, type ReactNode, type RefObject } from 'react';
import { boot } from '../core/boot';
import { prefer, usePreferences, type Preferences } from '../core/preferences';
import { Menu, MenuItem, MenuSeparator, type GlyphName } from '../ui';
import { AvailabilityItems, AwayDialog } from './AvailabilityItems';
import { keyLabel, run } from './keys';
import { hasCorePalette } from './palette/core';
import { go } from './route';

type Button = { ref: RefObject< HTMLButtonElement >; onClick: () => void; 'aria-haspopup': 'menu'; 'aria-expanded': boolean };
type Props = { button: ( props: Button ) => ReactNode; children?: ( close: () => void ) => ReactNode; align?: 'start' | 'end' };

const themes = (): [ Preferences[ 'theme' ], string, GlyphName ][] => [
	[ 'system', __( 'As the computer', 'deskfold' ), 'settings' ],
	[ 'light', __( 'Light', 'deskfold' ), 'sun' ],
	[ 'dark', __( 'Dark', 'deskfold' ), 'waiting' ],
];

/** How long a reply can be taken back, in one line. */
function SendDelay(): JSX.Element | null {
	const { sendDelay } = usePreferences();
	const { sendDelay: ours, user } = boot();
	if ( ! user.caps.reply ) {
		return null;
	}
	const current = sendDelay ?? ours;
	return (
		<>
			<div className="df-menu-note">{ __( 'Time to take a reply back', 'deskfold' ) }</div>
			<div className="df-menu-choices" role="group" aria-label={ __( 'Time to take a reply back', 'deskfold' ) }>
				{ [ 0, 5, 8, 15, 30 ].map( ( seconds ) => {
					/* translators: %d: a number of seconds, as short as your language allows. */
					const words = seconds === 0 ? _x( 'None', 'no time to take a reply back', 'deskfold' ) : sprintf( __( '%d s', 'deskfold' ), seconds );
					return (
						<button key={ seconds } type="button" role="menuitemradio" tabIndex={ -1 } className="df-menu-choice df-num" aria-checked={ current === seconds } onClick={ () => prefer( { sendDelay: seconds } ) }>
							{ words }
						</button>
					);
				} ) }
			</div>
		</>
	);
}

/** What belongs to the agent and not to a ticket: whether they are there, how the desk looks, and its keys. */
export function UserMenu( { button, children, align = 'start' }: Props ): JSX.Element {
	const { theme } = usePreferences();
	const [ asksDay, setAsksDay ] = useState( false );
	return (
		<>
			<Menu label={ __( 'Your desk', 'deskfold' ) } width={ 256 } align={ align } button={ button }>
				{ ( close ) => (
					<>
						{ children?.( close ) }
						<AvailabilityItems onPick={ close } onDay={ () => setAsksDay( true ) } />
						<div className="df-menu-note">{ __( 'Appearance', 'deskfold' ) }</div>
						{ themes().map( ( [ name, label, icon ] ) => (
							<MenuItem key={ name } icon={ icon } checked={ theme === name } onClick={ () => prefer( { theme: name } ) }>
								{ label }
							</MenuItem>
						) ) }
						<SendDelay />
						<MenuSeparator />
						<MenuItem
							icon="email"
							onClick={ () => {
								close();
								go( { screen: 'settings', path: 'notifications' } );
							} }
						>
							{ __( 'My notifications', 'deskfold' ) }
						</MenuItem>
						{ ! hasCorePalette() && (
							<MenuItem
								icon="search"
								shortcut={ keyLabel( 'palette' ) }
								onClick={ () => {
									close();
									run( 'palette' );
								} }
							>
								{ __( 'Command palette', 'deskfold' ) }
							</MenuItem>
						) }
						<MenuItem
							icon="keyboard"
							shortcut={ keyLabel( 'sheet' ) }
							onClick={ () => {
								close();
								run( 'sheet' );
							} }
						>
							{ __( 'Keyboard shortcuts', 'deskfold' ) }
						</MenuItem>
					</>
				) }
			</Menu>
			{ asksDay && <AwayDialog onClose={ () => setAsksDay( false ) } /> }
		</>
	);
}
