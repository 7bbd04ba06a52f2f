import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useRef, useState } from 'react';
import { firstName } from '../core/format';
import type { Message, Ticket } from '../core/types.gen';
import { Button, Icon, IconButton } from '../ui';
import type { StoredDraft } from './state';
import { useDesk } from './store';

const NONE: readonly Message[] = [];

export type Newer = { message: Message | undefined; read: () => void; dismiss: () => void };

/** A message of somebody else that came in after the composer was opened. */
export function useNewer( ticket: Ticket, refused: boolean ): Newer {
	const messages = useDesk( ( state ) => state.messages[ ticket.id ] ?? NONE, [ ticket.id ] );
	const me = useDesk( ( state ) => state.me );
	const [ since, setSince ] = useState( () => messages[ messages.length - 1 ]?.id ?? 0 );
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
	return { message, read, dismiss: () => setSince( Math.max( since, ...messages.map( ( one ) => one.id ) ) ) };
}

type Props = { newer: Newer; draft: StoredDraft; onAnyway: () => void };

/** Above the text, never over it: something new came in, or the message did not get through. */
export function Collision( { newer, draft, onAnyway }: Props ): JSX.Element | null {
	const { problem } = draft;
	if ( problem && problem.kind !== 'something_newer' ) {
		return (
			<div className="df-collision is-error" role="alert">
				<Icon name="warning" />
				<span className="df-grow">
					{ /* translators: %s: the reason, a whole sentence. */ sprintf( __( 'Not sent. %s Your text is still here.', 'deskfold' ), problem.message ) }
				</span>
			</div>
		);
	}
	const { message } = newer;
	if ( ! message && ! problem ) {
		return null;
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
				<Button look="tertiary" size="small" onClick={ onAnyway }>
					{ __( 'Send anyway', 'deskfold' ) }
				</Button>
			) : (
				<IconButton icon="close" size={ 24 } iconSize={ 18 } label={ __( 'Dismiss', 'deskfold' ) } onClick={ newer.dismiss } />
			) }
		</div>
	);
}
