import { __, sprintf } from '@wordpress/i18n';
import { useMemo, type RefObject } from 'react';
import { boot } from '../core/boot';
import { Avatar, Nobody, Picker, type Choice } from '../ui';
import { useDesk } from './store';

type AssignProps = { anchor: RefObject< HTMLElement >; current: number | null; onPick: ( agent: number ) => void; onClose: () => void };

/** Me first, then the team, then nobody. */
export function AssignPicker( { anchor, current, onPick, onClose }: AssignProps ): JSX.Element {
	const { agents, user } = boot();
	const nobody = __( 'Nobody', 'deskfold' );
	const team = agents.filter( ( agent ) => agent.can_reply ).sort( ( a, b ) => Number( b.id === user.id ) - Number( a.id === user.id ) || a.name.localeCompare( b.name ) );
	const choices: Choice[] = [
		...team.map( ( agent ) => ( {
			id: String( agent.id ),
			label: agent.name,
			leading: <Avatar name={ agent.name } seed={ agent.id } size={ 24 } />,
			trailing: agent.id === user.id ? <small className="df-muted">{ __( 'You', 'deskfold' ) }</small> : undefined,
			chosen: agent.id === current,
		} ) ),
		{ id: '0', label: nobody, leading: <Nobody size={ 24 } title={ nobody } />, chosen: current === 0 },
	];
	return (
		<Picker anchor={ anchor } label={ __( 'Assign', 'deskfold' ) } placeholder={ __( 'Search the team', 'deskfold' ) } choices={ choices } onPick={ ( id ) => onPick( Number( id ) ) } onClose={ onClose } />
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
