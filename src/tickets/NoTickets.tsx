import { __, sprintf } from '@wordpress/i18n';
import { go, useRoute, type Route } from '../app/route';
import { Button, Empty } from '../ui';
import { useDesk } from './store';

/** Why it is empty, and the one next step. */
export function NoTickets(): JSX.Element {
	const { view, search } = useRoute();
	if ( search ) {
		return <NoMatch view={ view } search={ search } />;
	}
	if ( view === 'waiting_on_us' || view === 'mine' || view === 'unassigned' ) {
		return <AllDone view={ view } />;
	}
	return (
		<Empty
			icon="inbox"
			title={ __( 'Nothing here', 'deskfold' ) }
			action={ <Button onClick={ () => go( { screen: 'view', view: 'waiting_on_us' } ) }>{ __( 'Show what waits on us', 'deskfold' ) }</Button> }
		>
			{ __( 'No ticket belongs to this view at the moment.', 'deskfold' ) }
		</Empty>
	);
}

function NoMatch( { view, search }: { view: Route[ 'view' ]; search: string } ): JSX.Element {
	const everywhere = <Button onClick={ () => go( { screen: 'view', view: 'all', search } ) }>{ __( 'Search all tickets', 'deskfold' ) }</Button>;
	return (
		<Empty
			icon="search"
			title={ /* translators: %s: the words somebody searched for. */ sprintf( __( 'No ticket matches “%s”', 'deskfold' ), search ) }
			action={ view === 'all' ? null : everywhere }
		>
			{ view === 'all' ? __( 'Check the spelling, or search for a name or an address.', 'deskfold' ) : __( 'Check the spelling, or search all tickets.', 'deskfold' ) }
		</Empty>
	);
}

function AllDone( { view }: { view: 'waiting_on_us' | 'mine' | 'unassigned' } ): JSX.Element {
	const waiting = useDesk( ( state ) => state.counts.waiting_on_us ?? 0 );
	const others = view !== 'waiting_on_us' && waiting > 0;
	const why = {
		waiting_on_us: __( 'Nobody is waiting for a reply right now.', 'deskfold' ),
		mine: __( 'No ticket that waits for a reply is yours.', 'deskfold' ),
		unassigned: __( 'Every ticket that waits for a reply has somebody.', 'deskfold' ),
	}[ view ];
	return (
		<Empty
			icon="check"
			title={ view === 'unassigned' ? __( 'All assigned', 'deskfold' ) : __( 'All answered', 'deskfold' ) }
			action={
				<Button onClick={ () => go( { screen: 'view', view: others ? 'waiting_on_us' : 'all' } ) }>
					{ others ? __( 'Show what waits on us', 'deskfold' ) : __( 'Show all tickets', 'deskfold' ) }
				</Button>
			}
		>
			{ why }
		</Empty>
	);
}
