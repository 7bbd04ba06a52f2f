import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useId, useState } from 'react';
import { api, problemOf } from '../../core/api';
import { ago, fileSize, fullDate, nameOf } from '../../core/format';
import { toast } from '../../core/toasts';
import { Button, Chip, Icon } from '../../ui';
import { Confirm } from '../Confirm';
import { MakeTicket } from './MakeTicket';
import { store, type Outcome, type Parked } from './store';

const titleOf = ( { subject }: Parked ): string => subject || __( '(no subject)', 'deskfold' );

export function ParkedCard( { parked }: { parked: Parked } ): JSX.Element {
	const id = useId();
	return (
		<li>
			<article className="df-settings-card df-parked" aria-labelledby={ id }>
				<header>
					<h2 id={ id } className="df-cut" dir="auto">
						{ titleOf( parked ) }
					</h2>
					<time dateTime={ new Date( parked.received_at ).toISOString() } title={ fullDate( parked.received_at ) }>
						{ ago( parked.received_at, Date.now() ) }
					</time>
				</header>
				<p className="df-parked-from df-cut">
					{ parked.from ? (
						<>
							<bdi>{ nameOf( parked.from_name, parked.from ) }</bdi>
							{ parked.from_name && <small dir="ltr">{ parked.from }</small> }
						</>
					) : (
						<span className="df-muted">{ __( 'From nobody who can be named', 'deskfold' ) }</span>
					) }
					<Chip>{ fileSize( parked.size ) }</Chip>
				</p>
				{ parked.excerpt && (
					<p className="df-parked-excerpt" dir="auto">
						{ parked.excerpt }
					</p>
				) }
				<Reason parked={ parked } />
				<Acts parked={ parked } />
			</article>
		</li>
	);
}

function Reason( { parked }: { parked: Parked } ): JSX.Element {
	return (
		<div className="df-parked-reason">
			<Icon name="warning" size={ 18 } />
			<div>
				<p>
					<b>{ parked.what }</b> { parked.advice }
				</p>
				{ parked.details && (
					<details>
						<summary>{ __( 'Technical details', 'deskfold' ) }</summary>
						<code dir="ltr">{ parked.details }</code>
					</details>
				) }
			</div>
		</div>
	);
}

function Acts( { parked }: { parked: Parked } ): JSX.Element {
	const { retry, discard } = useDispatch( store );
	const [ isBusy, setBusy ] = useState( false );
	const [ asks, setAsks ] = useState< 'ticket' | 'discard' >();
	const again = async () => {
		setBusy( true );
		try {
			tellOutcome( await retry( parked.id ) );
		} catch ( thrown ) {
			toast( problemOf( thrown ).message, { isError: true } );
		} finally {
			setBusy( false );
		}
	};
	const remove = async () => {
		try {
			await discard( parked.id );
			toast( __( 'The message is deleted.', 'deskfold' ) );
		} catch ( thrown ) {
			toast( problemOf( thrown ).message, { isError: true } );
		}
	};
	/* translators: %s: subject of a message. */
	const about = ( words: string ) => sprintf( words, titleOf( parked ) );
	return (
		<footer>
			<Button
				icon="retry"
				disabled={ isBusy }
				onClick={ () => void again() }
				aria-label={
					/* translators: %s: subject of a message. */
					about( __( 'Try again: %s', 'deskfold' ) )
				}
			>
				{ isBusy ? __( 'Trying…', 'deskfold' ) : __( 'Try again', 'deskfold' ) }
			</Button>
			<Button
				icon="plus"
				onClick={ () => setAsks( 'ticket' ) }
				aria-label={
					/* translators: %s: subject of a message. */
					about( __( 'Make a ticket: %s', 'deskfold' ) )
				}
			>
				{ __( 'Make a ticket', 'deskfold' ) }
			</Button>
			<a className="df-button is-tertiary is-medium has-icon" href={ api.link( `quarantine/${ parked.id }/raw` ) } download>
				<Icon name="download" />
				{ __( 'Original', 'deskfold' ) }
			</a>
			<span className="df-grow" />
			<Button
				look="tertiary"
				icon="trash"
				onClick={ () => setAsks( 'discard' ) }
				aria-label={
					/* translators: %s: subject of a message. */
					about( __( 'Delete: %s', 'deskfold' ) )
				}
			>
				{ __( 'Delete', 'deskfold' ) }
			</Button>
			{ asks === 'ticket' && <MakeTicket parked={ parked } onDone={ tellOutcome } onClose={ () => setAsks( undefined ) } /> }
			{ asks === 'discard' && (
				<Confirm title={ __( 'Delete this message?', 'deskfold' ) } action={ __( 'Delete for good', 'deskfold' ) } onClose={ () => setAsks( undefined ) } onConfirm={ remove }>
					{ __( 'Its bytes are deleted from this site, and the same mail does not come in again. A mail still lies in its mailbox on the mail server.', 'deskfold' ) }
				</Confirm>
			) }
		</footer>
	);
}

/** What became of it, with a way there. */
function tellOutcome( { ticket_id: ticket, parked, result }: Outcome ): void {
	if ( parked ) {
		toast( __( 'It is still so: the message stays in quarantine.', 'deskfold' ), { isError: true } );
		return;
	}
	if ( ticket ) {
		/* translators: %d: number of a ticket. */
		toast( sprintf( __( 'The message is in ticket %d now.', 'deskfold' ), ticket ), { action: { label: __( 'Open', 'deskfold' ), run: () => ( window.location.hash = `#/tickets/${ ticket }` ) } } );
		return;
	}
	toast( result === 'duplicate' ? __( 'The same message had come in before.', 'deskfold' ) : __( 'The message has been read. It needed no ticket.', 'deskfold' ) );
}
