import { __, _x } from '@wordpress/i18n';
import { ago, fullDate } from '../core/format';
import type { Customer, Status } from '../core/types.gen';
import { Icon, type GlyphName } from '../ui';
import { Section } from './Section';

const icons: Record< Status, GlyphName > = { new: 'new', open: 'open', waiting: 'waiting', snoozed: 'snoozed', resolved: 'resolved', spam: 'spam', trash: 'trash', merged: 'merged' };

const words = (): Record< Status, string > => ( {
	new: _x( 'New', 'status of a ticket', 'deskfold' ),
	open: _x( 'Open', 'status of a ticket', 'deskfold' ),
	waiting: __( 'Waiting for customer', 'deskfold' ),
	snoozed: _x( 'Snoozed', 'status of a ticket', 'deskfold' ),
	resolved: _x( 'Resolved', 'status of a ticket', 'deskfold' ),
	spam: __( 'Spam', 'deskfold' ),
	trash: __( 'Trash', 'deskfold' ),
	merged: _x( 'Merged', 'status of a ticket', 'deskfold' ),
} );

export function OtherTickets( { tickets }: { tickets: Customer[ 'tickets' ] } ): JSX.Element {
	const newest = [ ...tickets ].sort( ( a, b ) => b.created_at - a.created_at );
	return (
		<Section name="other-tickets" title={ __( 'Other tickets', 'deskfold' ) } count={ newest.length }>
			{ newest.length === 0 && <p className="df-customer-line df-muted">{ __( 'This is the first one.', 'deskfold' ) }</p> }
			<ul>
				{ newest.map( ( ticket ) => (
					<li key={ ticket.id }>
						<a className="df-customer-line" href={ `#/tickets/${ ticket.id }` }>
							<span className={ `status-${ ticket.status }` } title={ words()[ ticket.status ] }>
								<Icon name={ icons[ ticket.status ] } size={ 18 } />
								<span className="df-hidden">{ words()[ ticket.status ] }</span>
							</span>
							<span className="df-cut df-grow" dir="auto">
								{ ticket.subject || __( 'No subject', 'deskfold' ) }
							</span>
							<time className="df-customer-when" dateTime={ new Date( ticket.created_at ).toISOString() } title={ fullDate( ticket.created_at ) }>
								{ ago( ticket.created_at, Date.now() ) }
							</time>
						</a>
					</li>
				) ) }
			</ul>
		</Section>
	);
}
