import { useDispatch, useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useState } from 'react';
import { problemOf } from '../../core/api';
import { toast } from '../../core/toasts';
import { Bar, Button, Icon } from '../../ui';
import { store as settings } from '../store';
import { usePart } from '../usePart';
import { Frame } from './Frame';
import { Hops } from './Hops';
import { store, type Setup, type TestTicket } from './store';
import type { Ways } from './Wizard';

export function TryStep( { setup, ways }: { setup: Setup; ways: Ways } ): JSX.Element {
	const { sendTest, removeTest } = useDispatch( store );
	const [ mailboxes ] = usePart( 'mailboxes' );
	const isAsking = useSelect( ( select ) => select( settings ).mailboxes() === undefined, [] );
	const test = useSelect( ( select ) => select( store ).test(), [] );
	const [ isBusy, setBusy ] = useState( false );
	const [ failure, setFailure ] = useState< string >();
	const mailbox = mailboxes?.find( ( one ) => one.id === setup.mailbox_id && one.is_active ) ?? mailboxes?.find( ( one ) => one.is_active && one.incoming.kind !== 'none' );
	const isDone = setup.step >= 4;
	useLooking( test );
	const run = async ( act: () => Promise< unknown > ) => {
		setBusy( true );
		setFailure( undefined );
		try {
			await act();
		} catch ( thrown ) {
			setFailure( problemOf( thrown ).message );
		} finally {
			setBusy( false );
		}
	};
	const ticket = test?.ticket_id ?? 0;
	return (
		<Frame
			step={ 4 }
			reached={ ways.reached }
			centred
			title={ isDone ? __( 'Ready. Now try it yourself', 'deskfold' ) : __( 'Try it yourself', 'deskfold' ) }
			lead={ __( 'We write to you as a customer would. Answer it and you have seen the whole round trip.', 'deskfold' ) }
			footer={
				<>
					<Button size="large" look="ghost" onClick={ () => ways.show( isDone ? 3 : ( Math.min( setup.step, 3 ) as 1 | 2 | 3 ) ) }>
						{ isDone ? __( 'Back', 'deskfold' ) : __( 'Go on with the setup', 'deskfold' ) }
					</Button>
					<span className="df-grow" />
					<Button size="large" look="tertiary" onClick={ () => ways.leave( isDone ? 'done' : 'skipped' ) }>
						{ __( 'Go to the desk', 'deskfold' ) }
					</Button>
				</>
			}
		>
			<div className="df-wizard-test">
				<Icon name={ mailbox ? 'email' : 'form' } size={ 24 } />
				<span className="df-grow">
					<b>{ __( 'Send yourself a test ticket', 'deskfold' ) }</b>
					<small dir="auto">
						{ ! isAsking && wayOf( mailbox?.address ) }
					</small>
				</span>
				<Button size="large" look={ ticket ? 'plain' : 'primary' } disabled={ isBusy || isAsking } onClick={ () => void run( () => sendTest( mailbox?.id ?? 0 ) ) }>
					{ ticket ? __( 'Send another', 'deskfold' ) : __( 'Send it', 'deskfold' ) }
				</Button>
			</div>
			{ failure && (
				<Bar look="error" urgent>
					{ failure }
				</Bar>
			) }
			{ test && <Hops test={ test } /> }
			{ ticket > 0 && (
				<div className="df-wizard-after">
					<Button size="large" look="primary" onClick={ () => ways.leave( isDone ? 'done' : setup.state, `#/tickets/${ ticket }` ) }>
						{ test?.replied_at ? __( 'Open the ticket', 'deskfold' ) : __( 'Open the ticket and answer', 'deskfold' ) }
					</Button>
					<Button size="large" look="tertiary" disabled={ isBusy } onClick={ () => void run( async () => { await removeTest(); toast( __( 'The test ticket is removed, and its customer with it.', 'deskfold' ) ); } ) }>
						{ __( 'Remove the test ticket', 'deskfold' ) }
					</Button>
				</div>
			) }
			{ isBusy && ! test && <Bar look="info">{ __( 'On its way…', 'deskfold' ) }</Bar> }
		</Frame>
	);
}

/** Without an address the form's door is taken. */
const wayOf = ( address: string | undefined ): string =>
	address
		? /* translators: %s: mail address. */ sprintf( __( 'From “Test customer” to %s', 'deskfold' ), address )
		: __( 'From “Test customer”, as through your contact form', 'deskfold' );

const SOON = 1500;
const LATER = 6000;

/** Looks again while something is still to come, and not in a tab that nobody sees. */
function useLooking( test: TestTicket | undefined ): void {
	const { lookForTest } = useDispatch( store );
	const [ turn, setTurn ] = useState( 0 );
	const isOver = ! test || test.sent_at === 0 || test.reply_sent_at > 0;
	const isThere = ( test?.ticket_id ?? 0 ) > 0;
	useEffect( () => {
		if ( isOver ) {
			return undefined;
		}
		const timer = setTimeout( () => {
			// Without an answer the last one stands, and the next look is soon.
			const looked = document.hidden ? Promise.resolve() : lookForTest().catch( () => {} );
			void looked.then( () => setTurn( ( now ) => now + 1 ) );
		}, isThere ? LATER : SOON );
		return () => clearTimeout( timer );
	}, [ isOver, isThere, turn, lookForTest ] );
}
