import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useRef, useState } from 'react';
import { problemOf } from '../../core/api';
import { nameOf } from '../../core/format';
import type { Message } from '../../core/types.gen';
import { Bar, Button, Dialog, Icon, Skeleton, useSlow } from '../../ui';
import { useActions, useDesk } from '../store';
import type { State } from '../state';
import { ChooseTicket } from './ChooseTicket';
import { acrossCustomers, consequences, toKeep, together } from './consequences';
import { Side } from './Side';

type Props = { ids: readonly number[]; onClose: () => void; onDone?: () => void };

/** Two or more tickets become one: which, what moves, what follows, and that it can be undone. */
export function MergeDialog( { ids: given, onClose, onDone }: Props ): JSX.Element {
	const [ ids, setIds ] = useState( given );
	const tickets = useDesk( ( state ) => state.tickets );
	const known = ids.flatMap( ( id ) => tickets[ id ] ?? [] );
	const [ kept, setKept ] = useState< number >();
	const keep = kept ?? ( given.length === 1 ? given[ 0 ] ?? 0 : toKeep( known ) );
	const [ first ] = known;
	const isOne = new Set( known.map( ( one ) => one.customer_id ) ).size === 1;
	const title =
		first && isOne
			? /* translators: %s: name of a customer. */ sprintf( __( 'Merge tickets of %s', 'deskfold' ), nameOf( first.customer_name, first.customer_address ) )
			: __( 'Merge tickets', 'deskfold' );
	const sources = ids.filter( ( id ) => id !== keep );
	const { merge } = useActions();
	const [ refused, setRefused ] = useState( '' );
	const [ busy, setBusy ] = useState( false );
	const ready = useReady( ids );
	const button = useRef< HTMLButtonElement >( null );
	const isChosen = ids.length > 1;
	useEffect( () => {
		// What was chosen is gone from the screen: Enter goes on.
		if ( isChosen && ready.state === 'ready' ) {
			button.current?.focus();
		}
	}, [ isChosen, ready.state ] );
	const act = async () => {
		setBusy( true );
		setRefused( '' );
		try {
			await merge( sources, keep );
			onClose();
			onDone?.();
		} catch ( thrown ) {
			setRefused( problemOf( thrown ).message );
			setBusy( false );
		}
	};
	const foot = isChosen && (
		<>
			<span className="df-merge-undo df-muted df-grow">
				<Icon name="undo" />
				{ __( 'You can undo this for 30 days.', 'deskfold' ) }
			</span>
			<Button look="ghost" size="large" onClick={ given.length === 1 ? () => setIds( given ) : onClose }>
				{ given.length === 1 ? __( 'Choose another', 'deskfold' ) : __( 'Cancel', 'deskfold' ) }
			</Button>
			<Button ref={ button } look="primary" size="large" disabled={ busy || ready.state !== 'ready' } onClick={ () => void act() }>
				{ /* translators: %d: number of a ticket. */ sprintf( __( 'Merge into %d', 'deskfold' ), keep ) }
			</Button>
		</>
	);
	return (
		<Dialog title={ title } width={ isChosen ? 920 : 560 } className="df-merge" onClose={ onClose } footer={ foot }>
			{ refused && (
				<Bar look="error" urgent>
					{ refused }
				</Bar>
			) }
			{ ! isChosen && first && <ChooseTicket ticket={ first } onChoose={ ( id ) => setIds( [ ...given, id ] ) } /> }
			{ isChosen && ready.state === 'failed' && (
				<Bar look="error" action={ <Button look="tertiary" size="small" onClick={ ready.again }>{ __( 'Try again', 'deskfold' ) }</Button> }>
					{ ready.problem || __( 'The tickets could not be loaded.', 'deskfold' ) }
				</Bar>
			) }
			{ isChosen && ready.state === 'loading' && <Waiting /> }
			{ isChosen && ready.state === 'ready' && <Preview keep={ keep } sources={ sources } onKeep={ setKept } /> }
		</Dialog>
	);
}

/** Loads what the dialog shows. */
function useReady( ids: readonly number[] ): { state: 'loading' | 'ready' | 'failed'; problem: string; again: () => void } {
	const { openThread } = useActions();
	const threads = useDesk( ( state ) => state.threads );
	const key = ids.length > 1 ? ids.join() : '';
	useEffect( () => {
		key.split( ',' ).filter( Boolean ).forEach( ( id ) => void openThread( Number( id ) ) );
	}, [ key, openThread ] );
	const failed = ids.find( ( id ) => threads[ id ]?.state === 'failed' );
	const state = ids.every( ( id ) => threads[ id ]?.state === 'ready' ) ? 'ready' : 'loading';
	return {
		state: failed === undefined ? state : 'failed',
		problem: failed === undefined ? '' : threads[ failed ]?.problem ?? '',
		again: () => ids.forEach( ( id ) => void openThread( id ) ),
	};
}

function Waiting(): JSX.Element {
	const slow = useSlow( true );
	return (
		<div className="df-merge-sides" aria-busy="true">
			{ slow && [ 0, 1 ].map( ( side ) => <div key={ side } className="df-merge-side"><Skeleton width="50%" /><Skeleton width="90%" height={ 48 } /></div> ) }
		</div>
	);
}

const NONE: readonly Message[] = [];
const messagesIn = ( state: State, id: number ): readonly Message[] => state.messages[ id ] ?? NONE;

function Preview( { keep: id, sources: ids, onKeep }: { keep: number; sources: readonly number[]; onKeep: ( id: number ) => void } ): JSX.Element | null {
	const state = useDesk( ( all ) => all );
	const keep = state.tickets[ id ];
	if ( ! keep ) {
		return null;
	}
	const sources = ids.flatMap( ( one ) => state.tickets[ one ] ?? [] );
	const one = sources.length === 1 ? sources[ 0 ] : undefined;
	const warning = acrossCustomers( keep, sources );
	const drafts = sources.filter( ( source ) => state.drafts[ `${ source.id }:reply` ] ?? state.drafts[ `${ source.id }:note` ] );
	/* translators: %d: number of a ticket. */
	const keepThis = ( ticket: number ) => sprintf( __( 'Keep ticket %d', 'deskfold' ), ticket );
	return (
		<>
			{ warning && <Bar look="warning">{ warning }</Bar> }
			{ drafts.map( ( source ) => (
				<Bar key={ source.id } look="warning">
					{ /* translators: %d: number of a ticket. */ sprintf( __( 'You have a draft in ticket %d. It stays there, and is back when you undo this.', 'deskfold' ), source.id ) }
				</Bar>
			) ) }
			<div className="df-merge-sides">
				<div className="df-merge-sources">
					{ sources.map( ( source ) => (
						<Side
							key={ source.id }
							ticket={ source }
							isKept={ false }
							messages={ messagesIn( state, source.id ) }
							total={ source.message_count }
							action={ one ? undefined : { label: __( 'Keep this one', 'deskfold' ), name: keepThis( source.id ), run: () => onKeep( source.id ) } }
						/>
					) ) }
				</div>
				<span className="df-merge-arrow">
					<Icon name="next" />
				</span>
				<Side
					ticket={ keep }
					isKept
					messages={ together( [ keep, ...sources ].map( ( ticket ) => messagesIn( state, ticket.id ) ) ) }
					total={ [ keep, ...sources ].reduce( ( sum, ticket ) => sum + ticket.message_count, 0 ) }
					action={ one && { label: __( 'Swap', 'deskfold' ), name: keepThis( one.id ), run: () => onKeep( one.id ) } }
				/>
			</div>
			<h3>{ __( 'What happens', 'deskfold' ) }</h3>
			<ul className="df-merge-what">
				{ consequences( keep, sources ).map( ( line ) => (
					<li key={ line }>
						<Icon name="check" size={ 18 } />
						<span dir="auto">{ line }</span>
					</li>
				) ) }
			</ul>
		</>
	);
}
