import { RichText } from '@wordpress/block-editor';
import { __ } from '@wordpress/i18n';
import { Clip } from '../shared/Clip';
import { defaults } from './defaults';
import { subjectOf, topicsOf, worded, type FormProps } from './attributes';
import { useIsPicture } from './picture';

type FieldProps = FormProps & { name: string; label: string; text?: string; isLong?: boolean; isOffered?: boolean };

/** What visitors will see. Labels and the button are written in place; nothing else in it can be filled in. */
export function Preview( props: FormProps ) {
	const { attributes } = props;
	const subject = subjectOf( attributes );
	const topics = topicsOf( attributes ).filter( ( { label } ) => label.trim() );
	return (
		<div className={ `df-form ${ attributes.layout === 'stacked' ? 'is-stacked' : '' }` }>
			<div className="df-two">
				{ attributes.name !== 'absent' && <Field { ...props } name="name" label={ __( 'Your name', 'deskfold' ) } isOffered={ attributes.name === 'offered' } /> }
				<Field { ...props } name="email" label={ __( 'E-mail', 'deskfold' ) } />
			</div>
			{ topics.length > 0 && <Field { ...props } name="topic" label={ __( 'What is it about?', 'deskfold' ) } text={ __( 'Please choose', 'deskfold' ) } /> }
			{ subject !== 'absent' && <Field { ...props } name="subject" label={ __( 'Subject', 'deskfold' ) } isOffered={ subject === 'offered' } /> }
			<Field { ...props } name="message" label={ __( 'Your message', 'deskfold' ) } isLong />
			{ attributes.takes_files && (
				<div className="df-field">
					<div className="df-drop">
						<Clip />
						<Label { ...props } name="files" label={ __( 'Add files', 'deskfold' ) } tag="b" />
					</div>
				</div>
			) }
			<Consent { ...props } />
			<div className="df-send">
				<Words tag="div" className="wp-element-button df-button" usual={ defaults().button } value={ attributes.button } onChange={ ( button ) => props.setAttributes( { button } ) } />
			</div>
		</div>
	);
}

function Label( { attributes: { labels }, setAttributes, name, label, tag = 'span' }: FormProps & { name: string; label: string; tag?: string } ) {
	return <Words tag={ tag } className="df-label" usual={ label } value={ labels[ name ] ?? '' } onChange={ ( text ) => setAttributes( { labels: worded( labels, name, text ) } ) } />;
}

type WordsProps = { tag: string; className: string; usual: string; value: string; onChange: ( text: string ) => void };

/** Written in place. The editor's small pictures of blocks show no placeholders: there the usual words are the text. */
function Words( { tag, className, usual, value, onChange }: WordsProps ) {
	const isPicture = useIsPicture();
	return <RichText tagName={ tag } className={ className } placeholder={ usual } allowedFormats={ [] } value={ value || ( isPicture ? usual : '' ) } onChange={ onChange } />;
}

function Field( { text = '', isLong = false, isOffered = false, ...props }: FieldProps ) {
	const help = props.attributes.helps[ props.name ];
	return (
		<div className="df-field">
			<span>
				<Label { ...props } />
				{ isOffered && <span className="df-hint"> { __( '(optional)', 'deskfold' ) }</span> }
			</span>
			<div className={ `df-control ${ isLong ? 'is-long' : '' } ${ text ? 'is-choice' : '' }` }>{ text }</div>
			{ help && <p className="df-help">{ help }</p> }
		</div>
	);
}

/** What is asked for, or what is said instead: as it will stand there. */
function Consent( { attributes }: FormProps ) {
	const usual = defaults();
	const consent = attributes.asks_consent ? attributes.consent || usual.consent : '';
	if ( ! consent ) {
		const privacy = attributes.privacy || ( usual.has_policy ? usual.privacy : '' );
		return privacy && <p className="df-privacy">{ privacy }</p>;
	}
	return (
		<div className="df-field df-consent">
			<label>
				<input type="checkbox" disabled /> <span>{ consent }</span>
			</label>
		</div>
	);
}
