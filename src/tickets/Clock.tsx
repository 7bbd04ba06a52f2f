import { __, _x, sprintf } from '@wordpress/i18n';
import { memo } from 'react';
import { useSeconds } from '../core/clock';
import { comingShort, DAY, duration, MINUTE, seconds } from '../core/format';
import type { Ticket } from '../core/types.gen';
import { Chip, type GlyphName } from '../ui';

type Wait = { look: 'over' | 'soon' | 'ok'; icon: GlyphName; words: string };

/** How long the customer waits, with its own glyph; who waits for nothing has two bars or a tick. */
export function waitOf( ticket: Ticket, now: number ): Wait | null {
	if ( ticket.status === 'resolved' ) {
		return { look: 'ok', icon: 'sent', words: _x( 'resolved', 'in a row of the list', 'deskfold' ) };
	}
	if ( ticket.status === 'snoozed' ) {
		return { look: 'ok', icon: 'snoozed', words: ticket.snoozed_until === null ? _x( 'until answered', 'the clock of a snoozed ticket', 'deskfold' ) : comingShort( ticket.snoozed_until, now ) };
	}
	if ( ticket.scheduled_at !== null && ticket.status !== 'spam' && ticket.status !== 'trash' ) {
		/* translators: %s: a time like "14:30" or "Sat 9:00"; a reply that is written goes then. Keep it short. */
		const goes = sprintf( __( 'reply goes %s', 'deskfold' ), comingShort( ticket.scheduled_at, now ) );
		return { look: 'ok', icon: 'reply', words: goes };
	}
	if ( ticket.status === 'waiting' ) {
		return { look: 'ok', icon: 'pause', words: _x( 'paused', 'the clock, while the customer is to answer', 'deskfold' ) };
	}
	if ( ticket.waiting_since === null || ticket.status === 'spam' || ticket.status === 'trash' ) {
		return null;
	}
	const waits = now - ticket.waiting_since;
	if ( ticket.last_author === 'agent' ) {
		/* translators: %s: a length of time like "2 h"; a snoozed ticket came back so long ago. Keep it short. */
		const back = sprintf( __( 'back for %s', 'deskfold' ), duration( waits ) );
		return { look: waits >= DAY ? 'soon' : 'ok', icon: 'snoozed', words: back };
	}
	/* translators: %s: a length of time like "2 h"; a customer has been waiting for so long. Keep it short. */
	const words = sprintf( __( '%s waiting', 'deskfold' ), waits < 2 * MINUTE ? seconds( waits ) : duration( waits ) );
	if ( waits >= DAY ) {
		return { look: 'over', icon: 'bell', words };
	}
	return waits >= DAY / 24 ? { look: 'soon', icon: 'hourglass', words } : { look: 'ok', icon: 'clock', words };
}

export const Clock = memo( function Clock( { ticket, className = '' }: { ticket: Ticket; className?: string } ): JSX.Element | null {
	const now = useSeconds( ( at ) => at - ( ticket.waiting_since ?? 0 ) < 2 * MINUTE );
	const wait = waitOf( ticket, now );
	return wait ? (
		<Chip look={ wait.look } icon={ wait.icon } className={ `df-num ${ className }` }>
			{ wait.words }
		</Chip>
	) : null;
} );
