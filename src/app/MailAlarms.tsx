import { useAlarms } from '../core/alarms';
import { useSite } from '../core/site';
import { Bar } from '../ui';

/** Mail that does not flow is everybody's matter, and the manager's to mend: above all panes, with one thing to do. */
export function MailAlarms(): JSX.Element | null {
	const alarms = useAlarms();
	const { standing } = useSite();
	// A copy of the site is silent on purpose, and its own banner says so.
	if ( alarms.length === 0 || standing !== 'live' ) {
		return null;
	}
	return (
		<div className="df-site-banner">
			{ alarms.map( ( { mailbox_id: id, kind, title, text, action } ) => (
				<Bar
					key={ `${ id } ${ kind }` }
					look={ kind === 'silence' ? 'warning' : 'error' }
					action={
						<a className="df-button is-plain is-medium" href={ `#/settings/mailboxes/${ id }` }>
							{ action }
						</a>
					}
				>
					<strong dir="auto">{ title }</strong> <span dir="auto">{ text }</span>
				</Bar>
			) ) }
		</div>
	);
}
