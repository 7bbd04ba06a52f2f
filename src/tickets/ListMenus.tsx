import { __ } from '@wordpress/i18n';
import { keyLabel } from '../app/keys';
import { go, useRoute, VIEWS } from '../app/route';
import { boot } from '../core/boot';
import { prefer, usePreferences } from '../core/preferences';
import { IconButton, Menu, MenuItem, MenuSeparator } from '../ui';
import type { Selection } from './useSelection';
import { viewTitle } from './words';

/** On a phone the rail is not there: its views are behind this button. */
export function ViewsMenu( { current }: { current: string } ): JSX.Element {
	return (
		<span className="df-only-phone">
			<Menu label={ __( 'Views', 'deskfold' ) } button={ ( props ) => <IconButton icon="menu" label={ __( 'Views', 'deskfold' ) } { ...props } /> }>
				{ ( close ) =>
					VIEWS.map( ( view ) => (
						<MenuItem
							key={ view }
							checked={ view === current }
							onClick={ () => {
								close();
								go( { screen: 'view', view } );
							} }
						>
							{ viewTitle( view ) }
						</MenuItem>
					) )
				}
			</Menu>
		</span>
	);
}

/** How the list is sorted; remembered on this computer. */
export function SortMenu(): JSX.Element {
	const { order } = usePreferences();
	const label = order === 'waiting' ? __( 'Sort: longest waiting first', 'deskfold' ) : __( 'Sort: newest first', 'deskfold' );
	const choose = ( to: typeof order, close: () => void ) => () => {
		prefer( { order: to } );
		close();
	};
	return (
		<Menu label={ __( 'Sort', 'deskfold' ) } align="end" button={ ( props ) => <IconButton icon="sort" label={ label } { ...props } /> }>
			{ ( close ) => (
				<>
					<MenuItem checked={ order === 'waiting' } onClick={ choose( 'waiting', close ) }>
						{ __( 'Longest waiting first', 'deskfold' ) }
					</MenuItem>
					<MenuItem checked={ order === 'newest' } onClick={ choose( 'newest', close ) }>
						{ __( 'Newest message first', 'deskfold' ) }
					</MenuItem>
				</>
			) }
		</Menu>
	);
}

/** What else can be done with the list. */
export function ListMenu( { selection }: { selection: Selection } ): JSX.Element {
	const { goNext } = usePreferences();
	const { view } = useRoute();
	const { reply } = boot().user.caps;
	return (
		<Menu label={ __( 'More', 'deskfold' ) } align="end" width={ 288 } button={ ( props ) => <IconButton icon="more" label={ __( 'More', 'deskfold' ) } { ...props } /> }>
			{ ( close ) => (
				<>
					{ reply && (
						<MenuItem
							icon="check"
							shortcut={ keyLabel( 'choose' ) }
							onClick={ () => {
								close();
								selection.start();
							} }
						>
							{ __( 'Choose several', 'deskfold' ) }
						</MenuItem>
					) }
					{ reply && (
						<MenuItem icon="plus" shortcut={ keyLabel( 'create' ) } onClick={ () => go( { screen: 'new', view } ) }>
							{ __( 'New ticket', 'deskfold' ) }
						</MenuItem>
					) }
					{ reply && <MenuSeparator /> }
					<MenuItem kind="checkbox" checked={ goNext } onClick={ () => prefer( { goNext: ! goNext } ) }>
						{ __( 'Go to the next ticket after sending', 'deskfold' ) }
					</MenuItem>
				</>
			) }
		</Menu>
	);
}
