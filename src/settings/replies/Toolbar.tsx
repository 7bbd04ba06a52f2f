import { __, _n, _x, sprintf } from '@wordpress/i18n';
import { number } from '../../core/format';
import { Button, Icon, IconButton, Menu, MenuItem, MenuSeparator } from '../../ui';
import { removeReplies } from './removing';
import { isNarrow, type View } from './view';

type Props = { view: View; onView: ( view: View ) => void; folders: readonly string[]; chosen: ReadonlySet< number >; onChosen: ( chosen: ReadonlySet< number > ) => void };

/** Find and filter; while some are chosen, what can be done with them. */
export function Toolbar( { view, onView, folders, chosen, onChosen }: Props ): JSX.Element {
	const clear = () => onChosen( new Set() );
	if ( chosen.size > 0 ) {
		const remove = async () => {
			if ( await removeReplies( [ ...chosen ] ) ) {
				clear();
			}
		};
		return (
			/* translators: %s: a number of saved replies. */
			<div className="df-reply-tools" role="toolbar" aria-label={ sprintf( _n( '%s saved reply selected', '%s saved replies selected', chosen.size, 'deskfold' ), number( chosen.size ) ) }>
				<b className="df-num df-grow df-cut" role="status">
					{ /* translators: %s: a number of saved replies. */ sprintf( _n( '%s selected', '%s selected', chosen.size, 'deskfold' ), number( chosen.size ) ) }
				</b>
				<Button look="danger" onClick={ () => void remove() }>
					{ __( 'Delete', 'deskfold' ) }
				</Button>
				<IconButton icon="close" label={ __( 'Clear selection', 'deskfold' ) } onClick={ clear } />
			</div>
		);
	}
	return (
		<div className="df-reply-tools">
			<span className="df-search">
				<Icon name="search" />
				<input type="text" aria-label={ __( 'Search saved replies', 'deskfold' ) } placeholder={ __( 'Search', 'deskfold' ) } dir="auto" value={ view.search } onChange={ ( event ) => onView( { ...view, search: event.target.value } ) } />
			</span>
			<Filter view={ view } onView={ onView } folders={ folders } />
		</div>
	);
}

function Filter( { view, onView, folders }: Pick< Props, 'view' | 'onView' | 'folders' > ): JSX.Element {
	const whose: readonly [ View[ 'whose' ], string ][] = [
		[ 'all', __( 'All', 'deskfold' ) ],
		[ 'everyone', _x( 'Everyone', 'who may use a saved reply', 'deskfold' ) ],
		[ 'me', __( 'Only me', 'deskfold' ) ],
	];
	return (
		<Menu label={ __( 'Filter', 'deskfold' ) } button={ ( props ) => <IconButton { ...props } icon="filter" label={ __( 'Filter', 'deskfold' ) } className={ isNarrow( view ) ? 'is-on' : '' } aria-pressed={ isNarrow( view ) } /> }>
			{ ( close ) => (
				<>
					{ whose.map( ( [ value, label ] ) => (
						<MenuItem key={ value } checked={ view.whose === value } onClick={ () => ( onView( { ...view, whose: value } ), close() ) }>
							{ label }
						</MenuItem>
					) ) }
					{ folders.length > 0 && <MenuSeparator /> }
					{ folders.length > 0 && (
						<MenuItem checked={ view.folder === '' } onClick={ () => ( onView( { ...view, folder: '' } ), close() ) }>
							{ __( 'All folders', 'deskfold' ) }
						</MenuItem>
					) }
					{ folders.map( ( folder ) => (
						<MenuItem key={ folder } checked={ view.folder === folder } onClick={ () => ( onView( { ...view, folder } ), close() ) }>
							<bdi>{ folder }</bdi>
						</MenuItem>
					) ) }
				</>
			) }
		</Menu>
	);
}
