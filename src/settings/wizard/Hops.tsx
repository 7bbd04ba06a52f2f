import { __ } from '@wordpress/i18n';
import { locale } from '../../core/boot';
import { Icon, type GlyphName } from '../../ui';
import { Advice } from '../mailboxes/ConnectionTest';
import type { TestTicket } from './store';

type Hop = { done: string; waits: string; at: number; usual?: string };

const viaMail = ( test: TestTicket ): Hop[] => [
	{ done: __( 'Sent from your site', 'deskfold' ), waits: __( 'Sending from your site', 'deskfold' ), at: test.sent_at },
	{ done: __( 'Arrived in your mailbox', 'deskfold' ), waits: __( 'Waiting for it in your mailbox', 'deskfold' ), at: test.arrived_at, usual: __( 'usually under a minute', 'deskfold' ) },
	{ done: __( 'Picked up by Deskfold', 'deskfold' ), waits: __( 'Waiting for Deskfold to pick it up', 'deskfold' ), at: test.read_at, usual: __( 'usually under a minute', 'deskfold' ) },
];

const viaForm = ( test: TestTicket ): Hop[] => [
	{ done: __( 'Sent as through your form', 'deskfold' ), waits: __( 'Sending as through your form', 'deskfold' ), at: test.sent_at },
	{ done: __( 'Safely stored', 'deskfold' ), waits: __( 'Waiting to be stored', 'deskfold' ), at: test.arrived_at },
];

const ends = ( test: TestTicket ): Hop[] => [
	{ done: __( 'Ticket on the desk', 'deskfold' ), waits: __( 'Ticket on the desk', 'deskfold' ), at: test.ticket_at },
	{
		done: __( 'Your reply was sent', 'deskfold' ),
		waits: test.replied_at ? __( 'Your reply is on its way', 'deskfold' ) : __( 'Waiting for your reply', 'deskfold' ),
		at: test.reply_sent_at,
	},
];

/** Each hop with its time, as it happens; the one that does not happen says what to do. */
export function Hops( { test }: { test: TestTicket } ): JSX.Element {
	const hops = [ ...( test.mailbox_id ? viaMail( test ) : viaForm( test ) ), ...ends( test ) ];
	const next = hops.findIndex( ( { at } ) => at === 0 );
	return (
		<div className="df-wizard-trip">
			<ol aria-live="polite">
				{ hops.map( ( hop, index ) => (
					<Line key={ index } hop={ hop } state={ stateOf( hop, index === next, test.failure !== '' ) } />
				) ) }
			</ol>
			{ test.failure && (
				<div className="df-settings-advice" role="alert">
					<b dir="auto">{ test.failure }</b>
					{ test.advice && <Advice text={ test.advice } /> }
				</div>
			) }
		</div>
	);
}

function stateOf( hop: Hop, isNext: boolean, isStuck: boolean ): keyof typeof icons {
	if ( hop.at > 0 ) {
		return 'done';
	}
	const waits = isStuck ? 'failed' : 'now';
	return isNext ? waits : 'later';
}

const icons: Record< 'done' | 'now' | 'later' | 'failed', GlyphName > = { done: 'resolved', now: 'hourglass', later: 'unassigned', failed: 'warning' };

function Line( { hop, state }: { hop: Hop; state: keyof typeof icons } ): JSX.Element {
	return (
		<li className={ `is-${ state }` }>
			<Icon name={ icons[ state ] } />
			<span className="df-grow">{ state === 'done' ? hop.done : hop.waits }</span>
			{ state === 'done' && <small className="df-num">{ timeOf( hop.at ) }</small> }
			{ state === 'now' && hop.usual && <small>{ hop.usual }</small> }
		</li>
	);
}

const timeOf = ( at: number ): string => new Intl.DateTimeFormat( locale(), { hour: 'numeric', minute: '2-digit', second: '2-digit' } ).format( at );
