import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { problemOf } from '../../core/api';
import { toast } from '../../core/toasts';
import { Avatar, Button } from '../../ui';
import { Failed, Loading } from '../Page';
import { store as settings } from '../store';
import { AddAgent } from '../team/AddAgent';
import { AgentRow } from '../team/AgentRow';
import { usePart } from '../usePart';
import { Frame } from './Frame';
import type { Setup } from './store';
import type { Typed } from './typed';
import type { Ways } from './Wizard';

type Person = Setup[ 'people' ][ number ];

export function PeopleStep( { people, ways, typed }: { people: readonly Person[]; ways: Ways; typed: Typed } ): JSX.Element {
	const [ agents, problem, retry ] = usePart( 'agents' );
	const isAlone = agents?.length === 1;
	const others = people.filter( ( { email } ) => ! agents?.some( ( agent ) => agent.email === email ) );
	return (
		<Frame
			step={ 2 }
			reached={ ways.reached }
			title={ __( 'Who answers?', 'deskfold' ) }
			lead={ __( 'Everybody here gets into the help desk, not into the rest of your dashboard.', 'deskfold' ) }
			footer={
				<>
					<Button size="large" look="ghost" onClick={ () => ways.show( 1 ) }>
						{ __( 'Back', 'deskfold' ) }
					</Button>
					<span className="df-grow" />
					<Button size="large" look="primary" onClick={ () => ways.show( 3, {} ) }>
						{ isAlone ? __( 'Only me for now', 'deskfold' ) : __( 'Next: on your site', 'deskfold' ) }
					</Button>
				</>
			}
		>
			{ ! agents && ( problem ? <Failed problem={ problem } onRetry={ retry } /> : <Loading rows={ 2 } /> ) }
			{ agents && (
				<ul className="df-settings-team">
					{ agents.map( ( agent ) => (
						<AgentRow key={ agent.id } agent={ agent } />
					) ) }
					{ others.map( ( person ) => (
						<Colleague key={ person.login } person={ person } />
					) ) }
					<li>
						<AddAgent user={ typed.user } onUser={ ( user ) => typed.set( { user } ) } />
					</li>
				</ul>
			) }
		</Frame>
	);
}

/** Somebody who works on this site already: one click makes them an agent. */
function Colleague( { person }: { person: Person } ): JSX.Element {
	const { addAgent } = useDispatch( settings );
	const add = async () => {
		try {
			const agent = await addAgent( person.login, 'agent' );
			/* translators: %s: a person's name. */
			toast( sprintf( __( '%s is on the team.', 'deskfold' ), agent.name ) );
		} catch ( thrown ) {
			toast( problemOf( thrown ).message, { isError: true } );
		}
	};
	return (
		<li className="df-wizard-colleague">
			<Avatar name={ person.name } seed={ 0 } />
			<span className="df-settings-two df-grow">
				<b className="df-cut" dir="auto">
					{ person.name }
				</b>
				<small className="df-cut">{ __( 'Has an account on this site', 'deskfold' ) }</small>
			</span>
			<Button
				onClick={ () => void add() }
				aria-label={
					/* translators: %s: a person's name. */
					sprintf( __( 'Add %s as an agent', 'deskfold' ), person.name )
				}
			>
				{ __( 'Add as an agent', 'deskfold' ) }
			</Button>
		</li>
	);
}
