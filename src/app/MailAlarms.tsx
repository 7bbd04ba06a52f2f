import { useAlarms } from '../core/alarms';
import { Bar } from '../ui';

/** Mail that does not flow is everybody's matter, and the manager's to mend: above all panes, with one thing to do. */
export function MailAlarms(): JSX.Element | null {
	const alarms = useAlarms();
	if ( alarms.length === 0 ) {
		return null;
	}
	return (
		<div className="df-alarms">
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
