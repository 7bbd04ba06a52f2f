import { __ } from '@wordpress/i18n';
import type { SitePage } from './store';

type Props = { site: string; title: string; hasForm: boolean; shown: SitePage | undefined };

/** What visitors will see: the page itself once the form is on it, a sketch before. */
export function Preview( { site, title, hasForm, shown }: Props ): JSX.Element {
	if ( hasForm && shown ) {
		return (
			<div className="df-wizard-mini">
				<div className="df-wizard-mini-bar">{ site }</div>
				<iframe title={ __( 'The page with the form', 'deskfold' ) } src={ shown.url } tabIndex={ -1 } sandbox="allow-same-origin" />
			</div>
		);
	}
	return (
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
	);
}
