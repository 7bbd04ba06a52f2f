import { __, _n, sprintf } from '@wordpress/i18n';
import { useRef, useState } from 'react';
import { keyLabel, useKeys } from '../app/keys';
import { number } from '../core/format';
import { Button, IconButton } from '../ui';
import { AssignPicker, TagPicker } from './pickers';
import { SnoozeMany } from './Snooze';
import { useActions, useDesk } from './store';
import type { TicketPatch } from './state';
import type { Selection } from './useSelection';

/** What can be done with all chosen tickets at once. Its keys stand before those of the open ticket. */
export function BulkBar( { selection }: { selection: Selection } ): JSX.Element {
	const { change } = useActions();
	const tickets = useDesk( ( state ) => state.tickets );
	const [ open, setOpen ] = useState< 'assign' | 'tag' | 'snooze' | null >( null );
	const assign = useRef< HTMLButtonElement >( null );
	const tag = useRef< HTMLButtonElement >( null );
	const ids = [ ...selection.chosen ];
	const none = ids.length === 0;

	const all = ( patch: TicketPatch ) => {
		selection.clear();
		void change( ids, patch );
	};
	const addTag = ( word: string ) => {
		selection.clear();
		// Each keeps the tags it has.
		ids.forEach( ( id ) => void change( [ id ], { tags: [ ...new Set( [ ...( tickets[ id ]?.tags ?? [] ), word ] ) ] }, { quiet: true } ) );
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
			  }
	);
	return (
		/* translators: %s: a number of tickets. */
		<div className="df-bulk" role="toolbar" aria-label={ sprintf( _n( '%s ticket selected', '%s tickets selected', ids.length, 'deskfold' ), number( ids.length ) ) }>
			<b className="df-num df-grow df-cut">
				{ /* translators: %s: a number of tickets. */ sprintf( _n( '%s selected', '%s selected', ids.length, 'deskfold' ), number( ids.length ) ) }
			</b>
			<IconButton ref={ assign } icon="person" label={ __( 'Assign', 'deskfold' ) } shortcut={ keyLabel( 'assign' ) } disabled={ none } onClick={ () => setOpen( 'assign' ) } />
			<IconButton ref={ tag } icon="tag" label={ __( 'Tag', 'deskfold' ) } shortcut={ keyLabel( 'tag' ) } disabled={ none } onClick={ () => setOpen( 'tag' ) } />
			<SnoozeMany disabled={ none } open={ open === 'snooze' } onToggle={ ( to ) => setOpen( to ? 'snooze' : null ) } onPick={ ( snoozed_until ) => all( { status: 'snoozed', snoozed_until } ) } />
			<IconButton icon="spam" label={ __( 'Mark as spam', 'deskfold' ) } shortcut={ keyLabel( 'spam' ) } disabled={ none } onClick={ () => all( { status: 'spam' } ) } />
			<Button look="primary" disabled={ none } onClick={ () => all( { status: 'resolved' } ) }>
				{ __( 'Resolve', 'deskfold' ) }
			</Button>
			<IconButton icon="close" label={ __( 'Clear selection', 'deskfold' ) } shortcut="Esc" onClick={ selection.clear } />
			{ open === 'assign' && <AssignPicker anchor={ assign } current={ null } onPick={ ( agent_id ) => all( { agent_id } ) } onClose={ () => setOpen( null ) } /> }
			{ open === 'tag' && <TagPicker anchor={ tag } chosen={ [] } onToggle={ addTag } onClose={ () => setOpen( null ) } /> }
		</div>
	);
}
