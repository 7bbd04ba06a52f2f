import { InspectorControls } from '@wordpress/block-editor';
import { PanelBody, RangeControl, SelectControl, TextareaControl, TextControl, ToggleControl } from '@wordpress/components';
import { decodeEntities } from '@wordpress/html-entities';
import { __, sprintf } from '@wordpress/i18n';
import { subjectOf, worded, type FormProps, type Want } from './attributes';
import { defaults } from './defaults';
import { Topics } from './topics';

/** Everything that can be set, in the order in which visitors meet it. */
export function Inspector( props: FormProps ) {
	return (
		<InspectorControls>
			<Fields { ...props } />
			<Topics { ...props } />
			<Files { ...props } />
			<Privacy { ...props } />
			<After { ...props } />
		</InspectorControls>
	);
}

function Choice( { label, value, onChange }: { label: string; value: Want; onChange: ( value: Want ) => void } ) {
	return (
		<SelectControl
			label={ label }
			value={ value }
			options={ [
				{ value: 'needed', label: __( 'Must be filled in', 'deskfold' ) },
				{ value: 'offered', label: __( 'May stay empty', 'deskfold' ) },
				{ value: 'absent', label: __( 'Is not asked for', 'deskfold' ) },
			] }
			onChange={ ( chosen: string ) => onChange( chosen as Want ) }
			__nextHasNoMarginBottom
		/>
	);
}

function Fields( { attributes, setAttributes }: FormProps ) {
	const { layout, name, helps } = attributes;
	const subject = subjectOf( attributes );
	const fields = [
		[ 'name', __( 'Your name', 'deskfold' ), name !== 'absent' ],
		[ 'email', __( 'E-mail', 'deskfold' ), true ],
		[ 'subject', __( 'Subject', 'deskfold' ), subject !== 'absent' ],
		[ 'message', __( 'Your message', 'deskfold' ), true ],
	] as const;
	return (
		<PanelBody title={ __( 'Fields', 'deskfold' ) }>
			<SelectControl
				label={ __( 'Name and e-mail', 'deskfold' ) }
				value={ layout }
				options={ [
					{ value: 'side', label: __( 'Side by side where there is room', 'deskfold' ) },
					{ value: 'stacked', label: __( 'One below the other', 'deskfold' ) },
				] }
				onChange={ ( chosen: string ) => setAttributes( { layout: chosen === 'stacked' ? 'stacked' : 'side' } ) }
				__nextHasNoMarginBottom
			/>
			<Choice label={ __( 'Name', 'deskfold' ) } value={ name } onChange={ ( chosen ) => setAttributes( { name: chosen } ) } />
			<Choice label={ __( 'Subject', 'deskfold' ) } value={ subject } onChange={ ( chosen ) => setAttributes( { subject: chosen, asks_subject: false } ) } />
			<p>{ __( 'Labels are written right in the form. Without a subject the ticket is called like the topic or the first line of the message.', 'deskfold' ) }</p>
			{ fields.map(
				( [ field, label, isThere ] ) =>
					isThere && (
						<TextControl
							key={ field }
							/* translators: %s: name of a field, such as "E-mail". */
							label={ sprintf( __( 'Help below “%s”', 'deskfold' ), decodeEntities( attributes.labels[ field ] ?? label ) ) }
							value={ helps[ field ] ?? '' }
							maxLength={ 300 }
							onChange={ ( text: string ) => setAttributes( { helps: worded( helps, field, text ) } ) }
							__nextHasNoMarginBottom
						/>
					)
			) }
		</PanelBody>
	);
}

function Files( { attributes: { takes_files: takes, max_files: most }, setAttributes }: FormProps ) {
	return (
		<PanelBody title={ __( 'Files', 'deskfold' ) } initialOpen={ false }>
			<ToggleControl
				label={ __( 'Accept files', 'deskfold' ) }
				help={ __( 'Which kinds and how large is set in Deskfold’s settings.', 'deskfold' ) }
				checked={ takes }
				onChange={ ( checked: boolean ) => setAttributes( { takes_files: checked } ) }
				__nextHasNoMarginBottom
			/>
			{ takes && (
				<RangeControl
					label={ __( 'Files in one message', 'deskfold' ) }
					help={ __( '0: as many as the settings allow. More than those allow is never accepted.', 'deskfold' ) }
					min={ 0 }
					max={ 20 }
					value={ most }
					onChange={ ( files?: number ) => setAttributes( { max_files: files ?? 0 } ) }
					__nextHasNoMarginBottom
				/>
			) }
		</PanelBody>
	);
}

function Privacy( { attributes, setAttributes }: FormProps ) {
	return (
		<PanelBody title={ __( 'Consent and privacy', 'deskfold' ) } initialOpen={ false }>
			<ToggleControl
				label={ __( 'Ask for consent', 'deskfold' ) }
				checked={ attributes.asks_consent }
				onChange={ ( checked: boolean ) => setAttributes( { asks_consent: checked } ) }
				__nextHasNoMarginBottom
			/>
			{ attributes.asks_consent && (
				<TextareaControl
					label={ __( 'Consent text', 'deskfold' ) }
					help={ __( 'Empty: the text from Deskfold’s settings; when that is empty too, the form does not ask.', 'deskfold' ) }
					placeholder={ defaults().consent }
					value={ attributes.consent }
					onChange={ ( consent: string ) => setAttributes( { consent } ) }
					__nextHasNoMarginBottom
				/>
			) }
			<TextareaControl
				label={ __( 'Privacy line', 'deskfold' ) }
				help={ __( 'Stands above the button where no consent is asked for. Your page of the privacy policy is linked by itself.', 'deskfold' ) }
				placeholder={ defaults().privacy }
				value={ attributes.privacy }
				onChange={ ( privacy: string ) => setAttributes( { privacy } ) }
				__nextHasNoMarginBottom
			/>
		</PanelBody>
	);
}

function After( { attributes, setAttributes }: FormProps ) {
	return (
		<PanelBody title={ __( 'Sending', 'deskfold' ) } initialOpen={ false }>
			<TextControl
				label={ __( 'Words on the button', 'deskfold' ) }
				placeholder={ defaults().button }
				value={ decodeEntities( attributes.button ) }
				maxLength={ 300 }
				onChange={ ( button: string ) => setAttributes( { button } ) }
				__nextHasNoMarginBottom
			/>
			<TextareaControl
				label={ __( 'Thank-you text', 'deskfold' ) }
				help={ __( 'Shown under “Thank you” after sending. Empty: the text from Deskfold’s settings.', 'deskfold' ) }
				placeholder={ defaults().thanks }
				value={ attributes.thanks }
				onChange={ ( thanks: string ) => setAttributes( { thanks } ) }
				__nextHasNoMarginBottom
			/>
		</PanelBody>
	);
}
