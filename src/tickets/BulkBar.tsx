import { __, _n, _x, sprintf } from '@wordpress/i18n';
import { useRef, useState } from 'react';
import { keyLabel, useKeys } from '../app/keys';
import { number } from '../core/format';
import type { Status } from '../core/types.gen';
import { Button, IconButton, Menu, MenuItem, type GlyphName } from '../ui';
import type { Query } from './lists';
import { Merge } from './Merge';
import { AssignPicker, TagPicker } from './pickers';
import { SnoozeMany } from './Snooze';
import { useActions, useDesk } from './store';
import type { TicketPatch } from './state';
import type { Selection } from './useSelection';

/** More conversations in one nobody reads any more. */
const AT_ONCE = 10;

/** What can be done with all chosen tickets at once. Its keys stand before those of the open ticket. */
export function BulkBar( { selection, rest }: { selection: Selection; rest: Rest | null } ): JSX.Element {
	const { change, changeMany } = useActions();
	const tickets = useDesk( ( state ) => state.tickets );
	const [ open, setOpen ] = useState< 'assign' | 'merge' | 'tag' | 'snooze' | null >( null );
	const assign = useRef< HTMLButtonElement >( null );
	const tag = useRef< HTMLButtonElement >( null );
	const ids = [ ...selection.chosen ];
	const none = ids.length === 0;
	const several = ids.length > 1 && ids.length <= AT_ONCE;

	const all = ( patch: TicketPatch ) => {
		selection.clear();
		void change( ids, patch );
	};
	const addTag = ( word: string ) => {
		selection.clear();
		// Each keeps the tags it has.
		void changeMany( ids.map( ( id ) => ( { id, patch: { tags: [ ...new Set( [ ...( tickets[ id ]?.tags ?? [] ), word ] ) ] } } ) ) );
	};
	useKeys(
		none
			? {}
			: {
					assign: () => setOpen( 'assign' ),
					tag: () => setOpen( 'tag' ),
					snooze: () => setOpen( 'snooze' ),
					resolve: () => all( { status: 'resolved' } ),
					spam: () => all( { status: 'spam' } ),
					// One alone is the open ticket's affair.
					...( several ? { merge: () => setOpen( 'merge' ) } : {} ),
			  },
		// The ticket that is opened while some are chosen comes later, and is not what is meant.
		{ leads: true }
	);
	return (
		/* translators: %s: a number of tickets. */
		<div className="df-bulk" role="toolbar" aria-label={ sprintf( _n( '%s ticket selected', '%s tickets selected', ids.length, 'deskfold' ), number( ids.length ) ) }>
			<b className="df-num">
				{ /* translators: %s: a number of tickets. */ sprintf( _n( '%s selected', '%s selected', ids.length, 'deskfold' ), number( ids.length ) ) }
			</b>
			<IconButton ref={ assign } icon="person" label={ __( 'Assign', 'deskfold' ) } shortcut={ keyLabel( 'assign' ) } disabled={ none } onClick={ () => setOpen( 'assign' ) } />
			<IconButton ref={ tag } icon="tag" label={ __( 'Tag', 'deskfold' ) } shortcut={ keyLabel( 'tag' ) } disabled={ none } onClick={ () => setOpen( 'tag' ) } />
			<SnoozeMany disabled={ none } open={ open === 'snooze' } onToggle={ ( to ) => setOpen( to ? 'snooze' : null ) } onPick={ ( snoozed_until ) => all( { status: 'snoozed', snoozed_until } ) } />
			<MoreMenu disabled={ none } onStatus={ ( status ) => all( { status } ) } { ...( several ? { onMerge: () => setOpen( 'merge' ) } : {} ) } />
			<Button look="primary" disabled={ none } onClick={ () => all( { status: 'resolved' } ) }>
				{ __( 'Resolve', 'deskfold' ) }
			</Button>
			<IconButton icon="close" label={ __( 'Clear selection', 'deskfold' ) } shortcut="Esc" onClick={ selection.clear } />
			{ open === 'assign' && <AssignPicker anchor={ assign } current={ null } onPick={ ( agent_id ) => all( { agent_id } ) } onClose={ () => setOpen( null ) } /> }
			{ open === 'merge' && <Merge ids={ ids } onClose={ () => setOpen( null ) } onDone={ selection.clear } /> }
			{ open === 'tag' && <TagPicker anchor={ tag } chosen={ [] } onToggle={ addTag } onClose={ () => setOpen( null ) } /> }
			{ rest && <AllInView selection={ selection } rest={ rest } /> }
		</div>
	);
}

type MoreProps = { disabled: boolean; onStatus: ( status: Status ) => void; onMerge?: () => void };

/** What seldom happens to many at once. */
function MoreMenu( { disabled, onStatus, onMerge }: MoreProps ): JSX.Element {
	const item = ( icon: GlyphName, status: Status, label: string, close: () => void ) => (
		<MenuItem
			icon={ icon }
			{ ...( status === 'spam' ? { shortcut: keyLabel( 'spam' ) } : {} ) }
			onClick={ () => {
				close();
				onStatus( status );
			} }
		>
			{ label }
		</MenuItem>
	);
	return (
		<Menu label={ __( 'More actions', 'deskfold' ) } align="end" button={ ( props ) => <IconButton icon="more" label={ __( 'More actions', 'deskfold' ) } disabled={ disabled } { ...props } /> }>
			{ ( close ) => (
				<>
					{ onMerge && (
						<MenuItem
							icon="merged"
							shortcut={ keyLabel( 'merge' ) }
							onClick={ () => {
								close();
								onMerge();
							} }
						>
							{ _x( 'Merge…', 'opens a dialog to make one of two tickets', 'deskfold' ) }
						</MenuItem>
					) }
					{ item( 'inbox', 'open', __( 'Back to the open tickets', 'deskfold' ), close ) }
					{ item( 'spam', 'spam', __( 'Mark as spam', 'deskfold' ), close ) }
					{ item( 'trash', 'trash', __( 'Move to the trash', 'deskfold' ), close ) }
				</>
			) }
		</Menu>
	);
}

/** What of the view is not on this screen yet. */
export type Rest = { query: Query; shown: readonly number[]; count: number | undefined };

/** All shown are not all there are: the others are fetched first, and then all are chosen. */
function AllInView( { selection, rest: { query, shown, count } }: { selection: Selection; rest: Rest } ): JSX.Element | null {
	const { loadAll } = useActions();
	const [ busy, setBusy ] = useState( false );
	if ( shown.length === 0 || selection.chosen.size < shown.length ) {
		return null;
	}
	const choose = async () => {
		setBusy( true );
		selection.all( await loadAll( query ) );
		setBusy( false );
	};
	const words =
		count === undefined
			? __( 'Select all that were found', 'deskfold' )
			: /* translators: %s: a number of tickets. */ sprintf( _n( 'Select all %s in this view', 'Select all %s in this view', count, 'deskfold' ), number( count ) );
	return (
		<div className="df-bulk-rest">
			<span className="df-muted df-grow">{ /* translators: %s: a number of tickets. */ sprintf( _n( '%s shown is selected.', 'All %s shown are selected.', shown.length, 'deskfold' ), number( shown.length ) ) }</span>
			<Button look="tertiary" size="small" disabled={ busy } onClick={ () => void choose() }>
				{ busy ? __( 'Fetching the others…', 'deskfold' ) : words }
			</Button>
		</div>
	);
}
