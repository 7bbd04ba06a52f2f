import { __ } from '@wordpress/i18n';
import { useState } from 'react';
import type { Agent } from '../../core/types.gen';
import { AddAgent } from './AddAgent';
import { AgentRow } from './AgentRow';
import { LeaveGuard } from '../LeaveGuard';
import { Failed, Loading, Page } from '../Page';
import { usePart } from '../usePart';

export function AgentsPage(): JSX.Element {
	const [ agents, problem, retry ] = usePart( 'agents' );
	return (
		<Page title={ __( 'Team and roles', 'deskfold' ) }>
			{ ! agents && problem && <Failed problem={ problem } onRetry={ retry } /> }
			{ ! agents && ! problem && <Loading /> }
			{ agents && <Team agents={ agents } /> }
		</Page>
	);
}

function Team( { agents }: { agents: readonly Agent[] } ): JSX.Element {
	const [ user, setUser ] = useState( '' );
	return (
		<div className="df-settings-scroll">
			<LeaveGuard isDirty={ user.trim() !== '' } />
			<div className="df-settings-body">
				<p className="df-muted">{ __( 'Everybody here gets into the help desk, not into the rest of your dashboard.', 'deskfold' ) }</p>
				<ul className="df-settings-team">
					{ agents.map( ( agent ) => (
						<AgentRow key={ agent.id } agent={ agent } />
					) ) }
					<li>
						<AddAgent user={ user } onUser={ setUser } />
					</li>
				</ul>
			</div>
		</div>
	);
}
