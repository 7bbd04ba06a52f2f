import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useState } from 'react';
import { boot } from '../core/boot';
import { problemOf } from '../core/api';
import { nameOf } from '../core/format';
import type { Message, MessageMatch } from '../core/types.gen';
import { Bar, Button, Dialog, Icon, Skeleton, useSlow, type GlyphName } from '../ui';
import { MoveTo } from './MoveTo';
import { useActions } from './store';
import { trusting } from './words';

type Line = MessageMatch[ 'tried' ][ number ];

const icons: Record< Line[ 'verdict' ], GlyphName > = {
	joined: 'resolved',
	vouched: 'resolved',
	unknown: 'uncertain',
	wrong_signature: 'spam',
	stranger: 'warning',
	other_mailbox: 'info',
	too_old: 'clock',
	claimed: 'warning',
};

/** What the server knows of it; asked once while the part that shows it is there. */
export function useMatch( id: number, wanted = true ): { match?: MessageMatch; problem?: string } {
	const { explain } = useActions();
	const [ answer, setAnswer ] = useState< { match?: MessageMatch; problem?: string } >( {} );
	useEffect( () => {
		let gone = false;
		if ( wanted ) {
			explain( id ).then(
				( match ) => gone || setAnswer( { match } ),
				( thrown: unknown ) => gone || setAnswer( { problem: problemOf( thrown ).message } )
			);
		}
		return () => {
			gone = true;
		};
	}, [ id, wanted, explain ] );
	return answer;
}

/** Why a message stands in this ticket: one sentence, what was looked at, and the way to where it belongs. */
export function WhyHere( { message, onClose }: { message: Message; onClose: () => void } ): JSX.Element {
	const { match, problem } = useMatch( message.id );
	const slow = useSlow( ! match && ! problem );
	const movable = boot().user.caps.reply && message.kind === 'incoming';
	return (
		<Dialog title={ __( 'Why is this here?', 'deskfold' ) } width={ 600 } className="df-why" onClose={ onClose }>
			{ slow && ! match && <Waiting /> }
			{ problem && <Bar look="error">{ problem }</Bar> }
			{ match && (
				<>
					<p className="df-why-summary">{ match.summary }</p>
					{ message.warning && ! match.tried.some( ( line ) => line.verdict === 'stranger' ) && <Bar look="warning">{ message.warning }</Bar> }
					{ match.tried.length > 0 && <Tried lines={ match.tried } /> }
					{ movable && <MoveTo message={ message } match={ match } onDone={ onClose } /> }
				</>
			) }
		</Dialog>
	);
}

function Waiting(): JSX.Element {
	return (
		<div className="df-why-waiting" aria-busy="true">
			<Skeleton width="80%" height={ 16 } />
			<Skeleton width="60%" />
			<Skeleton width="70%" />
		</div>
	);
}

function Tried( { lines }: { lines: readonly Line[] } ): JSX.Element {
	return (
		<section className="df-why-tried">
			<h3>{ __( 'What was looked at', 'deskfold' ) }</h3>
			<ol>
				{ lines.map( ( line, index ) => (
					<li key={ index } className={ `is-${ line.verdict }` }>
						<Icon name={ icons[ line.verdict ] } size={ 18 } />
						<div>
							<b>{ line.title }</b>
							<code dir="ltr" className="df-cut" title={ line.candidate }>
								{ line.candidate }
							</code>
							<span>{ line.reason }</span>
						</div>
					</li>
				) ) }
			</ol>
		</section>
	);
}

/** A warning above a message, with the answers that one may have to it. */
export function Warned( { message, onWhy }: { message: Message; onWhy: () => void } ): JSX.Element {
	const asks = message.kind === 'incoming' && message.id > 0;
	const { match } = useMatch( message.id, asks );
	const { moveMessage } = useActions();
	const [ busy, setBusy ] = useState( false );
	const [ problem, setProblem ] = useState( '' );
	const ticket = match?.tickets.find( ( one ) => match.tried.some( ( line ) => line.verdict === 'stranger' && line.ticket_id === one.id ) );
	const trust = async ( id: number ) => {
		setBusy( true );
		try {
			await moveMessage( message, id );
		} catch ( thrown ) {
			setProblem( problemOf( thrown ).message );
		}
		setBusy( false );
	};
	return (
		<Bar look="warning">
			{ message.warning }
			{ problem && <span className="df-field-error">{ problem }</span> }
			{ asks && (
				<span className="df-warned">
					{ ticket && boot().user.caps.reply && (
						<Button size="small" look="secondary" disabled={ busy } title={ trusting( message.author_address, ticket.id ) } onClick={ () => void trust( ticket.id ) }>
							{ /* translators: 1: name of a customer, 2: number of a ticket. */
							sprintf( __( 'This is really %1$s: move it to %2$d', 'deskfold' ), nameOf( ticket.customer_name, ticket.customer_address ), ticket.id ) }
						</Button>
					) }
					<Button size="small" look="tertiary" onClick={ onWhy }>
						{ __( 'Why is this here?', 'deskfold' ) }
					</Button>
				</span>
			) }
		</Bar>
	);
}
