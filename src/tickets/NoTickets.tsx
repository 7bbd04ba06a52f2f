import { __, sprintf } from '@wordpress/i18n';
import { go, useRoute, type Route } from '../app/route';
import { boot } from '../core/boot';
import { Button, Empty, type GlyphName } from '../ui';
import { NothingYet } from './NothingYet';
import { useDesk } from './store';

/** Why it is empty, and the one next step. */
export function NoTickets(): JSX.Element {
	const { view, search } = useRoute();
	const isUnused = useDesk( ( state ) => state.counts.all === 0 && ! state.counts.spam && ! state.counts.trash );
	if ( search ) {
		return <NoMatch view={ view } search={ search } />;
	}
	if ( isUnused && view !== 'spam' && view !== 'trash' ) {
		return <NothingYet />;
	}
	if ( view === 'waiting_on_us' || view === 'mine' || view === 'unassigned' ) {
		return <AllDone view={ view } />;
	}
	return <Nothing view={ view } />;
}

/** A view that is empty for a reason of its own. */
function Nothing( { view }: { view: Route[ 'view' ] } ): JSX.Element {
	const { icon, title, why } = reasonOf( view );
	const to = view === 'all' || view.startsWith( 'channel:' ) ? null : ( 'waiting_on_us' as const );
	return (
		<Empty
			icon={ icon }
			title={ title }
			action={
				to ? (
					<Button onClick={ () => go( { screen: 'view', view: to } ) }>{ __( 'Show what waits on us', 'deskfold' ) }</Button>
				) : (
					boot().user.caps.reply && <Button onClick={ () => go( { screen: 'new', view } ) }>{ __( 'Write a new ticket', 'deskfold' ) }</Button>
				)
			}
		>
			{ why }
		</Empty>
	);
}

type Reason = { icon: GlyphName; title: string; why: string };

function reasonOf( view: Route[ 'view' ] ): Reason {
	switch ( view ) {
		case 'waiting':
			return { icon: 'pause', title: __( 'Nobody owes you an answer', 'deskfold' ), why: __( 'Tickets stand here after your reply, until the customer writes again.', 'deskfold' ) };
		case 'resolved':
			return { icon: 'resolved', title: __( 'Nothing resolved yet', 'deskfold' ), why: __( 'Tickets come here when somebody resolves them. A new message of the customer opens them again.', 'deskfold' ) };
		case 'spam':
			return { icon: 'spam', title: __( 'No spam', 'deskfold' ), why: __( 'What somebody marks as spam is kept here and can be brought back.', 'deskfold' ) };
		case 'trash':
			return { icon: 'trash', title: __( 'The trash is empty', 'deskfold' ), why: __( 'What somebody throws away is kept here and can be brought back.', 'deskfold' ) };
		case 'all':
			return { icon: 'inbox', title: __( 'No tickets yet', 'deskfold' ), why: __( 'They appear when a customer writes to a mailbox or sends the contact form.', 'deskfold' ) };
		case 'channel:email':
			return { icon: 'email', title: __( 'No e-mail yet', 'deskfold' ), why: __( 'Mail to your mailboxes becomes tickets here.', 'deskfold' ) };
		case 'channel:form':
			return { icon: 'form', title: __( 'Nothing from the contact form yet', 'deskfold' ), why: __( 'What customers send with the form on your site becomes tickets here.', 'deskfold' ) };
		default:
			return { icon: 'inbox', title: __( 'Nothing here', 'deskfold' ), why: __( 'No ticket belongs to this view at the moment.', 'deskfold' ) };
	}
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
