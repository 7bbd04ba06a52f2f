import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useRef, useState } from 'react';
import { firstName } from '../core/format';
import type { Message, Ticket } from '../core/types.gen';
import { Button, Icon, IconButton } from '../ui';
import { replyingWords, useOthers } from './Here';
import type { StoredDraft } from './state';
import { useDesk } from './store';
import { isBlank } from './writing';

const NONE: readonly Message[] = [];

/** Said before one begins: somebody else answers this ticket right now. */
function useReplying( ticket: number ): { words: string; hush: () => void } {
	const words = replyingWords( useOthers( ticket ) );
	const [ hushed, setHushed ] = useState( '' );
	useEffect( () => {
		// Who stops and begins again is said again.
		setHushed( ( known ) => ( known === words ? known : '' ) );
	}, [ words ] );
	return { words: hushed === words ? '' : words, hush: () => setHushed( words ) };
}

export type Newer = { message: Message | undefined; read: () => void; dismiss: () => void };

/** A message of somebody else that came in after the composer was opened. */
export function useNewer( ticket: Ticket, isReady: boolean, refused: boolean ): Newer {
	const messages = useDesk( ( state ) => state.messages[ ticket.id ] ?? NONE, [ ticket.id ] );
	const me = useDesk( ( state ) => state.me );
	const last = Math.max( 0, ...messages.map( ( one ) => one.id ) );
	const [ since, setSince ] = useState( isReady ? last : Infinity );
	useEffect( () => {
		// What the conversation opened with is not news.
		if ( isReady && since === Infinity ) {
			setSince( last );
		}
	}, [ isReady, since, last ] );
	const message = messages.findLast( ( one ) => one.id > since && ( one.kind === 'incoming' || ( one.author_kind === 'agent' && one.author_id !== me ) ) );
	const read = () => {
		const card = document.querySelector< HTMLElement >( `[data-message="${ message?.id }"]` );
		card?.scrollIntoView( { block: 'nearest' } );
	};
	// Refused because of it: it comes into view without being asked.
	const latest = useRef( read );
	latest.current = read;
	useEffect( () => {
		if ( refused ) {
			latest.current();
		}
	}, [ refused, message?.id ] );
	return { message, read, dismiss: () => setSince( last ) };
}

type Props = { newer: Newer; draft: StoredDraft; onAgain: () => void };

/** Above the text, never over it: something new came in, or the message did not get through. */
export function Collision( { newer, draft, onAgain }: Props ): JSX.Element | null {
	const { problem } = draft;
	const replying = useReplying( draft.ticket_id );
	if ( problem && problem.kind !== 'something_newer' ) {
		return (
			<div className="df-collision is-error" role="alert">
				<Icon name="warning" />
				<span className="df-grow">
					{ /* translators: %s: the reason, a whole sentence. */ sprintf( __( 'Not sent. %s Your text is still here.', 'deskfold' ), problem.message ) }
				</span>
				<Button look="tertiary" size="small" onClick={ onAgain }>
					{ __( 'Try again', 'deskfold' ) }
				</Button>
			</div>
		);
	}
	const { message } = newer;
	const writes = ! isBlank( draft.html );
	if ( ! problem && ( ! message || ! writes ) ) {
		return replying.words ? <Replying { ...replying } /> : null;
	}
	const who = message ? firstName( message.author_name, message.author_address ) : '';
	let words = __( 'Something new came in. Read it before you send.', 'deskfold' );
	if ( message ) {
		words =
			message.kind === 'incoming'
				? /* translators: %s: first name of a customer. */ sprintf( __( '%s wrote again while you were typing.', 'deskfold' ), who )
				: /* translators: %s: first name of a member of the team. */ sprintf( __( '%s answered while you were typing.', 'deskfold' ), who );
	}
	return (
		<div className="df-collision" role="status">
			<Icon name="bell" />
			<span className="df-grow">{ words }</span>
			{ message && (
				<Button look="tertiary" size="small" onClick={ newer.read }>
					{ __( 'Read it', 'deskfold' ) }
				</Button>
			) }
			{ problem ? (
				<Button look="tertiary" size="small" onClick={ onAgain }>
					{ __( 'Send anyway', 'deskfold' ) }
				</Button>
			) : (
				<IconButton icon="close" size={ 24 } iconSize={ 18 } label={ __( 'Dismiss', 'deskfold' ) } onClick={ newer.dismiss } />
			) }
		</div>
	);
}

function Replying( { words, hush }: { words: string; hush: () => void } ): JSX.Element {
	return (
		<div className="df-collision is-company" role="status">
			<Icon name="pencil" />
			<bdi className="df-grow">{ words }</bdi>
			<IconButton icon="close" size={ 24 } iconSize={ 18 } label={ __( 'Dismiss', 'deskfold' ) } onClick={ hush } />
		</div>
	);
}
