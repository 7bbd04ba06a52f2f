import { __ } from '@wordpress/i18n';
import { Clip } from '../shared/Clip';
import type { FormAttributes } from './edit';

/** What visitors will see. Nothing in it can be filled in. */
export function Preview( { attributes }: { attributes: FormAttributes } ) {
	const consent = attributes.consent || __( 'The consent text from Deskfold’s settings.', 'deskfold' );
	return (
		<div className="df-form">
			<div className="df-two">
				<Field label={ __( 'Your name', 'deskfold' ) } />
				<Field label={ __( 'E-mail', 'deskfold' ) } />
			</div>
			{ attributes.topics.some( ( topic ) => topic.trim() ) && (
				<Field label={ __( 'What is it about?', 'deskfold' ) } text={ __( 'Please choose', 'deskfold' ) } />
			) }
			{ attributes.asks_subject && <Field label={ __( 'Subject', 'deskfold' ) } /> }
			<Field label={ __( 'Your message', 'deskfold' ) } isLong />
			{ attributes.takes_files && (
				<div className="df-field">
					<div className="df-drop">
						<Clip />
						<span>
							<b>{ __( 'Add files', 'deskfold' ) }</b>
						</span>
					</div>
				</div>
			) }
			{ attributes.asks_consent && (
				<div className="df-field df-consent">
					<label>
						<input type="checkbox" disabled /> <span>{ consent }</span>
					</label>
				</div>
			) }
			<div className="df-send">
				<div className="wp-element-button df-button">{ attributes.button || __( 'Send message', 'deskfold' ) }</div>
			</div>
		</div>
	);
}

function Field( { label, text = '', isLong = false }: { label: string; text?: string; isLong?: boolean } ) {
	return (
		<div className="df-field">
			<span className="df-label">{ label }</span>
			<div className={ isLong ? 'df-control is-long' : 'df-control' }>{ text }</div>
		</div>
	);
}
