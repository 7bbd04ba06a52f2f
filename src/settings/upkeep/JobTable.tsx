import { __, _n, sprintf } from '@wordpress/i18n';
import { ago, fullDate, number } from '../../core/format';
import { Chip } from '../../ui';
import { Card } from '../parts';
import type { Upkeep } from './store';

type Job = Upkeep[ 'jobs' ][ number ];

/** Every job: what it does, when it last ran, and how that ended. Those that failed come first. */
export function JobTable( { jobs, pulse }: Pick< Upkeep, 'jobs' | 'pulse' > ): JSX.Element {
	const sorted = [ ...jobs ].sort( ( a, b ) => Number( b.failed_at !== null ) - Number( a.failed_at !== null ) );
	return (
		<Card title={ __( 'All jobs', 'deskfold' ) }>
			<p className="df-muted">
				{ __( 'Each is due every minute, and looks for its own work. A missed minute loses nothing.', 'deskfold' ) } { nextOf( pulse ) }
			</p>
			<ul className="df-upkeep-jobs">
				{ sorted.map( ( job ) => (
					<li key={ job.name }>
						<span className="df-upkeep-job">
							{ job.label } { job.waits !== null && <small>{ waitsOf( job.waits ) }</small> }
						</span>
						<When job={ job } />
						{ job.error && (
							<details>
								<summary>
									{
										/* translators: %s: what a background job does. */
										sprintf( __( 'Technical details: %s', 'deskfold' ), job.label )
									}
								</summary>
								<code dir="ltr">{ job.error }</code>
							</details>
						) }
					</li>
				) ) }
			</ul>
		</Card>
	);
}

/** A worker does not wait for the minute. */
function nextOf( { state, next_at: at }: Upkeep[ 'pulse' ] ): string {
	if ( state === 'worker' ) {
		return __( 'Next round: within seconds.', 'deskfold' );
	}
	/* translators: %s: date and time. */
	return at === null ? '' : sprintf( __( 'Next round: %s.', 'deskfold' ), fullDate( at ) );
}

function waitsOf( count: number ): string {
	/* translators: %s: a number of messages or mails. */
	return count === 0 ? __( 'Nothing waits.', 'deskfold' ) : sprintf( _n( '%s waits.', '%s wait.', count, 'deskfold' ), number( count ) );
}

function When( { job }: { job: Job } ): JSX.Element {
	if ( job.ran_at === null ) {
		return <span className="df-muted">{ __( 'Not yet', 'deskfold' ) }</span>;
	}
	return (
		<span className="df-upkeep-when">
			{ job.failed_at !== null && (
				<Chip look="danger" icon="warning">
					{ __( 'Failed', 'deskfold' ) }
				</Chip>
			) }
			<time dateTime={ new Date( job.ran_at ).toISOString() } title={ fullDate( job.ran_at ) }>
				{ ago( job.ran_at, Date.now() ) }
			</time>
		</span>
	);
}
