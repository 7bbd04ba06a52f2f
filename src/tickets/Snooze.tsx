import { __, sprintf } from '@wordpress/i18n';
import { useRef, useState } from 'react';
import { keyLabel, useKeys } from '../app/keys';
import { useNow } from '../core/clock';
import { comingLong, firstName } from '../core/format';
import type { Ticket } from '../core/types.gen';
import { Button, Icon, IconButton } from '../ui';
import { useActions } from './store';
import { useCycle } from './useCycle';
import { usePreloadedWhen, When } from './when/When';

const help = (): string => __( 'A reply from the customer always brings it back.', 'deskfold' );

const untilAnswer = ( { customer_name, customer_address }: Ticket ): string =>
	/* translators: %s: first name of a customer. */
	sprintf( __( 'Until %s answers', 'deskfold' ), firstName( customer_name, customer_address ) );

/** Puts the open ticket to sleep, or wakes it. */
export function SnoozeButton( { ticket }: { ticket: Ticket } ): JSX.Element | null {
	const { change } = useActions();
	const { leave } = useCycle();
	const [ open, setOpen ] = useState( false );
	const anchor = useRef< HTMLButtonElement >( null );
	const sleeps = ticket.status === 'snoozed';
	const may = ! [ 'spam', 'trash', 'merged' ].includes( ticket.status );
	usePreloadedWhen();
	useKeys( may ? { snooze: () => setOpen( true ) } : {} );
	if ( ! may ) {
		return null;
	}
	const pick = ( snoozed_until: number | null ) => {
		if ( ! sleeps ) {
			leave( ticket.id );
		}
		void change( [ ticket.id ], { status: 'snoozed', snoozed_until } );
	};
	return (
		<>
			<IconButton ref={ anchor } icon="snoozed" label={ sleeps ? __( 'Snooze longer, or wake', 'deskfold' ) : __( 'Snooze', 'deskfold' ) } shortcut={ keyLabel( 'snooze' ) } aria-haspopup="dialog" aria-expanded={ open } onClick={ () => setOpen( ! open ) } />
			{ open && (
				<When
					anchor={ anchor }
					align="end"
					label={ __( 'Snooze until', 'deskfold' ) }
					help={ help() }
					untilAnswer={ untilAnswer( ticket ) }
					{ ...( sleeps ? { onWake: () => void change( [ ticket.id ], awake( ticket ) ) } : {} ) }
					onPick={ pick }
					onClose={ () => setOpen( false ) }
				/>
			) }
		</>
	);
}

/** As it stood before it slept. */
export const awake = ( ticket: Ticket ): { status: 'open' | 'waiting'; snoozed_until: null } => ( { status: ticket.snoozed_from || 'open', snoozed_until: null } );

/** Under the head of a ticket that sleeps: until when, and the way back. */
export function SnoozedBar( { ticket, may }: { ticket: Ticket; may: boolean } ): JSX.Element | null {
	const { change } = useActions();
	const now = useNow();
	if ( ticket.status !== 'snoozed' ) {
		return null;
	}
	const words =
		ticket.snoozed_until === null
			? /* translators: %s: first name of a customer. */ sprintf( __( 'Snoozed until %s answers.', 'deskfold' ), firstName( ticket.customer_name, ticket.customer_address ) )
			: /* translators: %s: a day and a time. */ sprintf( __( 'Snoozed until %s.', 'deskfold' ), comingLong( ticket.snoozed_until, now ) );
	return (
		<div className="df-bar is-info" role="status">
			<Icon name="snoozed" />
			<span className="df-grow">{ words }</span>
			{ may && (
				<Button look="tertiary" size="small" onClick={ () => void change( [ ticket.id ], awake( ticket ) ) }>
					{ __( 'Wake it now', 'deskfold' ) }
				</Button>
			) }
		</div>
	);
}

type BulkProps = { disabled: boolean; open: boolean; onPick: ( until: number | null ) => void; onToggle: ( open: boolean ) => void };

/** The same for many. */
export function SnoozeMany( { disabled, open, onPick, onToggle }: BulkProps ): JSX.Element {
	const anchor = useRef< HTMLButtonElement >( null );
	return (
		<>
			<IconButton ref={ anchor } icon="snoozed" label={ __( 'Snooze', 'deskfold' ) } shortcut={ keyLabel( 'snooze' ) } disabled={ disabled } aria-haspopup="dialog" aria-expanded={ open } onClick={ () => onToggle( ! open ) } />
			{ open && <When anchor={ anchor } label={ __( 'Snooze until', 'deskfold' ) } help={ help() } untilAnswer={ __( 'Until the customer answers', 'deskfold' ) } onPick={ onPick } onClose={ () => onToggle( false ) } /> }
		</>
	);
}
