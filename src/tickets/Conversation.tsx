import { __, sprintf } from '@wordpress/i18n';
import { speak } from '@wordpress/a11y';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNow } from '../core/clock';
import { firstName } from '../core/format';
import type { Entry, Message, Ticket } from '../core/types.gen';
import { Button } from '../ui';
import { lines } from './entries';
import { EventLines } from './EventLines';
import { Joined } from './Joined';
import { isMeasured } from './MailFrame';
import { MessageCard } from './MessageCard';
import { useActions, useDesk } from './store';
import { usePointedAt } from './usePointedAt';

const NO_MESSAGES: readonly Message[] = [];
const NO_ENTRIES: readonly Entry[] = [];

/** Mails in frames tell their height late: the pane is shown when they have, or after this long. */
const PATIENCE = 250;

const hasFrame = ( message: Message ): boolean => message.kind === 'incoming' && message.html !== '';

/** Which of the customer's messages the agent has not seen: those after our last words, if it was unread. */
function firstNew( messages: readonly Message[], unread: boolean ): number {
	const last = messages.findLastIndex( ( message ) => message.kind !== 'incoming' );
	return unread ? messages[ last + 1 ]?.created_at ?? Infinity : Infinity;
}

export function Conversation( { ticket, wasUnread }: { ticket: Ticket; wasUnread: boolean } ): JSX.Element {
	const messages = useDesk( ( state ) => state.messages[ ticket.id ] ?? NO_MESSAGES, [ ticket.id ] );
	const entries = useDesk( ( state ) => state.entries[ ticket.id ] ?? NO_ENTRIES, [ ticket.id ] );
	const earlier = useDesk( ( state ) => state.threads[ ticket.id ]?.earlier ?? false, [ ticket.id ] );
	const { loadEarlier } = useActions();
	const now = useNow();
	const [ newFrom ] = useState( () => firstNew( messages, wasUnread ) );
	const [ openedAt ] = useState( () => Date.now() );
	const waiting = useRef( messages.filter( ( one ) => hasFrame( one ) && ! isMeasured( `m${ one.id }` ) ).length );
	const [ settled, setSettled ] = useState( waiting.current === 0 );
	const shown = useMemo( () => lines( messages, entries, now ), [ messages, entries, now ] );

	const onMeasured = useCallback( () => {
		waiting.current -= 1;
		if ( waiting.current <= 0 ) {
			setSettled( true );
		}
	}, [] );
	useEffect( () => {
		const timer = setTimeout( () => setSettled( true ), PATIENCE );
		return () => clearTimeout( timer );
	}, [] );

	useAnnounced( messages, ticket );
	usePointedAt( ticket.id, messages, earlier, settled );

	// The box is laid out from its end, so the newest message stays in sight while heights are still coming in.
	// A log speaks by itself: Orca read whole conversations with every ticket. What is new is announced in one sentence instead.
	return (
		<div id="df-conversation" className={ `df-timeline ${ settled ? '' : 'is-settling' }` } role="log" aria-live="off" aria-label={ __( 'Conversation', 'deskfold' ) } tabIndex={ 0 }>
			<div className="df-timeline-lines">
				{ earlier && (
					<div className="df-earlier">
						<Button look="tertiary" size="small" onClick={ () => void loadEarlier( ticket.id ) }>
							{ __( 'Show earlier messages', 'deskfold' ) }
						</Button>
					</div>
				) }
				{ shown.map( ( line ) => {
					switch ( line.kind ) {
						case 'day':
							return (
								<div key={ line.key } className="df-day">
									<span>{ line.title }</span>
								</div>
							);
						case 'events':
							return <EventLines key={ line.key } entries={ line.entries } />;
						case 'joined':
							return <Joined key={ line.key } entry={ line.entry } isUndone={ line.isUndone } />;
						default: {
							const { message } = line;
							const isNew = message.kind === 'incoming' && ( message.created_at >= newFrom || message.created_at > openedAt );
							return <MessageCard key={ line.key } message={ message } customerId={ ticket.customer_id } isNew={ isNew } onMeasured={ onMeasured } />;
						}
					}
				} ) }
			</div>
		</div>
	);
}

/** Says once that something came in or was not delivered; the log itself would read whole mails. */
function useAnnounced( messages: readonly Message[], ticket: Ticket ): void {
	const seen = useRef( new Map( messages.map( ( message ) => [ message.id, message.state ] ) ) );
	useEffect( () => {
		const before = seen.current;
		seen.current = new Map( messages.map( ( message ) => [ message.id, message.state ] ) );
		const last = messages[ messages.length - 1 ];
		if ( last?.kind === 'incoming' && ! before.has( last.id ) ) {
			/* translators: %s: first name of a customer. */
			speak( sprintf( __( 'New message from %s', 'deskfold' ), firstName( last.author_name, ticket.customer_address ) ) );
		}
		const lost = messages.find( ( message ) => message.state === 'failed' && before.has( message.id ) && before.get( message.id ) !== 'failed' );
		if ( lost ) {
			/* translators: %s: a reason, a sentence. */
			speak( sprintf( __( 'Not delivered: %s', 'deskfold' ), lost.failure ), 'assertive' );
		}
	}, [ messages, ticket.customer_address ] );
}
