import { __, _x, sprintf } from '@wordpress/i18n';
import { useState } from 'react';
import { keyLabel, useKeys, withKey } from '../app/keys';
import { format, go, useRoute } from '../app/route';
import { boot } from '../core/boot';
import { copyText } from '../core/browser';
import { toast } from '../core/toasts';
import type { Status, Ticket } from '../core/types.gen';
import { Button, IconButton, Menu, MenuItem, MenuSeparator } from '../ui';
import { Here } from './Here';
import { Merge } from './Merge';
import { Properties } from './Properties';
import { SnoozeButton } from './Snooze';
import { useActions } from './store';
import { useCycle } from './useCycle';

/** Subject and number, the way to the neighbours, and the one thing most tickets end with. */
export function ThreadHeader( { ticket }: { ticket: Ticket } ): JSX.Element {
	const route = useRoute();
	const cycle = useCycle();
	const { change } = useActions();
	const may = boot().user.caps.reply && ticket.status !== 'merged';
	const [ merges, setMerges ] = useState( false );
	const done = ticket.status === 'resolved';
	const list = { screen: 'view', view: route.view, search: route.search } as const;

	const set = ( status: Status ) => {
		if ( status !== 'open' ) {
			cycle.leave( ticket.id );
		}
		void change( [ ticket.id ], { status } );
	};
	const resolve = () => set( done ? 'open' : 'resolved' );
	useKeys( {
		back: () => go( list ),
		...( may ? { resolve, merge: () => setMerges( true ), spam: () => set( ticket.status === 'spam' ? 'open' : 'spam' ) } : {} ),
	} );

	return (
		<header className="df-thread-head">
			<div className="df-thread-title">
				<span className="df-only-phone">
					<IconButton icon="back" label={ __( 'Back to the list', 'deskfold' ) } onClick={ () => go( list ) } />
				</span>
				<h2 className="df-cut" dir="auto" title={ ticket.subject }>
					{ ticket.subject || __( 'No subject', 'deskfold' ) }
				</h2>
				<span className="df-muted df-num df-only-wide">{ ticket.id }</span>
				<span className="df-grow" />
				<Here ticket={ ticket.id } />
				<span className="df-neighbours">
					<IconButton icon="up" label={ __( 'Previous ticket', 'deskfold' ) } shortcut={ keyLabel( 'previous' ) } disabled={ ! cycle.has( -1 ) } onClick={ () => cycle.step( -1 ) } />
					<IconButton icon="down" label={ __( 'Next ticket', 'deskfold' ) } shortcut={ keyLabel( 'next' ) } disabled={ ! cycle.has( 1 ) } onClick={ () => cycle.step( 1 ) } />
				</span>
				<span className="df-only-drawer">
					<IconButton icon="panel" label={ __( 'Customer details', 'deskfold' ) } shortcut={ keyLabel( 'customer' ) } onClick={ () => go( { ...route, customer: ! route.customer } ) } />
				</span>
				{ may && <SnoozeButton ticket={ ticket } /> }
				<MoreMenu ticket={ ticket } may={ may } onSet={ set } onMerge={ () => setMerges( true ) } />
				{ may && (
					<Button className="df-resolve" icon={ done ? 'retry' : 'check' } aria-keyshortcuts={ keyLabel( 'resolve' ) || undefined } title={ withKey( done ? __( 'Reopen', 'deskfold' ) : __( 'Resolve', 'deskfold' ), 'resolve' ) } onClick={ resolve }>
						{ done ? __( 'Reopen', 'deskfold' ) : __( 'Resolve', 'deskfold' ) }
					</Button>
				) }
			</div>
			<Properties ticket={ ticket } disabled={ ! may } />
			{ merges && <Merge ids={ [ ticket.id ] } onClose={ () => setMerges( false ) } /> }
		</header>
	);
}

type MoreProps = { ticket: Ticket; may: boolean; onSet: ( status: Status ) => void; onMerge: () => void };

function MoreMenu( { ticket, may, onSet, onMerge }: MoreProps ): JSX.Element {
	const [ open, setOpen ] = useState( false );
	const then = ( act: () => void ) => () => {
		setOpen( false );
		act();
	};
	const copyLink = async () => {
		const done = await copyText( window.location.href.split( '#' )[ 0 ] + format( { screen: 'ticket', ticket: ticket.id } ) );
		toast( done ? __( 'Link copied', 'deskfold' ) : __( 'Your browser did not let us copy.', 'deskfold' ) );
	};
	const parked = ticket.status === 'spam' || ticket.status === 'trash';
	return (
		<Menu label={ __( 'More actions', 'deskfold' ) } align="end" width={ 288 } open={ open } onToggle={ setOpen } button={ ( props ) => <IconButton icon="more" label={ __( 'More actions', 'deskfold' ) } { ...props } /> }>
			{ ( close ) => (
				<>
					<div className="df-menu-note df-num">{ /* translators: %d: the number of a ticket. */ sprintf( __( 'Ticket %d', 'deskfold' ), ticket.id ) }</div>
					<MenuItem icon="link" onClick={ then( () => void copyLink() ) }>
						{ __( 'Copy the link', 'deskfold' ) }
					</MenuItem>
					{ may && <MenuSeparator /> }
					{ may && (
						<MenuItem
							icon="merged"
							shortcut={ keyLabel( 'merge' ) }
							onClick={ () => {
								// The focus comes back to the button when the dialog closes.
								close();
								onMerge();
							} }
						>
							{ _x( 'Merge…', 'opens a dialog to make one of two tickets', 'deskfold' ) }
						</MenuItem>
					) }
					{ may && (
						<span className="df-only-phone" role="none">
							<MenuItem icon="resolved" onClick={ then( () => onSet( ticket.status === 'resolved' ? 'open' : 'resolved' ) ) }>
								{ ticket.status === 'resolved' ? __( 'Reopen', 'deskfold' ) : __( 'Resolve', 'deskfold' ) }
							</MenuItem>
						</span>
					) }
					{ may && parked && (
						<MenuItem icon="inbox" onClick={ then( () => onSet( 'open' ) ) }>
							{ __( 'Back to the open tickets', 'deskfold' ) }
						</MenuItem>
					) }
					{ may && ticket.status !== 'spam' && (
						<MenuItem icon="spam" shortcut={ keyLabel( 'spam' ) } onClick={ then( () => onSet( 'spam' ) ) }>
							{ __( 'Mark as spam', 'deskfold' ) }
						</MenuItem>
					) }
					{ may && ticket.status !== 'trash' && (
						<MenuItem icon="trash" onClick={ then( () => onSet( 'trash' ) ) }>
							{ __( 'Move to the trash', 'deskfold' ) }
						</MenuItem>
					) }
				</>
			) }
		</Menu>
	);
}
