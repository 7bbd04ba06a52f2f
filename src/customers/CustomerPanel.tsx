import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useEffect, useRef, useState } from 'react';
import type { Customer } from '../core/types.gen';
import { Button, IconButton, Skeleton, useSlow } from '../ui';
import { Facts } from './Facts';
import { Identity } from './Identity';
import { Notes } from './Notes';
import { OtherTickets } from './OtherTickets';
import { store } from './store';

type Props = {
	customerId: number;
	/** The open ticket: it is not one of the others. */
	ticketId: number;
	/** False while the conversation is still on its way: that goes first. */
	isDue?: boolean;
	mayEdit: boolean;
	/** In a drawer or on a page of its own there is a way back; as a fixed pane there is none. */
	look?: 'pane' | 'drawer' | 'page';
	onClose?: () => void;
};

/** Who is writing: name and addresses, a few facts, what else they asked, what the team noted. */
export function CustomerPanel( { customerId, ticketId, isDue = true, mayEdit, look = 'pane', onClose }: Props ): JSX.Element {
	const { load } = useDispatch( store );
	const customer = useSelect( ( select ) => select( store ).customer( customerId ), [ customerId ] );
	const problem = useSelect( ( select ) => select( store ).problem( customerId ), [ customerId ] );
	const heading = useRef< HTMLHeadingElement >( null );
	const [ attempt, setAttempt ] = useState( 0 );

	useEffect( () => {
		if ( isDue && customerId > 0 ) {
			void load( customerId );
		}
	}, [ load, customerId, isDue, attempt ] );

	useEffect( () => {
		if ( look !== 'pane' ) {
			heading.current?.focus();
		}
	}, [ look ] );

	return (
		<div className={ `df-customer is-${ look }` }>
			{ look !== 'pane' && (
				<header className="df-customer-head">
					{ look === 'page' && <IconButton icon="back" label={ __( 'Back to the conversation', 'deskfold' ) } onClick={ onClose } /> }
					<h2 ref={ heading } tabIndex={ -1 } className={ look === 'drawer' ? 'df-hidden' : '' }>
						{ __( 'Customer', 'deskfold' ) }
					</h2>
					{ look === 'drawer' && <IconButton icon="close" label={ __( 'Close the customer', 'deskfold' ) } onClick={ onClose } /> }
				</header>
			) }
			{ customer && <Known customer={ customer } ticketId={ ticketId } mayEdit={ mayEdit } /> }
			{ ! customer && problem && <Failed reason={ problem.message } onRetry={ () => setAttempt( attempt + 1 ) } /> }
			{ ! customer && ! problem && <Loading /> }
		</div>
	);
}

function Known( { customer, ticketId, mayEdit }: { customer: Customer; ticketId: number; mayEdit: boolean } ): JSX.Element {
	return (
		<div key={ customer.id }>
			<Identity customer={ customer } mayEdit={ mayEdit } />
			<Facts customer={ customer } />
			<OtherTickets tickets={ customer.tickets.filter( ( ticket ) => ticket.id !== ticketId ) } />
			<Notes customer={ customer } mayEdit={ mayEdit } />
		</div>
	);
}

function Failed( { reason, onRetry }: { reason: string; onRetry: () => void } ): JSX.Element {
	return (
		<div className="df-customer-failed" role="status">
			<h3>{ __( 'The customer could not be loaded', 'deskfold' ) }</h3>
			<p className="df-muted">{ reason }</p>
			<Button icon="retry" onClick={ onRetry }>
				{ __( 'Try again', 'deskfold' ) }
			</Button>
		</div>
	);
}

function Loading(): JSX.Element {
	const slow = useSlow( true );
	return (
		<div className="df-customer-loading" aria-busy="true">
			<span className="df-hidden">{ __( 'Loading the customer', 'deskfold' ) }</span>
			{ slow && (
				<>
					<div className="df-customer-top">
						<Skeleton width={ 48 } height={ 48 } radius={ 24 } />
						<div className="df-grow">
							<Skeleton width={ 148 } height={ 14 } />
							<Skeleton width={ 106 } height={ 10 } />
						</div>
					</div>
					<div>
						{ [ 90, 60, 72 ].map( ( width ) => (
							<Skeleton key={ width } width={ `${ width }%` } />
						) ) }
					</div>
					<Skeleton width="100%" height={ 120 } radius={ 4 } />
				</>
			) }
		</div>
	);
}
