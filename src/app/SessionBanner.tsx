import { __ } from '@wordpress/i18n';
import { boot } from '../core/boot';
import { askToLogIn, useSessionLost } from '../core/session';
import { Bar } from '../ui';

/** The login has run out: what is safe, and the way back without leaving the page. */
export function SessionBanner(): JSX.Element | null {
	const lost = useSessionLost();
	return lost ? (
		<div className="df-site-banner">
			<Bar
				look="warning"
				urgent
				action={
					<a className="df-button is-secondary is-small" href={ boot().urls.desk } target="_blank" rel="noreferrer" onClick={ ( event ) => askToLogIn() && event.preventDefault() }>
						{ __( 'Log in again', 'deskfold' ) }
					</a>
				}
			>
				<b>{ __( 'You were logged out.', 'deskfold' ) }</b> { __( 'What you write is kept on this computer. Log in again and go on.', 'deskfold' ) }
			</Bar>
		</div>
	) : null;
}
