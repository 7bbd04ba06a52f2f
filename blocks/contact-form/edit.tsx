import { InspectorControls, RichText, useBlockProps } from '@wordpress/block-editor';
import { PanelBody, TextareaControl, TextControl, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Preview } from './preview';

export type FormAttributes = {
	heading: string;
	asks_subject: boolean;
	topics: string[];
	takes_files: boolean;
	asks_consent: boolean;
	consent: string;
	thanks: string;
	button: string;
};

type Props = { attributes: FormAttributes; setAttributes: ( changes: Partial< FormAttributes > ) => void };

/** One topic a line; the line being typed may be empty. */
function lines( text: string ): string[] {
	return text === '' ? [] : text.split( '\n' );
}

function Fields( { attributes, setAttributes }: Props ) {
	return (
		<PanelBody title={ __( 'Fields', 'deskfold' ) }>
			<TextareaControl
				label={ __( 'Topics', 'deskfold' ) }
				help={ __( 'One a line. Visitors choose what it is about; without topics the form does not ask.', 'deskfold' ) }
				value={ attributes.topics.join( '\n' ) }
				onChange={ ( text: string ) => setAttributes( { topics: lines( text ) } ) }
				__nextHasNoMarginBottom
			/>
			<ToggleControl
				label={ __( 'Ask for a subject', 'deskfold' ) }
				help={ __( 'Without it the subject is the topic or the first line of the message.', 'deskfold' ) }
				checked={ attributes.asks_subject }
				onChange={ ( asks_subject: boolean ) => setAttributes( { asks_subject } ) }
				__nextHasNoMarginBottom
			/>
			<ToggleControl
				label={ __( 'Accept files', 'deskfold' ) }
				help={ __( 'Which kinds and how large is set in Deskfold’s settings.', 'deskfold' ) }
				checked={ attributes.takes_files }
				onChange={ ( takes_files: boolean ) => setAttributes( { takes_files } ) }
				__nextHasNoMarginBottom
			/>
		</PanelBody>
	);
}

function Texts( { attributes, setAttributes }: Props ) {
	return (
		<PanelBody title={ __( 'Texts', 'deskfold' ) }>
			<ToggleControl
				label={ __( 'Ask for consent', 'deskfold' ) }
				checked={ attributes.asks_consent }
				onChange={ ( asks_consent: boolean ) => setAttributes( { asks_consent } ) }
				__nextHasNoMarginBottom
			/>
			{ attributes.asks_consent && (
				<TextareaControl
					label={ __( 'Consent text', 'deskfold' ) }
					help={ __( 'Empty: the text from Deskfold’s settings; when that is empty too, the form does not ask.', 'deskfold' ) }
					value={ attributes.consent }
					onChange={ ( consent: string ) => setAttributes( { consent } ) }
					__nextHasNoMarginBottom
				/>
			) }
			<TextareaControl
				label={ __( 'Thank-you text', 'deskfold' ) }
				help={ __( 'Shown under “Thank you” after sending. Empty: the text from Deskfold’s settings.', 'deskfold' ) }
				value={ attributes.thanks }
				onChange={ ( thanks: string ) => setAttributes( { thanks } ) }
				__nextHasNoMarginBottom
			/>
			<TextControl
				label={ __( 'Button', 'deskfold' ) }
				placeholder={ __( 'Send message', 'deskfold' ) }
				value={ attributes.button }
				onChange={ ( button: string ) => setAttributes( { button } ) }
				__nextHasNoMarginBottom
			/>
		</PanelBody>
	);
}

export function Edit( props: Props ) {
	const { attributes, setAttributes } = props;
	return (
		<div { ...useBlockProps( { className: 'df-front' } ) }>
			<InspectorControls>
				<Fields { ...props } />
				<Texts { ...props } />
			</InspectorControls>
			<RichText
				tagName="h2"
				className="wp-block-heading df-heading"
				placeholder={ __( 'Heading (optional)', 'deskfold' ) }
				allowedFormats={ [ 'core/bold', 'core/italic' ] }
				value={ attributes.heading }
				onChange={ ( heading: string ) => setAttributes( { heading } ) }
			/>
			<Preview attributes={ attributes } />
		</div>
	);
}
