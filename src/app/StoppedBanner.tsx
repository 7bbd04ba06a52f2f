import { __, _n, sprintf } from '@wordpress/i18n';
import { useState } from 'react';
import { problemOf } from '../core/api';
import { letAutomaticMailGoOn, useAutomaticMail } from '../core/automaticMail';
import { number, timeOfDay } from '../core/format';
import { useSite } from '../core/site';
import { toast } from '../core/toasts';
import { Bar, Button } from '../ui';

/** Too much automatic mail within an hour: what happened, what is safe, and the one way on. */
export function StoppedBanner(): JSX.Element | null {
	const { stopped_at: at, until_at: until, held } = useAutomaticMail();
	const { standing } = useSite();
	const [ busy, setBusy ] = useState( false );
	if ( at === null || until === null || standing !== 'live' ) {
		return null;
	}
	const goOn = () => {
		setBusy( true );
		void letAutomaticMailGoOn()
			.then( () => toast( __( 'Automatic mail goes out again.', 'deskfold' ) ) )
			.catch( ( thrown ) => toast( problemOf( thrown ).message, { isError: true } ) )
			.finally( () => setBusy( false ) );
	};
	const go = (
		<span className="df-site-ways">
			<Button size="small" disabled={ busy } onClick={ goOn }>
				{ __( 'Send automatic mail again', 'deskfold' ) }
			</Button>
		</span>
	);
	return (
		<div className="df-site-banner">
			<Bar look="warning" action={ go }>
				<b>{ /* translators: %s: a time of day. */ sprintf( __( 'Automatic mail was stopped at %s: there was too much of it within an hour.', 'deskfold' ), timeOfDay( at ) ) }</b>{ ' ' }
				{ /* translators: %s: a number of mails. */ sprintf( _n( '%s acknowledgement was not sent.', '%s acknowledgements were not sent.', held, 'deskfold' ), number( held ) ) }{ ' ' }
				{ /* translators: %s: a time of day. */ sprintf( __( 'Tickets still come in and replies still go out. It goes on by itself at %s; look first whether somebody floods your form or mailbox.', 'deskfold' ), timeOfDay( until ) ) }
			</Bar>
		</div>
	);
}
