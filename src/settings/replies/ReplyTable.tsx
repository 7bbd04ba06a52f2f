import { __, _n, _x, sprintf } from '@wordpress/i18n';
import { boot } from '../../core/boot';
import { ago, fullDate, number } from '../../core/format';
import type { ListedReply } from '../../core/types.gen';
import { pieces } from '../../replies/search';
import { Icon, IconButton, Menu, MenuItem } from '../../ui';
import { removeReplies } from './removing';
import { sorted, type Column, type View } from './view';

type Props = {
	replies: readonly ListedReply[];
	/** What the address names. */
	open: string;
	view: View;
	onView: ( view: View ) => void;
	chosen: ReadonlySet< number >;
	onChosen: ( chosen: ReadonlySet< number > ) => void;
};

export function ReplyTable( { replies, open, view, onView, chosen, onChosen }: Props ): JSX.Element {
	const ours = replies.filter( ( { may_change } ) => may_change ).map( ( { id } ) => id );
	const all = ours.length > 0 && ours.every( ( id ) => chosen.has( id ) );
	const toggle = ( id: number ) => {
		const next = new Set( chosen );
		if ( ! next.delete( id ) ) {
			next.add( id );
		}
		onChosen( next );
	};
	const head = ( column: Column, label: string, className = '' ) => (
		<th scope="col" className={ className } { ...( view.column === column && ! view.search.trim() ? { 'aria-sort': view.descending ? ( 'descending' as const ) : ( 'ascending' as const ) } : {} ) }>
			<button type="button" className="df-reply-sort" onClick={ () => onView( sorted( view, column ) ) }>
				{ label }
				{ view.column === column && ! view.search.trim() && <Icon name={ view.descending ? 'down' : 'up' } size={ 16 } /> }
			</button>
		</th>
	);
	return (
		<div className="df-settings-scroll">
			<table className="df-settings-table df-reply-table">
				<thead>
					<tr>
						<td className="df-reply-check">
							<input type="checkbox" aria-label={ __( 'Select all', 'deskfold' ) } checked={ all } disabled={ ours.length === 0 } onChange={ () => onChosen( new Set( all ? [] : ours ) ) } />
						</td>
						{ head( 'name', __( 'Name', 'deskfold' ) ) }
						<th scope="col" className="is-whose">
							{ _x( 'For', 'who may use a saved reply', 'deskfold' ) }
						</th>
						<th scope="col" className="is-second">
							{ __( 'Folder', 'deskfold' ) }
						</th>
						{ head( 'used', _x( 'Used', 'how often', 'deskfold' ), 'is-number' ) }
						{ head( 'last_used_at', __( 'Last used', 'deskfold' ), 'is-second is-number' ) }
						<td />
					</tr>
				</thead>
				<tbody>
					{ replies.map( ( reply ) => (
						<Row key={ reply.id } reply={ reply } search={ view.search } isOpen={ open === String( reply.id ) } isChosen={ chosen.has( reply.id ) } onToggle={ () => toggle( reply.id ) } />
					) ) }
				</tbody>
			</table>
			<p className="df-settings-foot df-muted" role="status">
				{ /* translators: %s: a number of saved replies. */ sprintf( _n( '%s reply', '%s replies', replies.length, 'deskfold' ), number( replies.length ) ) }
			</p>
		</div>
	);
}

type RowProps = { reply: ListedReply; search: string; isOpen: boolean; isChosen: boolean; onToggle: () => void };

function Row( { reply, search, isOpen, isChosen, onToggle }: RowProps ): JSX.Element {
	const { id, name, folder, is_personal, may_change, used, last_used_at } = reply;
	return (
		<tr className={ `${ isOpen ? 'is-open' : '' } ${ isChosen ? 'is-chosen' : '' }` }>
			<td className="df-reply-check">
				<input type="checkbox" aria-label={ /* translators: %s: name of a saved reply. */ sprintf( __( 'Select %s', 'deskfold' ), name ) } checked={ isChosen } disabled={ ! may_change } onChange={ onToggle } />
			</td>
			<th scope="row">
				<a href={ `#/settings/replies/${ id }` } { ...( isOpen ? { 'aria-current': 'true' as const } : {} ) }>
					<b className="df-cut" dir="auto">
						{ pieces( name, search ).map( ( { text, hit }, index ) => ( hit ? <mark key={ index }>{ text }</mark> : text ) ) }
					</b>
				</a>
			</th>
			<td className="df-muted is-whose">{ is_personal ? __( 'Only me', 'deskfold' ) : _x( 'Everyone', 'who may use a saved reply', 'deskfold' ) }</td>
			<td className="df-muted is-second">
				<span className="df-cut" dir="auto">
					{ folder }
				</span>
			</td>
			<td className="df-num is-number">{ number( used ) }</td>
			<td className="df-muted df-num is-second is-number">
				{ last_used_at === null ? (
					__( 'Never', 'deskfold' )
				) : (
					<time dateTime={ new Date( last_used_at ).toISOString() } title={ fullDate( last_used_at ) }>
						{ ago( last_used_at, Date.now() ) }
					</time>
				) }
			</td>
			<td className="df-reply-more">
				<More reply={ reply } />
			</td>
		</tr>
	);
}

function More( { reply: { id, name, may_change } }: { reply: ListedReply } ): JSX.Element {
	const to = ( path: string ) => {
		window.location.hash = `#/settings/replies/${ path }`;
	};
	return (
		<Menu
			label={ name }
			align="end"
			button={ ( props ) => <IconButton { ...props } icon="more" label={ /* translators: %s: name of a saved reply. */ sprintf( __( 'More for %s', 'deskfold' ), name ) } /> }
		>
			{ ( close ) => (
				<>
					<MenuItem icon="open" onClick={ () => ( close(), to( String( id ) ) ) }>
						{ _x( 'Open', 'verb', 'deskfold' ) }
					</MenuItem>
					{ boot().user.caps.reply && (
						<MenuItem icon="copy" onClick={ () => ( close(), to( `copy-${ id }` ) ) }>
							{ __( 'Make a copy', 'deskfold' ) }
						</MenuItem>
					) }
					{ may_change && (
						<MenuItem icon="trash" onClick={ () => ( close(), void removeReplies( [ id ] ) ) }>
							{ __( 'Delete', 'deskfold' ) }
						</MenuItem>
					) }
				</>
			) }
		</Menu>
	);
}
