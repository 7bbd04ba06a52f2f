import { useDispatch, useSelect } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { useEffect, useRef, useState } from 'react';
import { problemOf, type Problem } from '../../core/api';
import { number } from '../../core/format';
import { toast } from '../../core/toasts';
import type { Agent } from '../../core/types.gen';
import { Bar, Button, Dialog, SelectField } from '../../ui';
import { store } from '../store';

type Props = { agent: Agent; onClose: () => void };

/** What becomes of the tickets is asked first; the person goes last, so that a run that was cut off can go on. */
export function RemoveAgent( { agent, onClose }: Props ): JSX.Element {
	const { count, problem, isBusy, remove, stop } = useRemoval( agent, onClose );
	const [ to, setTo ] = useState( 0 );
	return (
		<Dialog
			/* translators: %s: a person's name. */
			title={ sprintf( __( 'Take %s off the team?', 'deskfold' ), agent.name ) }
			width={ 480 }
			onClose={ isBusy ? stop : onClose }
			footer={
				<>
					<Button size="large" look="tertiary" onClick={ isBusy ? stop : onClose }>
						{ isBusy ? __( 'Stop', 'deskfold' ) : __( 'Cancel', 'deskfold' ) }
					</Button>
					<Button size="large" look="danger" disabled={ isBusy || count === undefined } onClick={ () => void remove( to ) }>
						{ __( 'Take off the team', 'deskfold' ) }
					</Button>
				</>
			}
		>
			<div className="df-danger-ask">
				{ problem && (
					<Bar look="error" urgent>
						{ problem.message }
					</Bar>
				) }
				<p>{ __( 'The account on this site stays, and so does everything they wrote. They just do not get into the desk any more.', 'deskfold' ) }</p>
				{ count === undefined && ! problem && <p className="df-muted">{ __( 'Counting their tickets…', 'deskfold' ) }</p> }
				{ count === 0 && <p className="df-muted">{ __( 'They have no open tickets.', 'deskfold' ) }</p> }
				{ count !== undefined && count > 0 && ! isBusy && <Heir agent={ agent } count={ count } to={ to } onChange={ setTo } /> }
				{ isBusy && count !== undefined && (
					<p role="status">
						{ /* translators: %s: a number of tickets. */ sprintf( _n( 'Handing over: %s ticket left.', 'Handing over: %s tickets left.', count, 'deskfold' ), number( count ) ) }
					</p>
				) }
			</div>
		</Dialog>
	);
}

function Heir( { agent, count, to, onChange }: { agent: Agent; count: number; to: number; onChange: ( to: number ) => void } ): JSX.Element {
	const agents = useSelect( ( select ) => select( store ).agents(), [] ) ?? [];
	const others = agents.filter( ( one ) => one.id !== agent.id && one.can_reply );
	return (
		<SelectField
			/* translators: %s: a number of tickets. */
			label={ sprintf( _n( 'Who gets their %s open ticket?', 'Who gets their %s open tickets?', count, 'deskfold' ), number( count ) ) }
			value={ to }
			help={ __( 'Each ticket says in its history who had it before. Nobody gets a mail for each of them.', 'deskfold' ) }
			onChange={ ( event ) => onChange( Number( event.target.value ) ) }
		>
			<option value={ 0 }>{ __( 'Nobody for now', 'deskfold' ) }</option>
			{ others.map( ( one ) => (
				<option key={ one.id } value={ one.id }>
					{ one.is_away
						? /* translators: %s: a person's name. */ sprintf( __( '%s (away)', 'deskfold' ), one.name )
						: one.name }
				</option>
			) ) }
		</SelectField>
	);
}

function useRemoval( agent: Agent, onDone: () => void ) {
	const { openTickets, handOver, removeAgent } = useDispatch( store );
	const [ count, setCount ] = useState< number >();
	const [ problem, setProblem ] = useState< Problem >();
	const [ isBusy, setBusy ] = useState( false );
	const goesOn = useRef( false );
	useEffect( () => {
		let isHere = true;
		openTickets( agent.id ).then(
			( left ) => isHere && setCount( left ),
			( thrown ) => isHere && setProblem( problemOf( thrown ) )
		);
		return () => {
			isHere = false;
			goesOn.current = false;
		};
	}, [ openTickets, agent.id ] );
	const tell = ( left: number ): boolean => {
		setCount( left );
		return goesOn.current;
	};
	const remove = async ( to: number ) => {
		setBusy( true );
		setProblem( undefined );
		goesOn.current = true;
		try {
			// What was not counted goes too.
			await handOver( agent.id, to, tell );
			if ( goesOn.current ) {
				await removeAgent( agent.id );
				/* translators: %s: a person's name. */
				toast( sprintf( __( '%s is off the team.', 'deskfold' ), agent.name ) );
				onDone();
				return;
			}
		} catch ( thrown ) {
			setProblem( problemOf( thrown ) );
		}
		setBusy( false );
	};
	return { count, problem, isBusy, remove, stop: () => void ( goesOn.current = false ) };
}
