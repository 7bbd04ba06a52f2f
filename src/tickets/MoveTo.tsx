import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useState } from 'react';
import { isAbort, problemOf } from '../core/api';
import { nameOf } from '../core/format';
import type { Message, MessageMatch, Ticket } from '../core/types.gen';
import { Bar, Button, Icon, TextField } from '../ui';
import { useActions, useDesk } from './store';
import { statusIcon, statusWord, trusting } from './words';

type Target = Pick< Ticket, 'id' | 'subject' | 'status' | 'customer_name' | 'customer_address' >;

const PATIENCE = 250;

/** Tickets that fit to what is typed; the ones that the mail itself named stand there from the start. */
function useFound( words: string, here: number ): { found: readonly Target[]; problem: string } {
	const { findTickets } = useActions();
	const [ answer, setAnswer ] = useState< { words: string; found: readonly Target[]; problem: string } >( { words: '', found: [], problem: '' } );
	useEffect( () => {
		const abort = new AbortController();
		const ask = () =>
			findTickets( words, abort.signal ).then(
				( found ) => setAnswer( { words, found: found.filter( ( one ) => one.id !== here ), problem: '' } ),
				( thrown: unknown ) => isAbort( thrown ) || setAnswer( { words, found: [], problem: problemOf( thrown ).message } )
			);
		const timer = words ? setTimeout( () => void ask(), PATIENCE ) : undefined;
		return () => {
			clearTimeout( timer );
			abort.abort();
		};
	}, [ words, here, findTickets ] );
	return words && answer.words === words ? answer : { found: [], problem: '' };
}

/** To a ticket that was named, to one that is searched, to one of its own, or back to where it came from. */
export function MoveTo( { message, match, onDone }: { message: Message; match: MessageMatch; onDone: () => void } ): JSX.Element {
	const { moveMessage, undoMove } = useActions();
	const others = useDesk( ( state ) => ( state.messages[ message.ticket_id ] ?? [] ).some( ( one ) => one.id !== message.id && one.kind !== 'note' ), [ message.ticket_id, message.id ] );
	const [ typed, setTyped ] = useState( '' );
	const [ busy, setBusy ] = useState( false );
	const [ refused, setRefused ] = useState( '' );
	const { found, problem } = useFound( typed.trim(), message.ticket_id );
	const shown = typed.trim() ? found : match.tickets;

	const act = async ( doing: Promise< void > ) => {
		setBusy( true );
		try {
			await doing;
			onDone();
		} catch ( thrown ) {
			setRefused( problemOf( thrown ).message );
			setBusy( false );
		}
	};

	return (
		<section className="df-why-move">
			<h3>{ __( 'Does it belong elsewhere?', 'deskfold' ) }</h3>
			{ ( refused || problem ) && <Bar look="error">{ refused || problem }</Bar> }
			<TextField label={ __( 'Move it to another ticket', 'deskfold' ) } type="search" autoComplete="off" placeholder={ __( 'Number, name, address or words', 'deskfold' ) } value={ typed } help={ trustLine( message ) } onChange={ ( event ) => setTyped( event.target.value ) } />
			{ shown.length > 0 && (
				<ul className="df-why-tickets" aria-label={ __( 'Tickets', 'deskfold' ) }>
					{ shown.map( ( ticket ) => (
						<li key={ ticket.id }>
							<button type="button" disabled={ busy } title={ trusting( message.author_address, ticket.id ) } onClick={ () => void act( moveMessage( message, ticket.id ) ) }>
								<span className={ `status-${ ticket.status }` } title={ statusWord( ticket.status ) }>
									<Icon name={ statusIcon( ticket.status ) } size={ 18 } />
								</span>
								<span className="df-num df-muted">{ ticket.id }</span>
								<span className="df-grow">
									<span className="df-cut" dir="auto">
										{ ticket.subject }
									</span>
									<bdi className="df-cut df-muted">{ nameOf( ticket.customer_name, ticket.customer_address ) }</bdi>
								</span>
								<b>{ __( 'Move here', 'deskfold' ) }</b>
							</button>
						</li>
					) ) }
				</ul>
			) }
			<div className="df-why-ways">
				{ others && (
					<Button icon="plus" disabled={ busy } onClick={ () => void act( moveMessage( message, 0 ) ) }>
						{ __( 'Give it a ticket of its own', 'deskfold' ) }
					</Button>
				) }
				{ match.moved_from !== null && match.can_undo && (
					<Button icon="retry" disabled={ busy } onClick={ () => void act( undoMove( message.id, message.ticket_id ) ) }>
						{ /* translators: %d: number of a ticket. */ sprintf( __( 'Put it back into ticket %d', 'deskfold' ), match.moved_from ) }
					</Button>
				) }
			</div>
		</section>
	);
}

const trustLine = ( { author_address }: Message ): string =>
	/* translators: %s: a mail address. */
	sprintf( __( 'Later mails from %s then join that ticket too.', 'deskfold' ), author_address );
