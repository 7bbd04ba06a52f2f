import { __, _x, sprintf } from '@wordpress/i18n';
import { useEffect, useMemo, type RefObject } from 'react';
import { boot } from '../core/boot';
import { availabilityOf, dayOfReturn, readTeam, useTeam } from '../core/team';
import { toast } from '../core/toasts';
import type { Agent } from '../core/types.gen';
import { Avatar, Chip, Nobody, Picker, type Choice } from '../ui';
import { useDesk } from './store';

type AssignProps = { anchor: RefObject< HTMLElement >; current: number | null; onPick: ( agent: number ) => void; onClose: () => void };

/** Me first, then the team, then nobody. */
export function AssignPicker( { anchor, current, onPick, onClose }: AssignProps ): JSX.Element {
	const { user } = boot();
	const agents = useTeam();
	useEffect( () => void readTeam(), [] );
	const nobody = __( 'Nobody', 'deskfold' );
	const team = agents.filter( ( agent ) => agent.can_reply ).sort( ( a, b ) => Number( b.id === user.id ) - Number( a.id === user.id ) || a.name.localeCompare( b.name ) );
	const pick = ( id: string ) => {
		onPick( Number( id ) );
		const agent = team.find( ( one ) => one.id === Number( id ) );
		if ( agent?.is_away && agent.id !== user.id ) {
			toast( assignedToAway( agent ) );
		}
	};
	const choices: Choice[] = [
		...team.map( ( agent ) => ( {
			id: String( agent.id ),
			label: agent.name,
			leading: <Avatar name={ agent.name } seed={ agent.id } size={ 24 } />,
			trailing: <Free agent={ agent } isMe={ agent.id === user.id } />,
			chosen: agent.id === current,
		} ) ),
		{ id: '0', label: nobody, leading: <Nobody size={ 24 } title={ nobody } />, chosen: current === 0 },
	];
	return (
		<Picker anchor={ anchor } label={ __( 'Assign', 'deskfold' ) } placeholder={ __( 'Search the team', 'deskfold' ) } choices={ choices } onPick={ pick } onClose={ onClose } />
	);
}

/** The agent who gives out the work sees that it may lie there for a while. */
const assignedToAway = ( { name, away_until }: Agent ): string =>
	away_until
		? /* translators: 1: a member of the team, 2: the day of return, a weekday or a date. */
		  sprintf( __( 'Assigned to %1$s, who is away until %2$s.', 'deskfold' ), name, dayOfReturn( away_until ) )
		: /* translators: %s: a member of the team. */
		  sprintf( __( 'Assigned to %s, who is away.', 'deskfold' ), name );

function Free( { agent, isMe }: { agent: Agent; isMe: boolean } ): JSX.Element {
	return (
		<span className="df-free">
			{ isMe && <small className="df-muted">{ __( 'You', 'deskfold' ) }</small> }
			{ agent.is_away ? (
				<small className="df-muted">{ availabilityOf( agent ) }</small>
			) : (
				<Chip look="success">
					<i className="df-dot" />
					{ _x( 'Free', 'a member of the team can take work', 'deskfold' ) }
				</Chip>
			) }
		</span>
	);
}

type TagProps = { anchor: RefObject< HTMLElement >; chosen: readonly string[]; onToggle: ( tag: string ) => void; onClose: () => void };

/** The tags in use, and whatever one types. */
export function TagPicker( { anchor, chosen, onToggle, onClose }: TagProps ): JSX.Element {
	const tickets = useDesk( ( state ) => state.tickets );
	const known = useMemo( () => [ ...new Set( Object.values( tickets ).flatMap( ( ticket ) => ticket.tags ) ) ], [ tickets ] );
	const names = [ ...new Set( [ ...chosen, ...known.sort( ( a, b ) => a.localeCompare( b ) ) ] ) ];
	return (
		<Picker
			several
			anchor={ anchor }
			label={ __( 'Tags', 'deskfold' ) }
			placeholder={ __( 'Search or add a tag', 'deskfold' ) }
			choices={ names.map( ( name ) => ( { id: name, label: name, chosen: chosen.includes( name ) } ) ) }
			onPick={ onToggle }
			onCreate={ onToggle }
			/* translators: %s: a new tag. */
			createLabel={ ( typed ) => sprintf( __( 'Add “%s”', 'deskfold' ), typed ) }
			onClose={ onClose }
		/>
	);
}
