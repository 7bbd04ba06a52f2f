import { useDispatch, useSelect } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { useEffect } from 'react';
import { number } from '../../core/format';
import { Empty } from '../../ui';
import { Failed, Loading, Page } from '../Page';
import { ShowMore } from '../parts';
import { ParkedCard } from './ParkedCard';
import { store, type Parked } from './store';

/** What came in and became no ticket: nothing of it is lost, and everything says what stands against it. */
export function QuarantinePage(): JSX.Element {
	const { load } = useDispatch( store );
	const parked = useSelect( ( select ) => select( store ).parked(), [] );
	const problem = useSelect( ( select ) => select( store ).problem(), [] );
	useEffect( () => void load(), [ load ] );
	return (
		<Page title={ __( 'Quarantine', 'deskfold' ) }>
			{ ! parked && problem && <Failed problem={ problem } onRetry={ () => void load() } /> }
			{ ! parked && ! problem && <Loading rows={ 3 } /> }
			{ parked && parked.length === 0 && (
				<Empty icon="resolved" title={ __( 'Nothing is in quarantine', 'deskfold' ) }>
					{ __( 'Everything that came in has become part of a ticket. What cannot be read, or must not be answered by itself, waits here and is never lost.', 'deskfold' ) }
				</Empty>
			) }
			{ parked && parked.length > 0 && <Parkeds parked={ parked } /> }
		</Page>
	);
}

function Parkeds( { parked }: { parked: readonly Parked[] } ): JSX.Element {
	const count = useSelect( ( select ) => select( store ).count(), [] ) ?? parked.length;
	return (
		<div className="df-settings-scroll">
			<div className="df-settings-body">
				<p className="df-muted">
					{
						/* translators: %s: a number of messages. */
						sprintf( _n( '%s message came in and became no ticket. Its bytes are kept.', '%s messages came in and became no ticket. Their bytes are kept.', count, 'deskfold' ), number( count ) )
					}
				</p>
				<ul className="df-parked-list">
					{ parked.map( ( one ) => (
						<ParkedCard key={ one.id } parked={ one } />
					) ) }
				</ul>
				<More />
			</div>
		</div>
	);
}

function More(): JSX.Element | null {
	const { loadMore } = useDispatch( store );
	const next = useSelect( ( select ) => select( store ).next(), [] );
	return next === '' ? null : <ShowMore onMore={ loadMore } />;
}
