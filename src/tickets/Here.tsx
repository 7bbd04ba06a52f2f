import { __, _n, sprintf } from '@wordpress/i18n';
import { firstName, listOf, number } from '../core/format';
import { teamNow } from '../core/team';
import type { Presence, Ticket } from '../core/types.gen';
import { Avatar, Icon } from '../ui';
import { useDesk } from './store';

const NOBODY: readonly Presence[] = [];
const MOST = 3;

/** The other agents who have a ticket open. */
export const useOthers = ( ticket: number ): readonly Presence[] => useDesk( ( state ) => state.presence[ ticket ] ?? NOBODY, [ ticket ] );

const agentOf = ( id: number ) => teamNow().find( ( agent ) => agent.id === id );

/** Somebody may have joined the team after this page was loaded. */
function shortName( id: number ): string {
	const agent = agentOf( id );
	return agent ? firstName( agent.name ) : __( 'A colleague', 'deskfold' );
}

const names = ( of: readonly Presence[] ): string => listOf( of.map( ( one ) => shortName( one.agent_id ) ) );

/** Who replies, in one sentence; empty when nobody does. */
export function replyingWords( here: readonly Presence[] ): string {
	const replying = here.filter( ( one ) => one.is_replying );
	/* translators: %s: first names of members of the team, one or several. */
	return replying.length === 0 ? '' : sprintf( _n( '%s is replying', '%s are replying', replying.length, 'deskfold' ), names( replying ) );
}

export function hereWords( here: readonly Presence[] ): string {
	/* translators: %s: first names of members of the team, one or several. */
	return replyingWords( here ) || sprintf( _n( '%s is here', '%s are here', here.length, 'deskfold' ), names( here ) );
}

/** In the head of a ticket: who else has it open. On narrow windows the avatars alone. */
export function Here( { ticket }: { ticket: number } ): JSX.Element | null {
	const here = useOthers( ticket );
	const words = here.length ? hereWords( here ) : '';
	// The region is there before there is something to say, or it would not be said.
	return (
		<span className="df-here" role="status" title={ words }>
			{ here.slice( 0, MOST ).map( ( one ) => (
				<Avatar key={ one.agent_id } name={ agentOf( one.agent_id )?.name ?? '' } seed={ one.agent_id } size={ 20 } className={ one.is_replying ? 'is-replying' : '' } />
			) ) }
			{ here.length > MOST && <span className="df-num" aria-hidden="true">{ `+${ number( here.length - MOST ) }` }</span> }
			{ here.length > 0 && <span className="df-here-words">{ words }</span> }
		</span>
	);
}

/** In a row, in place of the snippet. */
export function Snippet( { ticket }: { ticket: Ticket } ): JSX.Element {
	const replying = replyingWords( useOthers( ticket.id ) );
	const words = replying || heldWords( ticket );
	return words ? (
		<span className={ `df-row-replying df-grow ${ replying ? '' : 'is-held' }` }>
			<Icon name={ replying ? 'pencil' : 'warning' } size={ 16 } />
			<bdi className="df-cut">{ words }</bdi>
		</span>
	) : (
		<bdi className="df-row-snippet df-cut df-grow">{ ticket.snippet }</bdi>
	);
}

/** A reply that was to go by itself waits for somebody's eyes; empty where none does. */
export const heldWords = ( { is_held, status }: Ticket ): string => ( is_held && status !== 'spam' && status !== 'trash' ? __( 'Reply held back', 'deskfold' ) : '' );
