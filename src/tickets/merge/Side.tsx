import { __, _n, sprintf } from '@wordpress/i18n';
import { boot } from '../../core/boot';
import { ago, daysAgo, firstName, fullDate, number, timeOfDay } from '../../core/format';
import type { Message, Ticket } from '../../core/types.gen';
import { Button, Chip, Icon } from '../../ui';
import { channelWord, statusWord } from '../words';

/** So many of each ticket, the newest. */
const SHOWN = 3;

type Props = {
	ticket: Ticket;
	isKept: boolean;
	/** Oldest first; on the side that stays all of them. */
	messages: readonly Message[];
	/** How many there are, shown or not. */
	total: number;
	action?: { label: string; name: string; run: () => void } | undefined;
};

/** One of the tickets, with what will stand in it. */
export function Side( { ticket, isKept, messages, total, action }: Props ): JSX.Element {
	const isMoved = ( message: Message ) => isKept && message.ticket_id !== ticket.id;
	const newest = [ ...messages.filter( isMoved ).slice( -SHOWN ), ...messages.filter( ( one ) => ! isMoved( one ) ).slice( -SHOWN ) ];
	const shown = messages.filter( ( one ) => newest.includes( one ) );
	const more = total - shown.length;
	return (
		<section className={ `df-merge-side ${ isKept ? 'is-kept' : '' }` } aria-label={ `${ isKept ? __( 'Keep this one', 'deskfold' ) : __( 'Moves over', 'deskfold' ) }: ${ ticket.id }` }>
			<div className="df-merge-head">
				<Chip look={ isKept ? 'info' : 'quiet' } icon={ isKept ? 'check' : 'merged' }>
					{ isKept ? __( 'Keep this one', 'deskfold' ) : __( 'Moves over', 'deskfold' ) }
				</Chip>
				<span className="df-grow" />
				{ action && (
					<Button look="tertiary" size="small" aria-label={ action.name } onClick={ action.run }>
						{ action.label }
					</Button>
				) }
			</div>
			<b className="df-cut" dir="auto">
				{ ticket.subject || __( 'No subject', 'deskfold' ) }
			</b>
			<p className="df-merge-facts df-muted">
				<span className={ `channel-${ ticket.channel }` }>
					<Icon name={ ticket.channel } size={ 18 } />
				</span>
				<span className="df-cut">{ /* translators: 1: a channel like "E-mail", 2: number of a ticket, 3: a status like "Open". */ sprintf( __( '%1$s, %2$d, %3$s', 'deskfold' ), channelWord( ticket.channel ), ticket.id, statusWord( ticket.status ) ) }</span>
			</p>
			{ more > 0 && <p className="df-merge-more df-muted">{ /* translators: %s: a number of messages. */ sprintf( _n( '%s more message', '%s more messages', more, 'deskfold' ), number( more ) ) }</p> }
			{ shown.map( ( message ) => (
				<Words key={ message.id } message={ message } from={ isMoved( message ) ? message.ticket_id : null } />
			) ) }
		</section>
	);
}

function Words( { message, from }: { message: Message; from: number | null } ): JSX.Element {
	const { created_at: at } = message;
	const now = Date.now();
	const text = message.text || message.html.replace( /<[^>]*>/g, ' ' );
	return (
		<div className={ `df-merge-message ${ from === null ? '' : 'is-moved' }` }>
			<div>
				<bdi className="df-cut">{ message.author_id === boot().user.id && message.author_kind === 'agent' ? message.author_name : firstName( message.author_name, message.author_address ) }</bdi>
				{ message.kind === 'note' && <span title={ __( 'Internal note', 'deskfold' ) }><Icon name="lock" size={ 16 } /></span> }
				{ from !== null && <Chip look="warning">{ /* translators: %d: number of a ticket. */ sprintf( __( 'from %d', 'deskfold' ), from ) }</Chip> }
				<time className="df-muted df-num" title={ fullDate( at ) }>
					{ daysAgo( at, now ) === 0 ? timeOfDay( at ) : ago( at, now ) }
				</time>
			</div>
			<p dir="auto">{ text.trim().slice( 0, 200 ) }</p>
		</div>
	);
}
