import { __, sprintf } from '@wordpress/i18n';
import { useState } from 'react';
import { boot } from '../core/boot';
import { timeOfDay } from '../core/format';
import { useSite } from '../core/site';
import type { Message } from '../core/types.gen';
import { Button, Icon } from '../ui';
import { DeliveryLog } from './DeliveryLog';
import { Later } from './Later';
import { useActions } from './store';

/** Where our mail is: on its way, sent, or not delivered with the reason and a way on. */
export function Delivery( { message }: { message: Message } ): JSX.Element | null {
	if ( message.kind === 'note' || message.kind === 'incoming' ) {
		return null;
	}
	switch ( message.state ) {
		case 'queued':
		case 'sending':
			return <OnItsWay message={ message } />;
		case 'scheduled':
		case 'held':
			return <Later message={ message } />;
		case 'sent':
			return (
				<footer className="df-delivery">
					<DeliveryLog messageId={ message.id }>
						<Icon name="sent" size={ 16 } />
						{ /* translators: %s: a time of day. */ sprintf( __( 'Sent %s', 'deskfold' ), timeOfDay( message.sent_at ?? message.created_at ) ) }
					</DeliveryLog>
					{ message.failure && (
						<span className="df-delivery-late" dir="auto">
							{ message.failure }
						</span>
					) }
				</footer>
			);
		case 'failed':
		case 'uncertain':
			return <Undelivered message={ message } />;
		default:
			return null;
	}
}

/** Where no attempt can have been made yet there is no log to open. */
function OnItsWay( { message }: { message: Message } ): JSX.Element {
	const { standing } = useSite();
	const words =
		standing === 'live'
			? onItsWay( message )
			: __( 'Sending is paused: this site looks like a copy. The reply is kept and waits.', 'deskfold' );
	const state = (
		<>
			<Icon name="clock" size={ 16 } />
			<span className="df-grow">{ words }</span>
		</>
	);
	return <footer className="df-delivery">{ message.attempts > 0 && message.id > 0 ? <DeliveryLog messageId={ message.id }>{ state }</DeliveryLog> : state }</footer>;
}

function onItsWay( { failure, next_attempt_at, state }: Message ): string {
	if ( failure && next_attempt_at ) {
		/* translators: 1: a reason, a sentence, 2: a time of day. */
		return sprintf( __( 'Not delivered yet: %1$s Next try at %2$s.', 'deskfold' ), failure, timeOfDay( next_attempt_at ) );
	}
	return state === 'sending' ? __( 'Sending', 'deskfold' ) : __( 'On its way', 'deskfold' );
}

function Undelivered( { message }: { message: Message } ): JSX.Element {
	const { retry } = useActions();
	const [ busy, setBusy ] = useState( false );
	const uncertain = message.state === 'uncertain';
	const again = async () => {
		setBusy( true );
		await retry( message.id );
		setBusy( false );
	};
	const why = message.failure || __( 'the reason is not known.', 'deskfold' );
	const way = boot().user.caps.reply && (
		<Button look="tertiary" size="small" disabled={ busy } onClick={ () => void again() }>
			{ uncertain ? __( 'Send again', 'deskfold' ) : __( 'Try again', 'deskfold' ) }
		</Button>
	);
	return (
		<footer className="df-delivery is-failed">
			<DeliveryLog messageId={ message.id } way={ way }>
				<Icon name={ uncertain ? 'uncertain' : 'warning' } size={ 16 } />
				<span className="df-grow">
					{ uncertain
						? /* translators: %s: a reason, a sentence. */ sprintf( __( 'Perhaps not delivered: %s', 'deskfold' ), why )
						: /* translators: %s: a reason, a sentence. */ sprintf( __( 'Not delivered: %s', 'deskfold' ), why ) }
				</span>
			</DeliveryLog>
			{ way && <span className="df-delivery-way">{ way }</span> }
		</footer>
	);
}
