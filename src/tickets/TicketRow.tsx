import { __, sprintf } from '@wordpress/i18n';
import { memo, type KeyboardEvent, type MouseEvent } from 'react';
import { boot } from '../core/boot';
import { useNow } from '../core/clock';
import { ago, nameOf } from '../core/format';
import type { Ticket } from '../core/types.gen';
import { Avatar, Icon, Nobody } from '../ui';
import { Clock, waitOf } from './Clock';
import { heldWords, replyingWords, Snippet, useOthers } from './Here';
import { channelWord, priorityWord } from './words';

type Props = {
	ticket: Ticket;
	href: string;
	isCurrent: boolean;
	isChosen: boolean;
	isChoosing: boolean;
	isTabStop: boolean;
	position: number;
	total: number;
	/** Pixels from the top of the list. */
	start: number;
	onOpen: ( id: number, intoThread: boolean ) => void;
	onChoose: ( id: number, range: boolean ) => void;
};

/** Customer, subject, channel, unread, clock: in the order a listener wants them. */
function spoken( ticket: Ticket, now: number, replying: string ): string {
	return [
		nameOf( ticket.customer_name, ticket.customer_address ),
		ticket.subject,
		channelWord( ticket.channel ),
		ticket.unread && __( 'unread', 'deskfold' ),
		/* translators: %s: a priority like "High". */
		( ticket.priority === 'high' || ticket.priority === 'urgent' ) && sprintf( __( 'priority %s', 'deskfold' ), priorityWord( ticket.priority ) ),
		waitOf( ticket, now )?.words,
		heldWords( ticket ),
		replying,
	]
		.filter( Boolean )
		.join( ', ' );
}

export const TicketRow = memo( function TicketRow( props: Props ): JSX.Element {
	const { ticket, href, isCurrent, isChosen, isChoosing, isTabStop, position, total, start, onOpen, onChoose } = props;
	const now = useNow();
	const onClick = ( event: MouseEvent ) => {
		// With a modifier it is the browser's: a new tab, a new window.
		if ( event.ctrlKey || event.metaKey || event.altKey || event.button !== 0 ) {
			return;
		}
		event.preventDefault();
		if ( event.shiftKey || isChoosing ) {
			onChoose( ticket.id, event.shiftKey );
		} else {
			onOpen( ticket.id, event.detail === 0 );
		}
	};
	const onKeyDown = ( event: KeyboardEvent ) => {
		if ( event.key === ' ' ) {
			event.preventDefault();
			onChoose( ticket.id, event.shiftKey );
		}
	};
	const looks = [ ticket.unread && 'is-unread', isCurrent && 'is-current', isChosen && 'is-chosen' ].filter( Boolean ).join( ' ' );
	return (
		<a
			href={ href }
			role="option"
			aria-selected={ isChoosing ? isChosen : isCurrent }
			aria-label={ spoken( ticket, now, replyingWords( useOthers( ticket.id ) ) ) }
			aria-posinset={ position }
			aria-setsize={ total }
			tabIndex={ isTabStop ? 0 : -1 }
			data-ticket={ ticket.id }
			className={ `df-row ${ looks }` }
			style={ { insetBlockStart: start } }
			onClick={ onClick }
			onKeyDown={ onKeyDown }
		>
			{ isChoosing ? (
				<span className="df-row-pick">
					<span className={ `df-box ${ isChosen ? 'is-on' : '' }` }>{ isChosen && <Icon name="check" size={ 16 } /> }</span>
				</span>
			) : (
				<Avatar name={ nameOf( ticket.customer_name, ticket.customer_address ) } seed={ ticket.customer_id } channel={ ticket.channel } />
			) }
			<span className="df-row-text">
				<span className="df-row-line">
					<bdi className="df-row-who df-cut">{ nameOf( ticket.customer_name, ticket.customer_address ) }</bdi>
					<PriorityMark ticket={ ticket } />
					<time className="df-row-time" dateTime={ new Date( ticket.last_message_at ).toISOString() }>
						{ ago( ticket.last_message_at, now ) }
					</time>
				</span>
				<span className="df-row-line">
					<bdi className="df-row-subject df-cut df-grow">{ ticket.subject || __( 'No subject', 'deskfold' ) }</bdi>
					{ ticket.has_attachments && <Icon name="attach" size={ 16 } className="df-muted" /> }
					<Assignee id={ ticket.agent_id } />
				</span>
				<span className="df-row-line">
					<Snippet ticket={ ticket } />
					<Clock ticket={ ticket } />
				</span>
			</span>
		</a>
	);
} );

function PriorityMark( { ticket }: { ticket: Ticket } ): JSX.Element | null {
	return ticket.priority === 'high' || ticket.priority === 'urgent' ? (
		<span className={ `priority-${ ticket.priority }` } title={ priorityWord( ticket.priority ) }>
			<Icon name={ ticket.priority } size={ 16 } />
		</span>
	) : null;
}

function Assignee( { id }: { id: number } ): JSX.Element {
	const agent = boot().agents.find( ( one ) => one.id === id );
	return agent ? <Avatar name={ agent.name } seed={ agent.id } size={ 20 } /> : <Nobody title={ __( 'Nobody yet', 'deskfold' ) } />;
}
