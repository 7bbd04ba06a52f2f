import { __ } from '@wordpress/i18n';
import { Icon } from '../../ui';
import type { SitePage } from './store';

type Props = { site: string; title: string; hasForm: boolean; shown: SitePage | undefined };

/** A sketch of what visitors will see, and the page itself once the form is on it. */
export function Preview( { site, title, hasForm, shown }: Props ): JSX.Element {
	return (
		<div className="df-wizard-look">
			<div className="df-wizard-mini" aria-hidden="true">
				<div className="df-wizard-mini-bar">{ site }</div>
				<div className="df-wizard-mini-page">
					<b dir="auto">{ title }</b>
					<i />
					<i />
					<i />
					{ hasForm && (
						<div className="df-wizard-mini-form">
							<em />
							<em className="is-tall" />
							<u />
						</div>
					) }
				</div>
			</div>
			{ hasForm && shown && (
				<a className="df-button is-tertiary is-medium has-icon" href={ shown.url } target="_blank" rel="noreferrer">
					<Icon name="external" />
					{ __( 'Look at the page', 'deskfold' ) }
				</a>
			) }
		</div>
	);
}
