import { __, sprintf } from '@wordpress/i18n';
import { useState } from 'react';
import { run } from '../app/keys';
import { boot } from '../core/boot';
import { useNow } from '../core/clock';
import { comingLong, firstName } from '../core/format';
import { useSite } from '../core/site';
import type { Message } from '../core/types.gen';
import { Button, Icon } from '../ui';
import { useActions, useDesk } from './store';

const NONE: readonly Message[] = [];

/** Under a reply that has not gone yet: when it goes or why not, and the ways on. */
export function Later( { message }: { message: Message } ): JSX.Element {
	const { sendNow, unschedule } = useActions();
	const [ busy, setBusy ] = useState( false );
	const held = message.state === 'held';
	const act = async ( what: () => Promise< unknown > ) => {
		setBusy( true );
		await what();
		setBusy( false );
	};
	const edit = async () => {
		if ( await unschedule( message, { quiet: true } ) ) {
			run( 'reply' );
		}
	};
	return (
		<footer className={ `df-delivery ${ held ? 'is-failed' : '' }` }>
			<Icon name={ held ? 'warning' : 'clock' } size={ 16 } />
			<Words message={ message } />
			{ boot().user.caps.reply && message.id > 0 && (
				<span className="df-delivery-way df-later-ways">
					<Button look="tertiary" size="small" disabled={ busy } onClick={ () => void act( edit ) }>
						{ __( 'Edit', 'deskfold' ) }
					</Button>
					<Button look="tertiary" size="small" disabled={ busy } onClick={ () => void act( () => sendNow( message ) ) }>
						{ __( 'Send now', 'deskfold' ) }
					</Button>
					<Button look="tertiary" size="small" disabled={ busy } onClick={ () => void act( () => unschedule( message ) ) }>
						{ __( 'Do not send', 'deskfold' ) }
					</Button>
				</span>
			) }
		</footer>
	);
}

function Words( { message }: { message: Message } ): JSX.Element {
	const now = useNow();
	const { standing } = useSite();
	const since = useDesk(
		( state ) => ( state.messages[ message.ticket_id ] ?? NONE ).find( ( one ) => message.id > 0 && one.id > message.id && one.kind === 'incoming' && ! one.is_auto_reply ),
		[ message.ticket_id, message.id ]
	);
	if ( message.state === 'held' ) {
		return (
			<span className="df-grow" dir="auto">
				{ /* translators: %s: a reason, whole sentences. */ sprintf( __( 'Held back: %s', 'deskfold' ), message.failure ) }
			</span>
		);
	}
	if ( standing !== 'live' ) {
		return <span className="df-grow">{ __( 'Sending is paused: this site looks like a copy. The reply is kept and waits.', 'deskfold' ) }</span>;
	}
	const when = comingLong( message.next_attempt_at ?? now, now );
	return (
		<span className="df-grow">
			{ since
				? /* translators: 1: a day and a time, 2: first name of a customer. */ sprintf( __( 'Was to go on %1$s. %2$s has written since, so it will be held back.', 'deskfold' ), when, firstName( since.author_name, since.author_address ) )
				: /* translators: %s: a day and a time. */ sprintf( __( 'Goes on %s', 'deskfold' ), when ) }
		</span>
	);
}
