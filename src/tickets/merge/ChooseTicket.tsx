import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { isAbort, problemOf } from '../../core/api';
import { ago, nameOf } from '../../core/format';
import type { Ticket } from '../../core/types.gen';
import { Bar, Button, Icon, Skeleton, TextField, useSlow } from '../../ui';
import { useActions } from '../store';
import { statusIcon, statusWord } from '../words';

const PATIENCE = 250;

type Answer = { of: string; found: readonly Ticket[]; problem: string };

/** This customer's other tickets, or those that fit to what is typed. */
function useFound( ticket: Ticket, words: string, attempt: number ): Answer | undefined {
	const { findTickets, ticketsOf } = useActions();
	const of = `${ attempt } ${ words }`;
	const [ answer, setAnswer ] = useState< Answer >();
	useEffect( () => {
		const abort = new AbortController();
		const ask = () =>
			( words ? findTickets( words, abort.signal ) : ticketsOf( ticket.customer_id, abort.signal ) ).then(
				( found ) => setAnswer( { of, found: found.filter( ( one ) => one.id !== ticket.id && one.status !== 'merged' ), problem: '' } ),
				( thrown: unknown ) => isAbort( thrown ) || setAnswer( { of, found: [], problem: problemOf( thrown ).message } )
			);
		const timer = setTimeout( () => void ask(), words ? PATIENCE : 0 );
		return () => {
			clearTimeout( timer );
			abort.abort();
		};
	}, [ ticket.customer_id, ticket.id, words, of, findTickets, ticketsOf ] );
	return answer?.of === of ? answer : undefined;
}

/** The other one of the two. */
export function ChooseTicket( { ticket, onChoose }: { ticket: Ticket; onChoose: ( id: number ) => void } ): JSX.Element {
	const [ typed, setTyped ] = useState( '' );
	const [ attempt, setAttempt ] = useState( 0 );
	const box = useRef< HTMLDivElement >( null );
	useLayoutEffect( () => {
		// The dialog was opened to answer this; the attribute is what showModal() asks for.
		const field = box.current?.querySelector( 'input' );
		field?.setAttribute( 'autofocus', '' );
		field?.focus();
	}, [] );
	const words = typed.trim();
	const answer = useFound( ticket, words, attempt );
	const slow = useSlow( answer === undefined );
	const name = nameOf( ticket.customer_name, ticket.customer_address );
	const none = words
		? __( 'No ticket matches. Try its number, or a word of its subject.', 'deskfold' )
		: /* translators: %s: name of a customer. */ sprintf( __( '%s has no other ticket. Search for one of somebody else.', 'deskfold' ), name );
	return (
		<div ref={ box } className="df-merge-choose">
			<TextField label={ __( 'Merge with', 'deskfold' ) } type="search" autoComplete="off" placeholder={ __( 'Number, name, address or words', 'deskfold' ) } value={ typed } onChange={ ( event ) => setTyped( event.target.value ) } />
			<h3>{ words ? __( 'Found', 'deskfold' ) : /* translators: %s: name of a customer. */ sprintf( __( 'Other tickets of %s', 'deskfold' ), name ) }</h3>
			{ answer?.problem && (
				<Bar look="error" action={ <Button look="tertiary" size="small" onClick={ () => setAttempt( attempt + 1 ) }>{ __( 'Try again', 'deskfold' ) }</Button> }>
					{ answer.problem }
				</Bar>
			) }
			{ answer && ! answer.problem && answer.found.length === 0 && <p className="df-muted">{ none }</p> }
			<ul aria-busy={ answer === undefined }>
				{ answer?.found.map( ( one ) => (
					<li key={ one.id }>
						<button type="button" onClick={ () => onChoose( one.id ) }>
							<span className={ `status-${ one.status }` } title={ statusWord( one.status ) }>
								<Icon name={ statusIcon( one.status ) } size={ 18 } />
							</span>
							<span className="df-num df-muted">{ one.id }</span>
							<span className="df-grow df-merge-words">
								<span className="df-cut" dir="auto">
									{ one.subject || __( 'No subject', 'deskfold' ) }
								</span>
								{ one.customer_id !== ticket.customer_id && <bdi className="df-cut df-muted">{ nameOf( one.customer_name, one.customer_address ) }</bdi> }
							</span>
							<time className="df-muted df-num">{ ago( one.last_message_at, Date.now() ) }</time>
						</button>
					</li>
				) ) }
				{ answer === undefined && slow && [ 60, 80, 50 ].map( ( width ) => <li key={ width }><Skeleton width={ `${ width }%` } height={ 16 } /></li> ) }
			</ul>
		</div>
	);
}
