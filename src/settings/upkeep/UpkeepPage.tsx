import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useEffect } from 'react';
import { Button } from '../../ui';
import { Failed, Loading, Page } from '../Page';
import { FailedRows } from './FailedRows';
import { JobTable } from './JobTable';
import { LogCard } from './LogCard';
import { PulseCard } from './PulseCard';
import { StorageCard } from './StorageCard';
import { store } from './store';

/** What runs behind the desk: jobs, what they gave up, where files lie, and the log. */
export default function UpkeepPage(): JSX.Element {
	const { load } = useDispatch( store );
	const upkeep = useSelect( ( select ) => select( store ).upkeep(), [] );
	const problem = useSelect( ( select ) => select( store ).problem( 'upkeep' ), [] );
	const again = () => {
		void load( 'upkeep' );
		void load( 'log' );
	};
	useEffect( () => void load( 'upkeep' ), [ load ] );
	return (
		<Page
			title={ __( 'Logs and jobs', 'deskfold' ) }
			action={
				upkeep && (
					<Button icon="retry" onClick={ again }>
						{ __( 'Check again', 'deskfold' ) }
					</Button>
				)
			}
		>
			{ ! upkeep && problem && <Failed problem={ problem } onRetry={ again } /> }
			{ ! upkeep && ! problem && <Loading rows={ 4 } /> }
			{ upkeep && (
				<div className="df-settings-scroll">
					<div className="df-settings-body df-upkeep">
						{ problem && (
							<p className="df-settings-warning" role="alert">
								{ __( 'What you see is from before:', 'deskfold' ) } { problem.message }
							</p>
						) }
						<PulseCard upkeep={ upkeep } />
						<FailedRows upkeep={ upkeep } />
						<StorageCard />
						<JobTable jobs={ upkeep.jobs } pulse={ upkeep.pulse } />
						<LogCard />
					</div>
				</div>
			) }
		</Page>
	);
}
