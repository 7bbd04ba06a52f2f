import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useRef } from 'react';
import { keyLabel } from '../app/keys';
import { go, useRoute } from '../app/route';
import { boot } from '../core/boot';
import { nameOf } from '../core/format';
import type { Entry } from '../core/types.gen';
import { Button, Empty, Kbd, Skeleton, useSlow } from '../ui';
import { Composer } from './Composer';
import { Connection } from './Connection';
import { Conversation } from './Conversation';
import { Merged } from './Merged';
import { SnoozedBar } from './Snooze';
import { useActions, useDesk } from './store';
import { ThreadHeader } from './ThreadHeader';

/** One ticket: its head, its conversation, and the place to answer. */
export function ThreadScreen( { id }: { id: number } ): JSX.Element {
	const ticket = useDesk( ( state ) => state.tickets[ id ], [ id ] );
	const thread = useDesk( ( state ) => state.threads[ id ], [ id ] );
	const { openThread, markRead } = useActions();
	const wasUnread = useRef( ticket?.unread ?? false );
	const ready = thread?.state === 'ready' && ticket !== undefined;
	const failed = ! ready && thread?.state === 'failed';
	const slow = useSlow( ! ready && ! failed );
	const merged = ticket?.merged_into ?? null;
	const moved = useDesk( ( state ) => newestMove( state.entries[ id ] ), [ id ] );

	useEffect( () => {
		// Leafing through with the keyboard asks only for the ticket one stays at.
		const timer = setTimeout( () => void openThread( id ), 60 );
		return () => clearTimeout( timer );
	}, [ id, openThread ] );

	// Whole tickets that came or went are not told message by message.
	const seenMove = useRef( moved );
	useEffect( () => {
		if ( ready && moved > seenMove.current ) {
			void openThread( id );
		}
		seenMove.current = Math.max( seenMove.current, moved );
	}, [ ready, moved, id, openThread ] );

	const { unread, last_entry: entry } = ticket ?? {};
	useEffect( () => {
		if ( ! ready || ! unread ) {
			return undefined;
		}
		wasUnread.current = true;
		const timer = setTimeout( () => ! document.hidden && void markRead( id ), 400 );
		return () => clearTimeout( timer );
	}, [ ready, unread, entry, id, markRead ] );

	/* translators: %s: name of a customer. */
	const label = ticket ? sprintf( __( 'Conversation with %s', 'deskfold' ), nameOf( ticket.customer_name, ticket.customer_address ) ) : __( 'Conversation', 'deskfold' );
	return (
		<section id="df-thread" tabIndex={ -1 } className="df-pane df-thread-pane" aria-label={ label }>
			{ ticket && <ThreadHeader ticket={ ticket } /> }
			{ ticket && <SnoozedBar ticket={ ticket } may={ boot().user.caps.reply } /> }
			<Connection>{ __( 'You are offline. What you write is kept on this computer.', 'deskfold' ) }</Connection>
			{ ready && ! slow && <Conversation ticket={ ticket } wasUnread={ wasUnread.current } /> }
			{ failed && thread.gone && <Gone /> }
			{ failed && ! thread.gone && <Failed reason={ thread.problem ?? '' } onRetry={ () => void openThread( id ) } /> }
			{ ( slow || ( ! ready && ! failed ) ) && <ThreadSkeleton isShown={ slow } hasHead={ ticket !== undefined } /> }
			{ ticket && merged !== null && <Merged ticket={ ticket } into={ merged } /> }
			{ ticket && merged === null && ! failed && boot().user.caps.reply && <Composer ticket={ ticket } isReady={ ready } /> }
		</section>
	);
}

const newestMove = ( entries: readonly Entry[] = [] ): number => entries.findLast( ( one ) => one.event === 'merged' || one.event === 'unmerged' || one.event === 'moved' )?.id ?? 0;

function Failed( { reason, onRetry }: { reason: string; onRetry: () => void } ): JSX.Element {
	const { view, search } = useRoute();
	return (
		<Empty
			icon="warning"
			title={ __( 'This ticket could not be opened', 'deskfold' ) }
			action={
				<>
					<Button look="primary" onClick={ onRetry }>
						{ __( 'Try again', 'deskfold' ) }
					</Button>
					<Button onClick={ () => go( { screen: 'view', view, search } ) }>{ __( 'Back to the list', 'deskfold' ) }</Button>
				</>
			}
		>
			{ reason }
		</Empty>
	);
}

/** Nothing to try again: it was deleted, or it is another team's. */
function Gone(): JSX.Element {
	const { view, search } = useRoute();
	return (
		<Empty icon="trash" title={ __( 'This ticket is not there', 'deskfold' ) } action={ <Button onClick={ () => go( { screen: 'view', view, search } ) }>{ __( 'Back to the list', 'deskfold' ) }</Button> }>
			{ __( 'It was deleted, or you may not see it. A link to it leads here.', 'deskfold' ) }
		</Empty>
	);
}

function ThreadSkeleton( { isShown, hasHead }: { isShown: boolean; hasHead: boolean } ): JSX.Element {
	return (
		<>
			{ ! hasHead && (
				<header className="df-thread-head" aria-hidden="true">
					<div className="df-thread-title">{ isShown && <Skeleton width={ 228 } height={ 16 } /> }</div>
					<div className="df-props">{ isShown && [ 64, 90, 64 ].map( ( width, index ) => <Skeleton key={ index } width={ width } height={ 18 } style={ { marginInlineStart: 6 } } /> ) }</div>
				</header>
			) }
			<div className="df-timeline is-loading" aria-busy="true">
				{ isShown && (
					<div className="df-timeline-lines" aria-hidden="true">
						<div className="df-message is-incoming">
							<Skeleton width={ 32 } height={ 32 } radius={ 16 } />
							<div className="df-bubble df-bubble-skeleton">
								<Skeleton width="30%" />
								<Skeleton width="92%" />
								<Skeleton width="70%" />
							</div>
						</div>
						<div className="df-message is-reply">
							<Skeleton width={ 32 } height={ 32 } radius={ 16 } />
							<div className="df-bubble df-bubble-skeleton" style={ { inlineSize: 340 } }>
								<Skeleton width="30%" />
								<Skeleton width="86%" />
							</div>
						</div>
					</div>
				) }
			</div>
		</>
	);
}

/** Nothing is chosen yet: what this pane is for, and the two keys that help. */
export function NothingOpen(): JSX.Element {
	return (
		<section className="df-pane df-thread-pane is-empty" aria-label={ __( 'Conversation', 'deskfold' ) }>
			<Empty icon="inbox" title={ __( 'Nothing open', 'deskfold' ) }>
				{ __( 'Tickets you open appear here.', 'deskfold' ) }
				<span className="df-empty-keys">
					{ boot().user.caps.reply && (
						<>
							<Kbd keys={ keyLabel( 'create' ) } /> { __( 'New ticket', 'deskfold' ) }
						</>
					) }
					<Kbd keys={ keyLabel( 'sheet' ) } /> { __( 'All keys', 'deskfold' ) }
				</span>
			</Empty>
		</section>
	);
}
